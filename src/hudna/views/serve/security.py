"""Placeholder until accounts are merged."""

from fastapi import FastAPI


def secure(_app: FastAPI) -> None:
    """Nothing yet."""
