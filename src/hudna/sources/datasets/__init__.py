"""Datasets of events: what each row codes becomes a reading, an account beside those of the reports; or counts by day."""
