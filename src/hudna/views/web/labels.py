"""What the codes of the vocabulary are called on pages: each a message of the catalogues."""

from __future__ import annotations

from collections.abc import Mapping
from enum import StrEnum

from hudna.model.access import Access, Role
from hudna.model.agreements import Phase, ProvisionKind
from hudna.model.alerts import AlertKind
from hudna.model.claims import Act, Deaths, Status
from hudna.model.compliance import DeadlineState, Effect, StandingValue
from hudna.model.events import EventType
from hudna.model.incidents import NOBODY as NOBODY_NAMED
from hudna.model.incidents import Grade, Matter
from hudna.model.judgements import Credibility, JudgementKind, Reliability
from hudna.model.reports import PublishedBasis
from hudna.model.sources import Ownership
from hudna.model.tallies import Unit
from hudna.views.web.catalog import marked as _

_EVENTS = {
    EventType.ATTACK_SHELLING: _("Shelling"),
    EventType.ATTACK_AIR: _("Air strike"),
    EventType.ATTACK_DRONE: _("Drone attack"),
    EventType.ATTACK_GUNFIRE: _("Gunfire"),
    EventType.ATTACK_EXPLOSIVE: _("Explosion"),
    EventType.ATTACK_GROUND: _("Ground attack"),
    EventType.ATTACK_OTHER: _("Attack"),
    EventType.TERRITORY_CHANGE: _("Change of control"),
    EventType.FORCE_MOVEMENT: _("Movement of forces"),
    EventType.FORCE_WITHDRAWAL: _("Withdrawal of forces"),
    EventType.HARM_PEOPLE: _("People harmed"),
    EventType.HARM_PROPERTY: _("Property damaged"),
    EventType.DETENTION: _("Detention"),
    EventType.ABUSE: _("Abuse"),
    EventType.TRUCE_AGREED: _("Truce agreed"),
    EventType.TRUCE_EFFECTIVE: _("Truce in effect"),
    EventType.TRUCE_VIOLATED: _("Truce violated"),
    EventType.TRUCE_HELD: _("Truce held"),
    EventType.TRUCE_ENDED: _("Truce ended"),
    EventType.TRUCE_EXTENDED: _("Truce extended"),
    EventType.MONITORING: _("Monitoring"),
    EventType.OBSTRUCTION: _("Obstruction"),
    EventType.TALKS_CALL: _("Call"),
    EventType.TALKS_MEETING: _("Meeting"),
    EventType.TALKS_NEGOTIATION: _("Negotiation"),
    EventType.TALKS_AGREEMENT: _("Agreement reached"),
    EventType.VISIT: _("Visit"),
    EventType.PROTEST_NOTE: _("Protest note"),
    EventType.SANCTION: _("Sanction"),
    EventType.EXCHANGE: _("Exchange"),
    EventType.AID: _("Aid"),
    EventType.DISPLACEMENT: _("Displacement"),
}

_STATES = {
    Grade.ALLEGED: _("alleged"),
    Grade.CORROBORATED: _("corroborated"),
    Grade.VERIFIED: _("verified"),
    Grade.DISPUTED: _("disputed"),
    Grade.REFUTED: _("refuted"),
    StandingValue.KEPT: _("kept"),
    StandingValue.NO_BREACH_REPORTED: _("no breach reported"),
    StandingValue.ALLEGED_BREACH: _("alleged breach"),
    StandingValue.CORROBORATED_BREACH: _("corroborated breach"),
    StandingValue.VERIFIED_BREACH: _("verified breach"),
    StandingValue.FULFILLED: _("fulfilled"),
    StandingValue.OVERDUE: _("overdue"),
    StandingValue.NOT_KNOWN: _("not known"),
    Phase.NOT_YET_AGREED: _("not yet agreed"),
    Phase.AGREED: _("agreed, not in force"),
    Phase.IN_FORCE: _("in force"),
    Phase.ENDED: _("ended"),
    DeadlineState.DUE: _("due"),
    DeadlineState.MET: _("met"),
    DeadlineState.MET_LATE: _("met late"),
    DeadlineState.MISSED: _("missed"),
    Effect.BREACH: _("breach"),
    Effect.FULFILMENT: _("fulfilment"),
}

_TELLING = {
    Status.ACTUAL: _("told as fact"),
    Status.DENIED: _("denied"),
    Status.FUTURE: _("to come"),
    Status.POSSIBLE: _("possible"),
    Status.DEMANDED: _("demanded"),
    Act.STATES: _("states"),
    Act.ACCUSES: _("accuses"),
    Act.DENIES: _("denies"),
    Act.ADMITS: _("admits"),
    Act.DEMANDS: _("demands"),
    Act.CONDEMNS: _("condemns"),
    Act.THREATENS: _("threatens"),
    Act.OFFERS: _("offers"),
    Act.PROMISES: _("promises"),
    Deaths.IN_EVENT: _("killed in it"),
    Deaths.RECOVERED: _("bodies recovered"),
    Deaths.DIED_LATER: _("died later"),
    Deaths.ADDED: _("added later"),
    Matter.WHETHER: _("whether it happened"),
    Matter.WHO: _("who did it"),
    Matter.TOLL: _("how many were harmed"),
    Matter.DAY: _("when it happened"),
    PublishedBasis.GIVEN: _("given"),
    PublishedBasis.INFERRED: _("inferred from the text"),
    PublishedBasis.UNKNOWN: _("unknown"),
}

_KINDS = {
    ProvisionKind.CESSATION: _("Cessation"),
    ProvisionKind.WITHDRAWAL: _("Withdrawal"),
    ProvisionKind.NON_REINFORCEMENT: _("Non-reinforcement"),
    ProvisionKind.EXCHANGE: _("Exchange of prisoners and the dead"),
    ProvisionKind.ACCESS: _("Access"),
    ProvisionKind.MONITORING: _("Monitoring of the truce"),
    ProvisionKind.NEGOTIATION: _("Talks"),
    ProvisionKind.PROTECTION: _("Protection of civilians"),
    ProvisionKind.RETURN: _("Return"),
    ProvisionKind.TRANSPORT: _("Transport links"),
    AlertKind.TRUCE_ANNOUNCED: _("Truce announced"),
    AlertKind.TRUCE_IN_FORCE: _("Truce in force"),
    AlertKind.FIRST_BREACH: _("First alleged breach"),
    AlertKind.SURGE: _("Surge of alleged breaches"),
    AlertKind.DEADLINE_NEAR: _("Deadline near"),
    AlertKind.DEADLINE_MISSED: _("Deadline missed"),
    AlertKind.SOURCE_SILENT: _("Source silent"),
    AlertKind.CONTRADICTION: _("Contradiction"),
    AlertKind.FEED_FAILING: _("Feed failing"),
    AlertKind.FEED_SILENT: _("Feed silent"),
    JudgementKind.VERIFY: _("Verify"),
    JudgementKind.REFUTE: _("Refute"),
    JudgementKind.MERGE: _("Merge"),
    JudgementKind.SPLIT: _("Split"),
    JudgementKind.CORRECT: _("Correct"),
    JudgementKind.GRADE_SOURCE: _("Grade the source"),
    JudgementKind.GRADE_CLAIM: _("Grade the claim"),
    JudgementKind.DISMISS: _("Dismiss"),
    JudgementKind.SIGN: _("Sign"),
    JudgementKind.WITHDRAW: _("Withdraw"),
}

_UNITS = {
    Unit.VIOLATIONS: _("violations"),
    Unit.EXPLOSIONS: _("explosions"),
    Unit.PROJECTILES: _("projectiles in flight"),
    Unit.TRAJECTORIES: _("trajectories"),
    Unit.MUZZLE_FLASHES: _("muzzle flashes"),
    Unit.FLARES: _("flares"),
    Unit.SHOTS: _("shots"),
    Unit.SHELLS: _("shells"),
    Unit.AIR_RAIDS: _("air raids"),
    Unit.OVERFLIGHTS: _("overflights"),
    Unit.ARRESTS: _("arrests"),
}

_OWNERS = {
    Ownership.STATE: _("state-run"),
    Ownership.PARTY: _("of a political or armed group"),
    Ownership.PUBLIC: _("publicly funded"),
    Ownership.PRIVATE: _("private"),
    Ownership.ORGANISATION: _("of an organisation"),
}

_WHO = {
    Access.PUBLIC: _("public"),
    Access.RESTRICTED: _("restricted"),
    Access.CONFIDENTIAL: _("confidential"),
    Role.VIEWER: _("viewer"),
    Role.ANALYST: _("analyst"),
    Role.VERIFIER: _("verifier"),
    Role.ADMINISTRATOR: _("administrator"),
    Reliability.A: _("completely reliable"),
    Reliability.B: _("usually reliable"),
    Reliability.C: _("fairly reliable"),
    Reliability.D: _("not usually reliable"),
    Reliability.E: _("unreliable"),
    Reliability.F: _("reliability cannot be judged"),
    Credibility.CONFIRMED: _("confirmed"),
    Credibility.PROBABLY_TRUE: _("probably true"),
    Credibility.POSSIBLY_TRUE: _("possibly true"),
    Credibility.DOUBTFUL: _("doubtful"),
    Credibility.IMPROBABLE: _("improbable"),
    Credibility.CANNOT_BE_JUDGED: _("truth cannot be judged"),
}

# Codes of different kinds may be spelled alike ("public"): each kind has its own names, and such kinds stand apart above.
LABELS: Mapping[tuple[type[StrEnum], str], str] = {
    (type(code), code.value): label
    for labels in (_EVENTS, _STATES, _TELLING, _KINDS, _UNITS, _OWNERS, _WHO)
    for code, label in labels.items()
} | {(DeadlineState, DeadlineState.NOT_KNOWN.value): _("not known")}

BODIES: Mapping[str, str] = {
    "MIL": _("armed forces"),
    "CVL": _("civilians"),
    "LEG": _("parliament"),
    "MED": _("medics"),
    "NGO": _("organisations"),
    "OPP": _("opposition"),
    "REB": _("armed groups"),
    "SEC": _("security services"),
    "SRC": _("unnamed sources"),
}
"""What the part of an id after the dot stands for."""

NOBODY: Mapping[str, str] = {
    NOBODY_NAMED: _("nobody named"),
    "SRC": _("unnamed sources"),
    "MEDIA": _("media"),
    "NGO": _("organisations"),
    "CVL": _("civilians"),
}
"""Ids that stand for nobody in particular."""

CONFLICTS: Mapping[str, str] = {
    "gaza": _("Gaza"),
    "karabakh": _("Karabakh"),
    "lebanon": _("Lebanon"),
    "libya": _("Libya"),
    "sudan": _("Sudan"),
    "syria": _("Syria"),
    "ukraine": _("Ukraine"),
    "yemen": _("Yemen"),
}
"""What the conflicts of the agreements that come with Hudna are called; others are called by their ids."""

FORMS: Mapping[str, str] = {
    "Security Council resolution": _("Security Council resolution"),
    "announcement of two governments": _("announcement of two governments"),
    "deal announced by mediators": _("deal announced by mediators"),
    "identical statements": _("identical statements"),
    "joint statement": _("joint statement"),
    "measures of the Trilateral Contact Group": _("measures of the Trilateral Contact Group"),
    "package of measures": _("package of measures"),
    "signed agreement": _("signed agreement"),
    "terms announced by two co-chairs": _("terms announced by two co-chairs"),
    "trilateral statement": _("trilateral statement"),
    "unilateral declaration": _("unilateral declaration"),
}
"""Forms of the agreements that come with Hudna; of others, the form is shown as it was registered."""

ENDS: Mapping[str, str] = {
    "expired": _("it expired by its own terms"),
    "superseded": _("another agreement took its place"),
    "collapsed": _("it collapsed"),
}
"""Why an agreement ended."""
