"""Fetching: politely, within bounds, and only from where the configuration lets us."""

from hudna.sources.fetching.captures import Captures
from hudna.sources.fetching.clock import Clock
from hudna.sources.fetching.fetched import Fetched, FetchError, NotModified, Outlook, Validators
from hudna.sources.fetching.fetcher import Fetcher
from hudna.sources.fetching.policy import Policy

__all__ = ["Captures", "Clock", "FetchError", "Fetched", "Fetcher", "NotModified", "Outlook", "Policy", "Validators"]
