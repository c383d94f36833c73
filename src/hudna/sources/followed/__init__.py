"""Sources that are followed: what they are, where their reports are found, and how a feed of theirs fares."""

from hudna.sources.followed.files import load_followed, read_followed

__all__ = ["load_followed", "read_followed"]
