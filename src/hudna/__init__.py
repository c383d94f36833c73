"""Hudna: from the day's reports to the state of a ceasefire."""

from importlib.metadata import version

__version__ = version("hudna")
