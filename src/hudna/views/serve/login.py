"""Placeholder until accounts are merged."""

from fastapi import APIRouter

router = APIRouter()
