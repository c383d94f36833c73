"""How many people were harmed, by all accounts: low, best, high, and every revision."""

from __future__ import annotations

from datetime import date

from hypothesis import given
from hypothesis import strategies as st

from hudna.model.incidents import Figures, FiledClaim
from tests.tellings import count, filed, incident


def killed(*claims: FiledClaim) -> Figures:
    found = incident(*claims).killed
    assert found is not None
    return found


def say(*told: str, published: str = "2020-10-27") -> list[FiledClaim]:
    """`RUS 3` for a claim of RUS of three killed; a minus before it for a denial."""
    return [
        filed(
            says=text.split()[0].removeprefix("!"),
            status="denied" if text.startswith("!") else "actual",
            killed=text.split()[1],
            number=number,
            published=published,
        )
        for number, text in enumerate(told, 1)
    ]


def shown(figures: Figures) -> tuple[int | None, int | None, int | None]:
    return figures.low, figures.best, figures.high


def test_the_figure_of_one_account_is_low_best_and_high() -> None:
    one = killed(*say("AZE 3"))
    assert shown(one) == (3, 3, 3)
    assert one.method == "the figure of the only account that gives one"


def test_of_several_accounts_the_lowest_the_lower_median_and_the_highest_count() -> None:
    several = killed(*say("AZE 3", "RUS 4", "UN 21"))
    assert shown(several) == (3, 4, 21)
    assert several.method == "lowest, lower median and highest of the latest figures of 3 accounts"


def test_the_best_of_an_even_number_is_the_lower_of_the_middle_two_which_somebody_gave_and_is_called_so() -> None:
    two = killed(*say("AZE 3", "RUS 8"))
    assert two.best == 3
    assert two.method == "lowest, lower median and highest of the latest figures of 2 accounts"


def test_a_range_counts_by_its_middle_and_an_open_one_by_its_known_end() -> None:
    assert shown(killed(*say("AZE 3-7"))) == (3, 5, 7)
    assert shown(killed(*say("AZE 21-"))) == (21, 21, None)
    assert shown(killed(*say("AZE -9"))) == (None, 9, 9)
    assert shown(killed(*say("AZE 21-", "RUS 5", "UN 6"))) == (5, 6, None)


def test_who_denies_it_gives_no_figure() -> None:
    assert shown(killed(*say("AZE 3", "!ARM 0"))) == (3, 3, 3)
    assert incident(*say("!ARM 0")).killed is None


def test_no_toll_is_not_a_toll_of_zero() -> None:
    assert incident(filed()).killed is None
    assert shown(killed(*say("AZE 0"))) == (0, 0, 0)


def test_the_killed_and_the_wounded_are_counted_apart() -> None:
    one = incident(filed(killed="3", wounded="10"), filed(says="RUS", wounded="12", number=2))
    assert one.killed is not None
    assert one.wounded is not None
    assert (shown(one.killed), shown(one.wounded)) == ((3, 3, 3), (10, 10, 12))


def test_a_later_figure_of_an_account_takes_the_place_of_the_earlier_which_is_kept() -> None:
    revised = killed(
        filed(killed="2", published="2020-10-27", report="a"),
        filed(killed="9", published="2020-10-29", report="c"),
        filed(killed="5", published="2020-10-28", report="b"),
    )
    assert shown(revised) == (9, 9, 9)
    assert [(figure.told, figure.count, figure.current) for figure in revised.told] == [
        (date(2020, 10, 27), count("2"), False),
        (date(2020, 10, 28), count("5"), False),
        (date(2020, 10, 29), count("9"), True),
    ]
    assert {figure.speaker for figure in revised.told} == {"AZE"}
    assert [figure.claim for figure in revised.told] == ["a#1", "b#1", "c#1"]


def test_a_new_version_of_a_report_takes_the_place_of_what_it_said_on_the_same_day() -> None:
    revised = killed(
        filed(killed="5", report="first"),
        filed(report="second", version_of="first"),
        filed(killed="9", report="third", version_of="second"),
    )
    assert shown(revised) == (9, 9, 9)
    assert [(figure.claim, figure.current) for figure in revised.told] == [("first#1", False), ("third#1", True)]
    (account,) = incident(filed(killed="5", report="first"), filed(killed="9", report="z", version_of="first")).accounts
    assert account.killed == count("9")


def test_a_new_version_without_a_figure_leaves_the_earlier_one_and_that_of_a_report_beside_it_counts() -> None:
    assert shown(killed(filed(killed="5", report="a"), filed(report="b", version_of="a"))) == (5, 5, 5)
    beside = killed(
        filed(killed="5", report="a"), filed(killed="9", report="b", version_of="a"), filed(killed="7", report="c")
    )
    assert shown(beside) == (7, 7, 9)


def test_an_account_that_gives_several_figures_on_its_last_day_is_told_as_their_range() -> None:
    several = killed(*say("AZE 21", "AZE 21", "AZE 20-"))
    assert shown(several) == (20, 21, None)
    assert several.method == "lowest, lower median and highest of the latest figures of the only account that gives any"
    assert killed(*say("AZE 21", "AZE 21")).method == "the figure of the only account that gives one"


def test_a_figure_of_a_day_that_is_not_known_is_older_than_any_other() -> None:
    figures = killed(filed(killed="2", published=None), filed(killed="5", report="b"))
    assert shown(figures) == (5, 5, 5)
    assert [figure.current for figure in figures.told] == [True, False]


def test_a_later_figure_of_one_account_does_not_replace_that_of_another() -> None:
    assert shown(killed(*say("AZE 3"), *(filed(says="RUS", killed="4", number=9, published="2020-11-01"),))) == (
        3,
        3,
        4,
    )


@given(st.lists(st.tuples(st.sampled_from(["AZE", "RUS", "UN", "SRC"]), st.integers(0, 50)), min_size=1, max_size=8))
def test_the_best_lies_between_low_and_high_and_nothing_that_was_told_is_lost(told: list[tuple[str, int]]) -> None:
    figures = killed(*say(*(f"{speaker} {number}" for speaker, number in told)))
    assert figures.low is not None
    assert figures.best is not None
    assert figures.high is not None
    assert figures.low <= figures.best <= figures.high
    assert sorted(figure.count.low or 0 for figure in figures.told) == sorted(number for _, number in told)
