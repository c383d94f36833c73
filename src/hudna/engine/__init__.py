"""Wiring of the stages: reports through reading, ledger, incidents and compliance."""
