"""How pairs of claims are weighed, and how a weight explains itself."""

from __future__ import annotations

import re
from itertools import combinations, product
from pathlib import Path

import pytest
from msgspec.structs import replace

from hudna.incidents import Facets, Matcher
from hudna.incidents import compared as compared_pairs
from hudna.incidents.compare import LEVELS, compare, words
from hudna.incidents.matching import load_matching
from hudna.incidents.pairwise import Pairs
from hudna.incidents.weights import WEIGHTS, Weights, load_weights
from hudna.model.errors import DataError
from hudna.model.incidents import FiledClaim
from tests.tellings import compared, filed


def facets(claim: FiledClaim) -> Facets:
    found = compared(claim)
    assert found is not None
    return found


def weights(prior: float, **levels: float) -> Weights:
    """Weights of nothing but the levels named, such as `place__same_point`."""
    told = {name.replace("__", " ").replace("_", " "): bits for name, bits in levels.items()}
    return Weights(
        prior=prior,
        aspects={
            aspect: {level: told.get(f"{aspect} {level}", 0.0) for level in levels} for aspect, levels in LEVELS.items()
        },
    )


def weight(matcher: Matcher, one: Facets, other: Facets) -> float:
    """The weight of a pair, from memory where the matcher has weighed it."""
    mine, theirs = (matcher.traits([claim])[claim.claim] for claim in (one, other))
    return matcher.weight_of(mine, theirs)


def reason(matcher: Matcher, one: Facets, other: Facets) -> str:
    traits = matcher.traits((one, other))
    return matcher.reason(traits[one.claim], traits[other.claim])


ONE = facets(filed(killed="3"))
OTHER = facets(filed(report="second", says="RUS", words="Terter was hit"))


def test_the_weight_of_a_pair_is_the_sum_of_its_levels_and_the_prior() -> None:
    matcher = Matcher(weights=weights(-4.0, place__same_point=3.0, toll__one=-0.5, time__days_apart=-9.0))
    assert weight(matcher, ONE, OTHER) == pytest.approx(-1.5)
    assert weight(matcher, OTHER, ONE) == weight(matcher, ONE, OTHER)


def test_it_explains_itself_the_strongest_first_and_without_what_says_nothing() -> None:
    matcher = Matcher(weights=weights(-4.0, toll__one=-0.5, place__same_point=3.0))
    assert reason(matcher, ONE, OTHER) == "-1.5 bits: place: same point +3.0, toll: one -0.5, prior -4.0"


def test_the_weights_that_come_with_hudna_explain_themselves() -> None:
    matcher = Matcher()
    told_why = reason(matcher, ONE, OTHER)
    parts = re.findall(r"(\w+): ([\w ]+) ([+-][\d.]+)", told_why)
    levels = compare(ONE, OTHER, load_matching())._asdict()
    assert {aspect: level for aspect, level, _ in parts}.items() <= levels.items()
    told = sum(float(bits) for _, _, bits in parts) + float(told_why.rpartition("prior ")[2])
    assert told == pytest.approx(weight(matcher, ONE, OTHER), abs=0.1)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (filed(says="AZE"), filed(says="RUS", words="Terter was hit at noon", report="b")),
        (filed(says="AZE"), filed(says="ARM", status="denied", words="we did not open fire", report="b")),
        (
            filed(killed="17"),
            filed("harm.people", by="", on="AZE", killed="17", words="the dead of Terter", report="b"),
        ),
    ],
    ids=["another report of it", "its denial", "the toll of it"],
)
def test_what_tells_the_same_event_is_likelier_than_not_one(one: FiledClaim, other: FiledClaim) -> None:
    assert weight(Matcher(), facets(one), facets(other)) > 0


@pytest.mark.parametrize(
    "other",
    [
        filed(at=("Barda", "AZE"), words="Barda was hit", report="b"),
        filed(day="2020-10-25", words="Terter was hit", report="b"),
        filed(by="AZE", says="ARM", at=("Goris", "ARM"), words="Goris was hit", report="b"),
        filed("attack.drone", on="RUS", words="a drone came down", report="b"),
    ],
    ids=["another place", "another day", "the other side", "another weapon and target"],
)
def test_what_tells_another_is_not(other: FiledClaim) -> None:
    assert weight(Matcher(), facets(filed(on="AZE")), facets(other)) < 0


def test_many_pairs_weigh_what_each_does_by_itself() -> None:
    kinds, sides, places = (
        ("attack.shelling", "truce.violated", "harm.people"),
        ("AZE", "ARM"),
        (None, ("Barda", "AZE")),
    )
    days = ("2020-10-20", "2020-10-22", None)
    wordings = ("Terter was hit at noon", "at noon, Terter was hit", "guns")
    every = [
        facets(
            filed(
                kind, by=by, at=at, day=day, words=told, report=f"r{number % 5}", number=number, published="2020-10-21"
            )
        )
        for number, (kind, by, at, day, told) in enumerate(product(kinds, sides, places, days, wordings), start=1)
    ]
    matcher = Matcher()
    traits = matcher.traits(every)
    told = {pair: weight for some in compared_pairs(every, 3) for pair, weight in weighed(matcher, some)}
    alone = {pair: matcher.weight_of(*(traits[one] for one in pair)) for pair in told}
    assert (
        told
        == alone
        == {pair: weight for some in compared_pairs(every, 3) for pair, weight in weighed(Matcher(), some)}
    )
    assert {True, False} == {weight > 0 for weight in told.values()}
    assert {words(*(traits[one].facets for one in pair), elsewhere=False) for pair in told} == {"same", "other"}


def weighed(matcher: Matcher, pairs: Pairs) -> list[tuple[tuple[str, str], float]]:
    return [
        ((one.claim, other.claim), weight) for (one, other), weight in zip(pairs, matcher.weights(pairs), strict=True)
    ]


def test_what_no_wording_makes_one_event_counts_as_put_in_other_words() -> None:
    far = weights(-20.0, words__same=7.0, words__other=-3.0)
    assert weight(Matcher(weights=far), ONE, replace(ONE, report="b", claim="b#1")) == -23.0
    near = weights(-6.0, words__same=7.0, words__other=-3.0)
    assert weight(Matcher(weights=near), ONE, replace(ONE, report="b", claim="b#1")) == 1.0
    assert (
        reason(Matcher(weights=far), ONE, replace(ONE, report="b", claim="b#1"))
        == "-23.0 bits: words: other -3.0, prior -20.0"
    )


# The file


@pytest.mark.parametrize(
    ("pattern", "new", "reason"),
    [
        (r"prior = [-.\d]+", "prior = 'low'", "prior"),
        (r"prior = [-.\d]+", "", "missing required field `prior`"),
        (r"prior = [-.\d]+", "prior = -5.0\nposterior = 1.0", "unknown field `posterior`"),
        (r'"same point" = .*', "", "aspects.place.*'same point' is missing"),
        (r'"same point" = .*', '"same point" = 1.0\n"same street" = 1.0', "aspects.place.*'same street' is not known"),
        (r"\[aspects.place\]", "[aspects.room]", "aspects"),
        (r"\[aspects.place\]", "[aspects.place", "line"),
    ],
)
def test_a_file_with_a_fault_is_refused_by_name_with_place_and_reason(
    tmp_path: Path, pattern: str, new: str, reason: str
) -> None:
    text, changed = re.subn(pattern, new, WEIGHTS.read_text(encoding="utf-8"), count=1)
    assert changed
    file = tmp_path / "own.toml"
    file.write_text(text, encoding="utf-8")
    with pytest.raises(DataError, match=rf"(?s)own\.toml.*{reason}"):
        load_weights(file)


def test_a_claim_that_has_changed_is_weighed_as_it_is(monkeypatch: pytest.MonkeyPatch) -> None:
    matcher = Matcher()
    before = weight(matcher, ONE, OTHER)
    assert weight(matcher, replace(OTHER), replace(ONE)) == before
    moved = replace(OTHER, first=(OTHER.first or 0) + 1, last=(OTHER.last or 0) + 1)
    assert weight(matcher, ONE, moved) == weight(Matcher(), ONE, moved) != before


@pytest.mark.parametrize("bound", ["MOST", "CLAIMS"])
def test_no_more_is_remembered_than_there_is_room_for(monkeypatch: pytest.MonkeyPatch, bound: str) -> None:
    monkeypatch.setattr(f"hudna.incidents.weights.{bound}", 3)
    claims = [facets(filed(report=f"r{number}")) for number in range(5)]
    matcher = Matcher()
    for _ in range(3):
        traits = matcher.traits(claims)
        for one, other in combinations(claims, 2):
            assert matcher.weight_of(traits[one.claim], traits[other.claim]) == weight(Matcher(), one, other)
    matcher.traits([])
    assert len(matcher._comparison) == len(matcher._known) == 0
