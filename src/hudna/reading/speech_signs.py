"""The signs by which what is said is told from who says it: marks, complementisers, determiners."""

from __future__ import annotations

from hudna.reading.pack import Pack
from hudna.reading.structure import Structure

SPEAKER_REACH = 20  # words between a verb of speech and its subject
CLOSE = 2  # words between a subject and the verb after it, where verbs stand first
OPENS_WORDS = frozenset(':«“"')
OWNED_BY = frozenset({"of", "from", "to", "by"})  # prepositions before whom a speaker belongs to
DESCRIBED = 12  # words in which an unknown name is described
_ENDS_WORDS = frozenset(',،"”»')


def ends_words(pack: Pack) -> frozenset[str]:
    """Marks after which a verb may follow its words: ", X said" where subjects stand first; elsewhere only a quotation."""
    return _ENDS_WORDS if pack.data.order == "subject-first" else _ENDS_WORDS - {",", "،"}


def opens_words(structure: Structure, low: int, high: int) -> bool:
    """Whether what is said begins between a verb of speech and a group: at a complementiser, a colon or a quotation."""
    particles = (structure.particle_at.get(i) for i in range(low, high))
    if any(particle is not None and particle.kind == "complementiser" for particle in particles):
        return True
    return any(OPENS_WORDS & set(token.gap) for token in structure.tokens[low : high + 1])


def determined(structure: Structure, index: int) -> int:
    """How many determiners stand at a token: "the", none."""
    particle = structure.particle_at.get(index)
    return int(particle is not None and particle.kind == "determiner")
