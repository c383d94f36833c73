"""What binds whom at an instant: the register of agreements, and its terms as known at a time."""

from hudna.agreements.draft import draft
from hudna.agreements.find import find_agreement
from hudna.agreements.register import load_agreement, load_agreements
from hudna.model.terms import as_of, deadline_at, phase_at, window_at

__all__ = [
    "as_of",
    "deadline_at",
    "draft",
    "find_agreement",
    "load_agreement",
    "load_agreements",
    "phase_at",
    "window_at",
]
