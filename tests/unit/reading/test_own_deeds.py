"""Where a speaker's words end because the sentence goes on with what he did himself."""

from collections.abc import Mapping

import pytest

from .conftest import Bench, ids


@pytest.mark.parametrize(
    ("iso", "text", "doer"),
    [
        ("en", "Azerbaijan rejected the offer and shelled the town of Berd.", "AZE"),
        ("en", "Azerbaijan rejected a ceasefire and launched air strikes on Berd.", "AZE"),
        ("en", "Armenia accused Azerbaijan of breaking the truce and shelled the town of Terter.", "ARM"),
        ("ar", "رفضت أذربيجان الهدنة وقصفت بلدة بيرد.", "AZE"),
        ("ar", "رفضت أذربيجان الهدنة وشنت هجوما على بلدة بيرد.", "AZE"),
        ("ar", "أدانت أرمينيا الهجوم وقصفت بلدة ترتر.", "ARM"),
    ],
)
def test_what_a_speaker_did_is_told_as_done_and_by_him(
    *, benches: Mapping[str, Bench], iso: str, text: str, doer: str
) -> None:
    done = benches[iso].claims(text)[-1]
    assert done.type.family == "attack"
    assert (done.status, done.act, ids(done.actors)) == ("actual", "states", [doer])


@pytest.mark.parametrize(
    ("iso", "text"),
    [
        ("en", "Azerbaijan denied shelling Berd and accused Armenia of shelling Terter."),
        ("ar", "نفت أذربيجان قصف بلدة بيرد واتهمت أرمينيا بقصف بلدة ترتر."),
    ],
)
def test_who_denies_and_then_accuses_does_not_deny_that_of_which_he_accuses(
    *, benches: Mapping[str, Bench], iso: str, text: str
) -> None:
    denied, accused = benches[iso].claims(text)
    assert (denied.status, denied.act) == ("denied", "denies")
    assert (accused.status, accused.act) == ("actual", "accuses")


@pytest.mark.parametrize(
    ("iso", "text"),
    [
        ("en", "Azerbaijan denied that its forces shelled Berd and attacked Goris."),
        ("en", "Azerbaijan denied it had shelled Berd and attacked Goris."),
        ("en", "Azerbaijan denied its soldiers entered Berd and attacked Goris."),
        ("en", "Azerbaijan refused to stop the shelling of Berd and withdraw its troops."),
        ("ar", "نفت أذربيجان أن تكون قواتها قصفت بلدة بيرد وهاجمت بلدة غوريس."),
        ("ar", "نفت أذربيجان إطلاق صواريخ على بيرد وشن هجمات على غوريس."),
    ],
)
def test_what_is_denied_is_denied_to_the_last_verb(*, benches: Mapping[str, Bench], iso: str, text: str) -> None:
    drafts = benches[iso].drafts(text)
    assert [draft.telling.status for draft in drafts] == ["denied", "denied"]


@pytest.mark.parametrize(
    ("iso", "text"),
    [
        ("en", "Azerbaijan denied Armenian troops went into Berd and attacked Goris."),
        ("en", "Azerbaijan denied reports soldiers took Berd and attacked Goris."),
        ("en", "Armenia demanded the return of the bodies and captured soldiers."),
        ("ar", "اتهمت أرمينيا أذربيجان بخرق الهدنة وشن هجمات على غوريس."),
        ("ar", "اتهمت أرمينيا أذربيجان بقتل مدنيين وقصف المستشفيات."),
        ("ar", "أدانت أرمينيا غارة استهدفت مستشفى في غوريس وقتلت خمسة مدنيين."),
    ],
)
def test_what_and_may_join_to_another_deed_is_none_of_the_speaker(
    *, benches: Mapping[str, Bench], iso: str, text: str
) -> None:
    drafts = benches[iso].drafts(text)
    assert drafts
    assert all(draft.choices.told.speeches for draft in drafts)


@pytest.mark.parametrize(
    ("iso", "text", "doer"),
    [
        ("en", "Azerbaijan rejected calls to withdraw and shelled the town of Berd.", ["AZE"]),
        ("en", "Azerbaijan rejected the ceasefire and shelling continued in Berd.", []),
        ("ar", "رفضت أذربيجان الهدنة، وقصفت أرمينيا بلدة ترتر.", ["ARM"]),
    ],
)
def test_what_is_told_behind_the_words_of_a_speaker_has_its_own_doer(
    *, benches: Mapping[str, Bench], iso: str, text: str, doer: list[str]
) -> None:
    last = benches[iso].drafts(text)[-1]
    assert last.telling.status == "actual"
    assert [one.id for one in last.actors] == doer
