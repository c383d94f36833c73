"""What those see who run `hudna watch`: logs for people and programs, measures for Prometheus."""

from hudna.views.watch.logs import Logs, log_to
from hudna.views.watch.measures import Measures, serve_measures

__all__ = ["Logs", "Measures", "log_to", "serve_measures"]
