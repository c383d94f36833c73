"""Owners in languages that put them after the body: Arabic."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from hudna.reading.names import ARTICLE, Name
from hudna.reading.owners import Found, Phrases, closed
from hudna.reading.party import Party, party_of, with_owner
from hudna.reading.phrases import Match, as_definite
from hudna.reading.tokens import Token

_REBELS = ".REB"
_LONGEST_NAME = 5  # words of a body's name behind its noun, with the one that says to whom it belongs
_PERSONS = frozenset({"person", "people"})
_ACCUSATIVE = 5  # letters at least of who has the ending of an indefinite object
_THOUSANDS = frozenset({"الف", "مليون", "مئه", "مائه"})  # numbers before a singular, in normal form
_BELONGING = frozenset({"name", "media"})  # what may be told to be a part of somebody else
_OWNING = frozenset({"name", "adjective"})  # "التابعة *للحوثيين*"
_FEMININE = "ه"  # in normal form
_HER = "ها"  # a pronoun that ends as an indefinite object does


class OwnerAfter(Phrases):
    """The order of "الجيش الروسي", "وزير خارجية سوريا", "المتحدث باسم التحالف"."""

    def phrase(self, found: Found, n: int) -> tuple[int, Party | None]:
        """A name, or a body with the owner after it, and the adjectives that follow."""
        match = found.matches[n]
        if match.value.kind == "both" and self._names_two(found, n):
            match = self._otherwise(found.tokens, match, "body") or match
        elif match.value.kind == "name" and self._describes_object(found.tokens, match):
            match = self._otherwise(found.tokens, match, "adjective") or match
        if match.value.kind == "adjective" and self._is_person(found, match):
            match = match.read_as("noun")
        party = party_of(match, self._names.states)
        n += 1
        if match.value.body is not None and (match.value.body.id is None or match.value.body.kind == "media"):
            n, party = self._owned(found, n, party)
            n, party = self._of_his_country(found, n, party)
        n, party = self._whole(found, *self._adjectives(found, n, party))
        return self._tail(found, n, party)

    def _of_his_country(self, found: Found, n: int, party: Party) -> tuple[int, Party]:
        """A body with the pronoun on the noun for a country behind it: "قوات *بلاده*" are his, as قواته are."""
        at, concord, tokens = party.last, self._names.concord, found.tokens
        if not party.open or party.definite or at >= len(tokens) or tokens[at].gap != " ":
            return n, party
        bound = (form for form in tokens[at].forms if form.key in concord.lands and not form.prefix)
        pronoun = next((form.suffix for form in bound if form.suffix in concord.pronouns), None)
        if pronoun is None:
            return n, party
        told = n < len(found.matches) and found.matches[n].first == at  # the country is somebody, too
        return n + told, replace(party, last=at + 1, pronoun=pronoun)

    def _is_person(self, found: Found, match: Match[Name]) -> bool:
        """Whether a demonym stands for somebody, where the form alone does not tell.

        So it does after a number ("15 فلسطينيا"), as subject of a verb of harm or doing ("أصيب فلسطيني") and, without the
        article, right behind a noun that has it ("الجيش فلسطينيا"): it cannot describe that one.
        """
        if not match.first:
            return False
        tokens, at = found.tokens, match.first - 1
        if tokens[at].norm.isdigit() or (tokens[at].norm in _THOUSANDS and not match.form.prefix):
            return True
        if match.form.prefix:
            return False
        if any(verb.head == match.first for verb in self._pack.verbs.at(tokens, at)):
            return True
        return _has_article(tokens[at]) and tokens[match.first].norm.endswith("يا")

    def _names_two(self, found: Found, n: int) -> bool:
        """Whether two demonyms say which two sides they are: "الجانبان الروسي والتركي"."""
        last = found.matches[n].last
        for match in found.matches[n + 1 : n + 3]:
            if match.value.kind != "adjective" or match.first != last or not closed(found.tokens, last, last):
                return False
            last = match.last
        return last - found.matches[n].last == 2 and match.form.prefix.removesuffix(ARTICLE) in self._conjunctions

    def _describes_object(self, tokens: Sequence[Token], match: Match[Name]) -> bool:
        """Whether what is written like a state's name describes an indefinite object: "هجوما روسيا", not "دعا أيضا روسيا"."""
        at = match.first - 1
        if at < 0 or match.form.prefix or not tokens[match.first].norm.endswith("يا") or tokens[at].norm[-1] != "ا":
            return False
        if tokens[at].norm.endswith(_HER):  # "أعلنتها أرمينيا"
            return False
        return any(m.value.kind == "noun" and m.words == 1 for m in self._pack.triggers.at(tokens, at))

    def _otherwise(self, tokens: Sequence[Token], match: Match[Name], kind: str) -> Match[Name] | None:
        """What else the words of a match may be."""
        others = self._names.index.at(tokens, match.first)
        return next((o for o in others if o.value.kind == kind and o.last == match.last), None)

    def _owned(self, found: Found, n: int, party: Party) -> tuple[int, Party]:
        match = self._next(found, n, party.last)
        if match is None or match.value.kind == "both":
            return n, party
        adjunct = self._adjunct(found.tokens, party.last, match.first)
        if adjunct is not None:
            other = party_of(match, self._names.states)
            owns = not self._dropped(adjunct[0], other) and self._describes(found.tokens, party.last, adjunct[1])
        else:
            owns = self._owns(found, found.matches[n - 1], match)
        if not owns:
            return n, party
        after, owner = self.phrase(found, n)
        if owner is None:
            return n, party
        return after, with_owner(party, owner, self._names.states)

    def _owns(self, found: Found, body: Match[Name], match: Match[Name]) -> bool:
        """Whether `match` owns `body`: a genitive, an adjective that agrees, or a name behind a link."""
        tokens = found.tokens
        between = tokens[body.last : match.first]
        kind = body.value.body.kind if body.value.body else "body"
        if tuple(t.norm for t in between) in self._distributive:
            return True
        if match.value.body is not None and match.value.body.bound:
            return False  # "قوات بلاده": see `_of_his_country`
        where = self._pack.grammar.longest(tokens, match.first - 1) if between and match.value.kind == "seat" else None
        if where is not None and where.value.meaning == "in" and body.form.suffix in self._names.concord.pronouns:
            return False  # "جنودها في غزة"
        inner = match.value.body.kind if match.value.body else ""
        if inner == "asset" and kind != "person":
            return False
        if between and (self._links(kind, between[-1].norm, match) or self._is_of_group(body, between[-1].norm, match)):
            return between[-1].norm not in body.value.posts and self._describes(tokens, body.last, match.first - 1)
        clitic = match.form.prefix.removesuffix(ARTICLE)
        if (
            match.value.kind == "media"
        ):  # "said the commander to the agency": an outlet behind a clitic is told something
            return not clitic and self._beside(tokens, body, match, kind)
        if self._links(kind, clitic, match):
            post = clitic in body.value.posts and match.value.id in self._names.states
            own = self._describes(tokens, body.last, match.first) or self._belongs(tokens, body.last, match.first)
            return not post and inner != "people" and own
        return match.form.prefix in {"", ARTICLE} and self._beside(tokens, body, match, kind)

    def _links(self, kind: str, link: str, match: Match[Name]) -> bool:
        names = self._names
        inside = match.value.id not in names.states and kind in names.inside.get(link, frozenset())
        seated = match.value.kind == "seat" and kind in names.seated.get(link, frozenset())
        return inside or seated or kind in names.links.get(link, frozenset())

    def _is_of_group(self, body: Match[Name], link: str, match: Match[Name]) -> bool:
        """Whether armed men are told to be of an armed group: "مسلحون *من* حركة الشباب"; of a state they may only come."""
        noun = body.value.body
        men = noun is not None and noun.kind == "body" and noun.suffix == _REBELS
        return men and match.value.id in self._names.fighters and "person" in self._names.inside.get(link, frozenset())

    def _beside(self, tokens: Sequence[Token], body: Match[Name], match: Match[Name], kind: str) -> bool:
        """Without a link: after a definite noun only its adjective; after an indefinite one a genitive or its adjective."""
        between = tokens[body.last : match.first]
        definite = as_definite(body.form) or any(_has_article(t) for t in tokens[body.first + 1 : body.last])
        if not definite and (_is_subject(tokens, match) or _is_object(tokens, match)):
            return False
        if kind == "asset" and len(between) == 1 and self._agrees_over(tokens, body, match):
            return True
        if match.value.kind == "adjective" or (definite and self._is_adjective(tokens, match)):
            ending = tokens[match.first].norm
            if match.feature == "noun" and kind not in {"people", "person", "source"} and not between:
                return not definite or tokens[body.last - 1].norm[-2:] == ending[-2:]
            if definite:  # "الوزير *روسيا*": an adjective would have the article, too
                return _has_article(tokens[match.first]) and self._describes(tokens, body.last, match.first)
            return len(between) <= 1 and all(t.norm[-1] == ending[-1] for t in between)
        if match.value.kind == "person" and kind == "person":
            return self._describes(tokens, body.last, match.first)
        return not definite and not between and not self._is_whole(tokens, body)

    def _agrees_over(self, tokens: Sequence[Token], body: Match[Name], match: Match[Name]) -> bool:
        """Whether an adjective agrees with a thing over the noun that this is annexed to: "سفينة شحن تركية"."""
        adjective = match.value.kind == "adjective" or self._is_adjective(tokens, match)
        feminine = tokens[match.first].norm.endswith(_FEMININE)
        return adjective and feminine and tokens[body.last - 1].norm.endswith((_FEMININE, "ات"))

    def _is_whole(self, tokens: Sequence[Token], body: Match[Name]) -> bool:
        """Whether a plural has the ن that it loses before an owner: مسلحون, but مسلحو الحزب."""
        noun = body.value.body
        persons = noun is not None and (noun.kind in {"people", "person"} or noun.suffix == _REBELS)
        return persons and tokens[body.last - 1].norm.endswith(("ون", "ين"))

    def _is_adjective(self, tokens: Sequence[Token], match: Match[Name]) -> bool:
        """Whether a name is also an adjective: السعودية, the state or "Saudi"."""
        others = self._names.index.at(tokens, match.first)
        return any(o.value.kind == "adjective" and o.last == match.last for o in others)

    def _adjectives(self, found: Found, n: int, party: Party) -> tuple[int, Party]:
        """Adjectives after a name or an owned body say no more of whose it is."""
        while party.kind != "adjective" and (match := self._next(found, n, party.last)) is not None:
            agrees = (
                match.value.kind == "adjective" and match.feature == "adjective" and match.form.prefix in {"", ARTICLE}
            )
            if not agrees or party.people or not self._describes(found.tokens, party.last, match.first):
                break
            apart = party.id in self._names.states or match.first > party.last
            if apart and party.kind == "name" and match.value.id not in {party.side, self._names.homes.get(party.id)}:
                break  # "أدانت أرمينيا القصف الأذربيجاني": the adjective is of another noun
            if not match.form.prefix and found.tokens[party.last - 1].norm.startswith(ARTICLE):
                break  # "قتل الجيش الروسي سوريا": an adjective has the article as its noun does; this one is somebody else
            n, party = n + 1, replace(party, last=match.last)
        return n, party

    def _whole(self, found: Found, n: int, party: Party) -> tuple[int, Party]:
        """A name or an outlet with whom it belongs to, which says no more of who it is: "مجلس الأمن *التابع للأمم المتحدة*"."""
        match = self._next(found, n, party.last)
        if match is None or party.kind not in _BELONGING or match.value.kind not in _OWNING:
            return n, party
        if not self._belongs(found.tokens, party.last, match.first):
            return n, party
        return n + 1, replace(party, last=match.last)

    def _belongs(self, tokens: Sequence[Token], start: int, end: int) -> bool:
        """Whether words between a body and its owner end by saying that it belongs to him: هيئة حقوق الإنسان التابعة للأمم المتحدة."""
        between = tokens[start:end]
        said = bool(between) and any(form.key in self._names.belonging for form in between[-1].forms)
        return said and len(between) <= _LONGEST_NAME and not any(token.gap.strip() for token in between)

    def _describes(self, tokens: Sequence[Token], start: int, end: int) -> bool:
        return end - start <= 2 and all(t.norm in self._names.modifiers or _has_article(t) for t in tokens[start:end])


def _has_article(token: Token) -> bool:
    return token.text.startswith(ARTICLE)


def _is_object(tokens: Sequence[Token], match: Match[Name]) -> bool:
    """Whether the ending of a person without the article says that he owns nothing: "استهدفت طائرة *قياديا* في الحزب"."""
    body = match.value.body
    word = tokens[match.first].text
    ending = word.endswith("ا") and not word.endswith(_HER)
    return body is not None and body.kind in _PERSONS and ending and len(word) >= _ACCUSATIVE


def _is_subject(tokens: Sequence[Token], match: Match[Name]) -> bool:
    """Whether the ending of a plural says that it owns nothing: "أسر الحوثيون جنديا" is of no families, as "أسر الحوثيين" is."""
    plural = match.value.body is not None or tokens[match.first].norm.endswith("يون")
    return plural and _has_article(tokens[match.first]) and tokens[match.first].norm.endswith("ون")
