"""What incidents mean under agreements: findings, what the reports could know, and the standing at an instant."""

from hudna.compliance.cover import Publication, coverage
from hudna.compliance.find import find
from hudna.compliance.inside import CountedDay, Share, Sums, days_under, sums_under
from hudna.compliance.matrix import accuser_of
from hudna.compliance.propose import propose
from hudna.compliance.stand import standing

__all__ = [
    "CountedDay",
    "Publication",
    "Share",
    "Sums",
    "accuser_of",
    "coverage",
    "days_under",
    "find",
    "propose",
    "standing",
    "sums_under",
]
