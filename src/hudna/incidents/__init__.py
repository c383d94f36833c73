"""Same event, different accounts: claims of many reports become incidents, with a grade and its reason."""

from hudna.incidents.assemble import assemble
from hudna.incidents.keys import incident_id, incident_key
from hudna.incidents.sides import Sides

__all__ = ["Sides", "assemble", "incident_id", "incident_key"]
