"""Placeholder until accounts are merged."""

from fastapi import Request


def csrf_token(_request: Request) -> str:
    """None yet."""
    return ""
