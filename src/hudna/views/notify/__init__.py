"""Telling people and programs of alerts: standard output, an Atom feed, e-mail, webhooks."""

from hudna.views.notify.channels import load_channels

__all__ = ["load_channels"]
