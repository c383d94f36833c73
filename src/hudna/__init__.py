"""Hudna: from the day's reports to the state of a ceasefire."""

__version__ = "0.1.0"
