"""Feeds, sitemaps and pages: what they list, and what is taken of each entry."""

from hudna.sources.feeds.entry_piece import identity, piece_of
from hudna.sources.feeds.listing import Entry, Listing, ListingKind
from hudna.sources.feeds.recognising import listing_of

__all__ = ["Entry", "Listing", "ListingKind", "identity", "listing_of", "piece_of"]
