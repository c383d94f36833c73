"""Pages, a file a subject."""

from hudna.views.web.pages.agreements import router as agreements
from hudna.views.web.pages.events import router as events
from hudna.views.web.pages.inbox import router as inbox
from hudna.views.web.pages.incidents import router as incidents
from hudna.views.web.pages.judgements import router as judgements
from hudna.views.web.pages.overview import router as overview
from hudna.views.web.pages.preferences import router as preferences

ROUTERS = (overview, agreements, events, inbox, incidents, judgements, preferences)
"""Every page."""
