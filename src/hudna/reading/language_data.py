"""The shapes of a language pack's files, as written. What they mean is in docs/languages.md."""

from __future__ import annotations

from typing import Literal

from msgspec import Struct

from hudna.model.claims import Act, Status
from hudna.model.events import EventType


class Strict(Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """A table whose unknown keys are errors."""


class OwnerData(Strict, frozen=True, kw_only=True):
    """Where the owner of a body stands: before it ("the Russian army") or after it ("الجيش الروسي")."""

    side: str


class ClauseData(Strict, frozen=True, kw_only=True):
    """Words that open a clause, and words after which only a verb stands.

    `before_gerunds`: words after which a gerund has the subject of the verb before it ("before saying", not "quoted him as saying");
    `gerunds`: endings of gerunds; `pasts`: of verbs in the past, that no verbal noun has; `never_pasts`: longer ones of nouns;
    `irregular_pasts`: verbs in the past without such an ending; `going_on`: those by which an event goes on by itself.
    """

    complementisers: list[str]
    relatives: list[str]
    subordinators: list[str]
    before_verbs: list[str]
    before_gerunds: list[str]
    gerunds: list[str]
    pasts: list[str]
    never_pasts: list[str] = []
    irregular_pasts: list[str] = []
    going_on: list[str] = []


class PhraseData(Strict, frozen=True, kw_only=True):
    """What may stand inside and between noun phrases.

    `premodified`: names and numbers may precede the noun; `times`: words that tell when, which do not and which between commas are
    no clause; `before_nouns`: words behind which no verb stands; `joins`: words that join a verb to one before it; `adverbs`: words
    that may stand between a verb and its subject; `alternatives`: those conjunctions that join one of two; `approximations`:
    prepositions that before a figure only say that it is none exactly; `duals`: endings of a noun for two before its owners;
    `oblique`: endings of plurals that are no subject, each with that of one; `plural_verbs`: endings of verbs that have no subject
    behind them; `holding`: words before whoever holds prisoners, without determiners ("in hands of"); `addressed`: pronouns on
    verbs of whoever is spoken to, as which reports have only the ends of nouns.
    """

    conjunctions: list[str]
    alternatives: list[str]
    determiners: list[str]
    distributive: list[str]
    premodified: bool
    times: list[str]
    before_nouns: list[str]
    joins: list[str]
    adverbs: list[str]
    approximations: list[str] = []
    duals: list[str]
    oblique: dict[str, str] = {}
    plural_verbs: list[str] = []
    holding: list[str] = []
    addressed: list[str] = []


class PassiveData(Strict, frozen=True, kw_only=True):
    """Auxiliaries of the passive; `agents`: words before by whom something is said, where verbs stand first."""

    auxiliaries: list[str]
    agents: list[str] = []


class VerbData(Strict, frozen=True, kw_only=True):
    """Verbs that tell who does or suffers what nouns beside them name.

    `suffer`: the subject is harmed; `harm`: so too, unless an object follows (قتل is "was killed" and "killed"); `hurt`: only the
    object is, as the passive is written otherwise (أصاب, أصيب); `light`: the
    subject does what a noun names ("carried out an attack", قام بقصف); `make`: so too, where the noun stands before it and a pronoun
    on the verb means it ("الهدنة التي أعلنها الجيش"); `note`: the subject records, sees or judges what a noun names ("counted eight
    breaches", "called it a violation"), and so does not do it; `acts`: nouns of doing whose owner does what the noun behind him names
    ("إطلاق حزب الله صواريخ"); `answer`: what is answered happened, whether it is answered or not ("has yet to respond to the strike").
    """

    suffer: list[str] = []
    harm: list[str] = []
    hurt: list[str] = []
    light: list[str] = []
    make: list[str] = []
    note: list[str] = []
    acts: list[str] = []
    answer: list[str] = []


class PlaceNounData(Strict, frozen=True, kw_only=True):
    """Common nouns that, marked as known, take up a place named before, "the city", or say that a name is a place's: "the capital".

    Attributes:
        settlements: for a populated place.
        regions: for a region, and for a populated place where no region was named: "the area".
        countries: for a country.
        capitals: for the seat of a government, which beside its name is a place and no government: "the capital, *Bamako*".
        introduces: words behind which the noun's own name comes: "the city *of*".
    """

    settlements: list[str] = []
    regions: list[str] = []
    countries: list[str] = []
    capitals: list[str] = []
    introduces: list[str] = []


class AnaphoraData(Strict, frozen=True, kw_only=True):
    """Words that stand for parties named before; `documents` speak for whoever issued them.

    `dialogue`: pronouns for who speaks and who is spoken to; `first`: those by which a speaker tells what his own side does ("we",
    لدينا); `possessives`: words before what belongs to somebody named before;
    `behalf`: nouns with whose pronoun a title speaks for somebody (باسمها); `issued`: words that may stand between a document and
    who issued it; `outsiders`: words by which a speaker is of no country in particular; `same`: of what somebody is accused as
    another was right before; `known`: words before what has been told of before; `one`: before one of several;
    `other`: the other of two; `what`: before how somebody calls
    something ("what it described as"); `denied`: what is denied where no event is named ("the accusation", "this");
    `letters`: how a letter opens ("I have the honour to"), in which its writer says whatever nobody else is said to say;
    `places`: nouns for places named before; `accords`: nouns for what sides sign, which may be called after where they did;
    `resumed`: prepositions with a pronoun that takes up a document or an occasion (بيان نفت فيه).
    """

    both: list[str]
    each_other: list[str]
    pronouns: list[str]
    documents: list[str]
    dialogue: list[str]
    first: list[str]
    possessives: list[str] = []
    behalf: list[str] = []
    issued: list[str] = []
    outsiders: list[str] = []
    same: list[str] = []
    other: list[str] = []
    what: list[str] = []
    denied: list[str] = []
    known: list[str] = []
    one: list[str] = []
    own: list[str] = []
    letters: list[str] = []
    accords: list[str] = []
    resumed: list[str] = []
    places: PlaceNounData = PlaceNounData()


class LanguageData(Strict, frozen=True, kw_only=True):
    """`language.toml`."""

    iso: str
    normalise: str
    clitics: str
    inflection: str
    order: str
    abbreviations: list[str]
    case_sensitive: list[str]
    owner: OwnerData
    clauses: ClauseData
    prepositions: dict[str, list[str]]
    clitic_prepositions: dict[str, list[str]]
    phrases: PhraseData
    passive: PassiveData
    anaphora: AnaphoraData
    verbs: VerbData = VerbData()


class SpeechEntry(Strict, frozen=True, kw_only=True):
    """Verbs, participles and nouns of one kind of speech act.

    `passives`: participles with a preposition behind which stands who says it (المتهم من). `impersonal`: nobody says it ("it should
    be noted that"). `quotes`: its verbs pass on what another says, who stands as their
    `object` or behind the preposition of this meaning. `declares`: by saying it one may do it: "declare a truce". `unless`: behind
    it, right or after a word, these make it something else: "denied access". `unsaid`: how the event is told where a verb of it is
    negated, so that nobody says it: who "did not claim responsibility" for an attack says nothing, and it happened; `silent`: its verbs
    tell so by themselves: "declined to comment". `own`: those of
    its verbs by which one says that one did it oneself. `inserted`: its verbs say something only where they stand with their
    subject between commas, or behind what is quoted: ", it went on,".
    """

    id: str
    act: Act
    status: Status | None = None
    unsaid: Status | None = None
    mutual: bool = False
    impersonal: bool = False
    inserted: bool = False
    silent: bool = False
    quotes: str = ""
    declares: bool = False
    verbs: list[str] = []
    own: list[str] = []
    participles: list[str] = []
    passives: list[str] = []
    nouns: list[str] = []
    unless: list[str] = []


class AttributionEntry(Strict, frozen=True, kw_only=True):
    """Words that name a speaker without a verb: "according to"; `cites`: whoever says it has it from him ("citing")."""

    words: list[str]
    cites: bool = False


class SpeechData(Strict, frozen=True, kw_only=True):
    """`speech.toml`."""

    speech: list[SpeechEntry]
    attribution: list[AttributionEntry]


Certainty = Literal[
    "",
    "verb",
    "noun",
    "present",
    "base",
    "next",
    "asked",
    "accepted",
    "towards",
    "discussed",
    "tried",
    "clause",
    "opening",
    "upon",
    "negated",
    "claim",
    "aside",
    "exception",
]


class CueEntry(Strict, frozen=True, kw_only=True):
    """Words that set the status of an event near them; `clitics` are written on the event's own verb, and `before` right before it.

    What stands `before` is told from like words by how it is written: إن with a verb behind it is "if".

    `certain`: of which event they do so whatever else is there; docs/languages.md says what each word means.
    `as_written`: its words are told from like ones by how they are written: ألا is "not to" and إلا "except".
    """

    id: str
    status: Status
    act: Act | None = None
    words: list[str] = []
    clitics: list[str] = []
    before: list[str] = []
    direction: str
    reach: int
    certain: Certainty = ""
    as_written: bool = False


class StatusData(Strict, frozen=True, kw_only=True):
    """`status.toml`."""

    cue: list[CueEntry]


class MatterData(Strict, frozen=True, kw_only=True):
    """`matters.toml`: by matter the words that are signs of it."""

    sport: list[str]
    disaster: list[str]
    accident: list[str]
    crime: list[str]
    court: list[str]
    business: list[str]
    culture: list[str]
    health: list[str]
    home: list[str]
    elections: list[str]
    past: list[str]


class TriggerEntry(Strict, frozen=True, kw_only=True):
    """One entry of a trigger lexicon: words that name events of one type.

    `needs`: one of these phrases must stand within `near` words of the trigger (0: anywhere in its sentence). `unless`: one
    of these within three words cancels it. `@name` in either stands for the phrases of that class in `classes.toml`,
    `@party` in `needs` for any party. `war`: it names a whole war, whose toll is a claim of its own.
    `takes_up`: types of which the words, told as known ("the attack"), are the one told last.
    `apart`: killing that is a deed of its own, never the result of an attack told beside it.
    `result`: the words tell an attack by its victims, so that their negation denies these alone: "nobody was killed in the raid".
    `topic`: the object of its verbs is what is spoken of, and nobody who speaks: "they discussed *Syria*".
    `named`: a name must stand right behind it, which is no party: "captured *Avdiivka*".
    `homograph`: its verbs are written like nouns of things, and are verbs only where grammar shows it: "Russia shells the town".
    """

    id: str
    type: EventType
    frame: str
    verbs: list[str] = []
    nouns: list[str] = []
    voice: str = "active"
    status: Status | None = None
    act: Act | None = None
    needs: list[str] = []
    near: int = 0
    unless: list[str] = []
    war: bool = False
    takes_up: list[EventType] = []
    apart: bool = False
    result: bool = False
    homograph: bool = False
    topic: bool = False
    named: bool = False
    matches: list[str]
    misses: list[str]


class TriggerData(Strict, frozen=True, kw_only=True):
    """`events/<family>.toml`."""

    trigger: list[TriggerEntry]


class CasualtyWords(Strict, frozen=True, kw_only=True):
    """Verbs and nouns of killing or of wounding."""

    verbs: list[str]
    nouns: list[str]


class SingleVictimData(Strict, frozen=True, kw_only=True):
    """`[single]` of `casualties.toml`: how one person is told of whom no number counts.

    Attributes:
        persons: nouns in the singular.
        articles: words one of which stands before such a noun; empty in a language that has none.
        of: words that may stand between the word of killing and the person: "the death *of* a child".
        happens: verbs whose subject is who was killed or wounded, whatever their voice: "die".
        auxiliaries: words that make passives: "a child *was* killed".
    """

    persons: list[str]
    articles: list[str]
    of: list[str]
    happens: list[str]
    auxiliaries: list[str]


class StandingTollData(Strict, frozen=True, kw_only=True):
    """`[standing]` of `casualties.toml`: how high a toll of killed is told to stand.

    Attributes:
        tolls: nouns for such a toll.
        verbs: what it does to come to stand there: "rise"; with a number right behind them, or behind `to`.
        to: words before the number at which it stands: "rose *to* 21".
        since: words before the number at which it stood before: "rose *from* 14 to 21".
    """

    tolls: list[str]
    verbs: list[str]
    to: list[str]
    since: list[str]


class CasualtyData(Strict, frozen=True, kw_only=True):
    """`casualties.toml`.

    `including`: words before a number that counts some of those counted before ("14 civilians, *including* three children"); `of_them`:
    words behind such a number ("20 people, three *of them* children"); `theirs`: words between "and" and a number that is added ("a
    woman and *her* two children"); `things`: what no number of which is a toll ("fired 200 *shells*, killing a farmer").
    """

    killed: CasualtyWords
    wounded: CasualtyWords
    including: list[str]
    of_them: list[str]
    theirs: list[str]
    things: list[str]
    standing: StandingTollData
    single: SingleVictimData


class ConflictEntry(Strict, frozen=True, kw_only=True):
    """A conflict: where it is fought, its sides, and the names that tell it."""

    id: str
    home: str
    sides: list[list[str]]
    names: dict[str, list[str]]


class ConflictData(Strict, frozen=True, kw_only=True):
    """`data/actors/conflicts.toml`."""

    conflict: list[ConflictEntry]
