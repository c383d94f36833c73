"""Pages, a file a subject."""

from hudna.views.web.pages.agreements import router as agreements
from hudna.views.web.pages.events import router as events
from hudna.views.web.pages.overview import router as overview
from hudna.views.web.pages.preferences import router as preferences

ROUTERS = (overview, agreements, events, preferences)
"""Every page."""
