"""The dashboard: pages in the reader's language, rendered here."""
