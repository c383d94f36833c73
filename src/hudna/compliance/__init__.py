"""What incidents mean under agreements: findings, what the reports could know, and the standing at an instant."""

from hudna.compliance.concern import concerned
from hudna.compliance.cover import Publication, coverage
from hudna.compliance.find import find
from hudna.compliance.propose import propose
from hudna.compliance.stand import standing

__all__ = ["Publication", "concerned", "coverage", "find", "propose", "standing"]
