"""Sources that are followed: what they are, where their reports are found, and how a feed of theirs fares."""

from hudna.sources.followed.feed_alerts import feed_alert, source_of_feed
from hudna.sources.followed.files import followed_of, load_followed, read_followed
from hudna.sources.followed.health import FeedState, Health, Past, health
from hudna.sources.followed.health_rules import HealthRules, load_health_rules
from hudna.sources.followed.starter import load_starter, starter_files

__all__ = [
    "FeedState",
    "Health",
    "HealthRules",
    "Past",
    "feed_alert",
    "followed_of",
    "health",
    "load_followed",
    "load_health_rules",
    "load_starter",
    "read_followed",
    "source_of_feed",
    "starter_files",
]
