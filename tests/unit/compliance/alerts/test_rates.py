"""The exact test of two rates: against known values, exact arithmetic, and what must hold of any counts."""

from __future__ import annotations

from fractions import Fraction
from math import comb

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hudna.compliance.alerts.rates import chance_of_as_many

counts = st.integers(min_value=0, max_value=60)
exposures = st.integers(min_value=1, max_value=500)


@pytest.mark.parametrize(
    ("recent", "exposure", "earlier", "earlier_exposure", "chance"),
    [
        (5, 7, 0, 7, 1 / 32),  # five throws of a coin, all heads
        (0, 1, 9, 100, 1.0),
        (12, 1, 0, 9, 1e-12),
        (10, 5, 10, 20, 0.00259482740067402),  # these three: scipy.stats.binom.sf
        (11, 800, 21, 3011, 0.05600865978769968),  # births to two groups of women, in the manual of R's poisson.test
        (40, 1, 360, 19, 3.13028928279142e-05),
        (3000, 28, 7000, 72, 5.077872114123207e-06),
    ],
)
def test_it_gives_known_values(recent: int, exposure: int, earlier: int, earlier_exposure: int, chance: float) -> None:
    assert chance_of_as_many(recent, exposure, earlier, earlier_exposure) == pytest.approx(chance, rel=1e-9)


@given(counts, exposures, counts, exposures)
def test_it_is_exact(recent: int, exposure: int, earlier: int, earlier_exposure: int) -> None:
    share = Fraction(exposure, exposure + earlier_exposure)
    total = recent + earlier
    exact = sum(comb(total, n) * share**n * (1 - share) ** (total - n) for n in range(recent, total + 1))
    assert chance_of_as_many(recent, exposure, earlier, earlier_exposure) == pytest.approx(float(exact), rel=1e-9)


@given(counts, exposures, counts, exposures)
def test_more_recent_events_are_less_likely_and_more_earlier_ones_make_them_likelier(
    recent: int, exposure: int, earlier: int, earlier_exposure: int
) -> None:
    chance = chance_of_as_many(recent, exposure, earlier, earlier_exposure)
    assert 0 < chance <= 1
    assert chance_of_as_many(recent + 1, exposure, earlier, earlier_exposure) <= chance * (1 + 1e-9)
    assert chance_of_as_many(recent, exposure, earlier + 1, earlier_exposure) >= chance * (1 - 1e-9)


@given(counts, exposures, counts, exposures, st.integers(min_value=1, max_value=1_000))
def test_only_the_ratio_of_the_exposures_counts(
    recent: int, exposure: int, earlier: int, earlier_exposure: int, times: int
) -> None:
    chance = chance_of_as_many(recent, exposure, earlier, earlier_exposure)
    scaled = chance_of_as_many(recent, exposure * times, earlier, earlier_exposure * times)
    assert scaled == pytest.approx(chance, rel=1e-9)


@given(counts, exposures, counts, exposures)
def test_more_recent_exposure_explains_more(recent: int, exposure: int, earlier: int, earlier_exposure: int) -> None:
    chance = chance_of_as_many(recent, exposure, earlier, earlier_exposure)
    assert chance_of_as_many(recent, exposure + 1, earlier, earlier_exposure) >= chance * (1 - 1e-9)


@pytest.mark.parametrize(
    ("counts", "reason"), [((-1, 1, 0, 1), "negative"), ((1, 0, 0, 1), "positive"), ((1, 1, 0, -2), "positive")]
)
def test_what_is_no_count_or_no_exposure_is_refused(counts: tuple[int, int, int, int], reason: str) -> None:
    with pytest.raises(ValueError, match=reason):
        chance_of_as_many(*counts)
