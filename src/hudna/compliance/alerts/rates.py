"""Whether something happens more often than before, by more than chance would give: an exact test of two rates.

Counts of independent events with a rate λ over an exposure e (here: reports read) are Poisson with mean λe. Given how many
there were in both periods together, those of the recent one are binomial: if the rates are equal, each event falls into
the recent period with probability e₁ / (e₁ + e₀), whatever the rate. So nothing has to be estimated, and more exposure
explains more events. (Przyborowski and Wilenski 1940, "Homogeneity of results in testing samples from Poisson series",
Biometrika 31, 313-323.)
"""

from __future__ import annotations

from math import exp, fsum, lgamma, log


def chance_of_as_many(recent: int, recent_exposure: float, earlier: int, earlier_exposure: float) -> float:
    """The probability of as many recent events or more, of all that there were, if the rate did not rise.

    Args:
        recent: number of events in the recent period, not negative.
        recent_exposure: how much could be seen of it, in any unit; positive.
        earlier: number of events in the earlier period, not negative.
        earlier_exposure: how much could be seen of that, in the same unit; positive.

    Returns:
        The one-sided p-value, from 0 to 1.

    Raises:
        ValueError: a count is negative, or an exposure is not positive.
    """
    if recent < 0 or earlier < 0:
        raise ValueError("a number of events is negative")
    if recent_exposure <= 0 or earlier_exposure <= 0:
        raise ValueError("an exposure is not positive")
    if recent == 0:
        return 1.0
    both = log(recent_exposure + earlier_exposure)
    shares = log(recent_exposure) - both, log(earlier_exposure) - both
    total = recent + earlier
    return min(1.0, fsum(_binomial(number, total, *shares) for number in range(recent, total + 1)))


def _binomial(number: int, total: int, log_share: float, log_rest: float) -> float:
    """The probability of so many of a total, given the logarithm of each one's and of the rest; for totals of any size."""
    ways = lgamma(total + 1) - lgamma(number + 1) - lgamma(total - number + 1)
    return exp(ways + number * log_share + (total - number) * log_rest)
