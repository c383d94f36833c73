"""Pages, a file a subject."""

from hudna.views.web.pages.account import router as account
from hudna.views.web.pages.adding import router as adding
from hudna.views.web.pages.agreements import router as agreements
from hudna.views.web.pages.alerts import router as alerts
from hudna.views.web.pages.events import router as events
from hudna.views.web.pages.inbox import router as inbox
from hudna.views.web.pages.incidents import router as incidents
from hudna.views.web.pages.judgements import router as judgements
from hudna.views.web.pages.overview import router as overview
from hudna.views.web.pages.preferences import router as preferences
from hudna.views.web.pages.reports import router as reports
from hudna.views.web.pages.search import router as search
from hudna.views.web.pages.sources import router as sources

ROUTERS = (
    overview,
    agreements,
    events,
    inbox,
    judgements,  # before the incidents, whose addresses take in everything below them
    incidents,
    reports,
    search,
    adding,
    sources,
    alerts,
    account,
    preferences,
)
"""Every page."""
