"""The signs by which what is said is told from who says it: marks, complementisers, determiners."""

from __future__ import annotations

from hudna.reading.pack import Pack
from hudna.reading.structure import Structure

SPEAKER_REACH = 20  # words between a verb of speech and its subject
CLOSE = 2  # words between a subject and the verb after it, where verbs stand first
OPENS_WORDS = frozenset(':«“"')
OWNED_BY = frozenset({"of", "from", "to", "by"})  # prepositions before whom a speaker belongs to
DESCRIBED = 12  # words in which an unknown name is described
_CLOSES_INSERTION = frozenset(",)")
_OPENS_INSERTION = frozenset(",(")
_QUOTES = frozenset('«»“”"')
_LONGEST_INSERTION = 24  # words from the beginning of the sentence to the verb behind it
_LONGEST_NAME = 8  # words
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


def before_insertion(structure: Structure, index: int) -> int | None:
    """The token at which an insertion in commas or brackets opens that a verb follows: "X, 25, said", "X (of Y) said".

    Only an insertion right behind the first noun phrase of the sentence is one; of several the first opens it.

    Args:
        structure: the sentence.
        index: the verb, or the auxiliary before it.
    """
    tokens = structure.tokens
    if not _CLOSES_INSERTION & set(tokens[index].gap) or index > _LONGEST_INSERTION:
        return None
    if any(_QUOTES & set(token.gap) or token.quote >= 0 for token in tokens[: index + 1]):
        return None
    opens = next((i for i in range(1, index) if _OPENS_INSERTION & set(tokens[i].gap)), None)
    return opens if opens is not None and opens <= _LONGEST_NAME and _names_somebody(structure, opens) else None


def _names_somebody(structure: Structure, last: int) -> bool:
    """Whether a sentence begins with the name or description of somebody, as far as a token: no verb stands in it."""
    tokens, at = structure.tokens[:last], structure.particle_at
    if any(at[i].kind not in {"determiner", "preposition"} for i in range(last) if i in at):
        return False
    described = determined(structure, 0) > 0 or sum(token.text[:1].isupper() for token in tokens) > 1
    return described or any(group.last == last and group.first == 0 for group in structure.groups)


def verb_group(structure: Structure, index: int) -> int:
    """The first of the words that belong to a verb: "has also said"."""
    while (
        index and (particle := structure.particle_at.get(index - 1)) and particle.kind in {"before verb", "auxiliary"}
    ):
        index -= 1
    return index


def determined(structure: Structure, index: int) -> int:
    """How many determiners stand at a token: "the", none."""
    particle = structure.particle_at.get(index)
    return int(particle is not None and particle.kind == "determiner")
