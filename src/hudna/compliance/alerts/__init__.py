"""Alerts: what of a truce somebody should be told without asking. Pure functions of what is known, and an instant."""

from hudna.compliance.alerts.breaches import first_breach
from hudna.compliance.alerts.contradiction import contradictions
from hudna.compliance.alerts.deadlines import deadlines
from hudna.compliance.alerts.rates import chance_of_as_many
from hudna.compliance.alerts.rules import Rules, load_rules
from hudna.compliance.alerts.silence import silences
from hudna.compliance.alerts.surge import Told, surges
from hudna.compliance.alerts.truces import ANNOUNCED, announced, followed, in_force

__all__ = [
    "ANNOUNCED",
    "Rules",
    "Told",
    "announced",
    "chance_of_as_many",
    "contradictions",
    "deadlines",
    "first_breach",
    "followed",
    "in_force",
    "load_rules",
    "silences",
    "surges",
]
