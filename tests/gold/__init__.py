"""Measured on annotated reports, which are not part of the project: without `../shared` these tests skip."""
