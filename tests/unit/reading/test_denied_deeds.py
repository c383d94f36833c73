"""Who did what he denies: the accused who denies it, and who issued a denial."""

from collections.abc import Mapping

import pytest

from hudna.model.claims import Status

from .conftest import Bench, ids
from .test_government import doers


@pytest.mark.parametrize(
    ("iso", "text", "doer"),
    [
        ("en", "Azerbaijan denied Armenian accusations of shelling Berd.", "AZE"),
        ("en", "Turkey rejected Armenian accusations against Azerbaijan of shelling Berd.", "AZE"),
        ("en", "Azerbaijan rejected Armenian reports that it had shelled Berd.", "AZE"),
        ("en", "Azerbaijan denied that it had shelled Berd.", "AZE"),
        ("ar", "نفت أذربيجان اتهامات أرمينيا لها بقصف بيرد.", "AZE"),
        ("ar", "رفضت أذربيجان الاتهامات الأرمينية بقصف بيرد.", "AZE"),
        ("ar", "نفت تركيا اتهامات أرمينيا لأذربيجان بقصف بيرد.", "AZE"),
        ("ar", "رفضت أذربيجان اتهام أرمينيا لها بخرق الهدنة في بيرد.", "AZE"),
        ("ar", "وصفت أذربيجان اتهامات أرمينيا بخرق الهدنة بأنها كاذبة.", "AZE"),
        ("en", "Azerbaijan said Armenia's claim of violations of the ceasefire was a lie.", "AZE"),
    ],
)
def test_who_denies_accusations_is_the_accused_unless_they_are_made_against_another(
    *, benches: Mapping[str, Bench], iso: str, text: str, doer: str
) -> None:
    assert doers(benches[iso], text) == [doer]


def test_who_dismisses_what_another_claims_for_himself_is_not_told_to_have_done_it(en: Bench) -> None:
    assert doers(en, "Azerbaijan dismissed claims by Armenia that it had captured Shusha.") == []


@pytest.mark.parametrize(
    ("iso", "text"),
    [
        ("ar", "أصدرت أرمينيا بيانا نفت فيه مهاجمة بردة."),
        ("ar", "أصدرت أرمينيا بيانا نفت فيه أنها قصفت بردة."),
        ("en", "Armenia issued a statement denying that it had shelled Barda."),
    ],
)
def test_who_denies_in_a_statement_did_not_do_it(*, benches: Mapping[str, Bench], iso: str, text: str) -> None:
    claim = benches[iso].claims(text)[0]
    assert (claim.status, ids(claim.actors)) == (Status.DENIED, ["ARM"])


@pytest.mark.parametrize(
    ("iso", "text"),
    [("en", "Armenia denied that it had come under attack."), ("ar", "نفت أرمينيا أنها تعرضت لهجوم.")],
)
def test_who_denies_that_something_befell_him_is_not_told_to_have_done_it(
    *, benches: Mapping[str, Bench], iso: str, text: str
) -> None:
    [claim] = benches[iso].claims(text)
    assert ids(claim.actors) == []
