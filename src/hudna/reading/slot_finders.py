"""The ways of finding slots that a language may select by the order of its words."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from types import MappingProxyType

from hudna.reading.slots import Head, Slots
from hudna.reading.slots_subject_first import subject_first
from hudna.reading.slots_verb_first import verb_first
from hudna.reading.structure import Structure

SlotFinder = Callable[[Structure, Head], Slots]

SLOT_FINDERS: Mapping[str, SlotFinder] = MappingProxyType({"verb-first": verb_first, "subject-first": subject_first})
