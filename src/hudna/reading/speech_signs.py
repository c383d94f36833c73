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
_LONGEST_INSERTION = 40  # words from the noun phrase before it to the verb behind it
_LONGEST_NAME = 8  # words
ENDS_WORDS = frozenset(',،"”»')


def ends_words(pack: Pack) -> frozenset[str]:
    """Marks after which a verb may follow its words: ", X said" where subjects stand first; elsewhere only a quotation."""
    return ENDS_WORDS if pack.data.order == "subject-first" else ENDS_WORDS - {",", "،"}


def opens_words(structure: Structure, low: int, high: int) -> bool:
    """Whether what is said begins between a verb of speech and a group: at a complementiser, a colon or a quotation."""
    particles = (structure.particle_at.get(i) for i in range(low, high))
    if any(particle is not None and particle.kind == "complementiser" for particle in particles):
        return True
    return any(OPENS_WORDS & set(token.gap) for token in structure.tokens[low : high + 1])


def before_insertion(structure: Structure, index: int) -> tuple[int, int] | None:
    """The noun phrase behind which an insertion in commas or brackets stands, and then a verb: "X, 25, said", "X (of Y) said".

    One in commas follows the first noun phrase of the sentence, or the first behind a quotation; of several the first opens it.

    Args:
        structure: the sentence.
        index: the verb, or the auxiliary before it.
    """
    tokens = structure.tokens
    closes = _CLOSES_INSERTION & set(tokens[index].gap)
    if not closes or _QUOTES & set(tokens[index].gap):
        return None
    if ")" in closes:
        opens = next((i for i in range(index - 1, 0, -1) if "(" in tokens[i].gap), 0)
        first, _ = structure.clause_span(max(opens - 1, 0))
        return (first, opens) if opens and _names_somebody(structure, first, opens) else None
    start = next((i for i in range(index - 1, 0, -1) if _QUOTES & set(tokens[i].gap)), 0)
    if tokens[start].quote != tokens[index].quote or index - start > _LONGEST_INSERTION:
        return None
    commas = [i for i in range(start + 1, index) if _OPENS_INSERTION & set(tokens[i].gap)]
    if len(commas) > 1 and (particle := structure.particle_at.get(start)) and particle.kind == "preposition":
        start = commas.pop(0)  # "In a statement, X, 25, said"
    return (start, commas[0]) if commas and _names_somebody(structure, start, commas[0]) else None


def _names_somebody(structure: Structure, first: int, last: int) -> bool:
    """Whether some words are the name or description of somebody: no verb stands in them."""
    tokens, at = structure.tokens[first:last], structure.particle_at
    kinds = [at[i].kind for i in range(first, last) if i in at]
    if len(tokens) > _LONGEST_NAME or kinds[:1] == ["preposition"] or set(kinds) - {"determiner", "preposition"}:
        return False
    capitals = sum(token.text[:1].isupper() for token in tokens)
    described = determined(structure, first) > 0 or capitals > 1 or (first > 0 and capitals > 0)
    return (
        described
        or _describes(structure, last)
        or any((group.first, group.last) == (first, last) for group in structure.groups)
    )


def _describes(structure: Structure, index: int) -> bool:
    """Whether what opens at a token can only describe a noun before it: an age, a relative clause, "including"."""
    particle = structure.particle_at.get(index)
    apposed = particle is not None and (particle.kind == "relative" or particle.meaning == "among")
    return apposed or structure.tokens[index].norm.isdigit()


def determined(structure: Structure, index: int) -> int:
    """How many determiners stand at a token: "the", none."""
    particle = structure.particle_at.get(index)
    return int(particle is not None and particle.kind == "determiner")
