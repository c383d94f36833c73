"""Event types: the codes of what parties do, to each other and about a truce."""

from __future__ import annotations

from enum import StrEnum


class EventType(StrEnum):
    """What kind of event a claim tells. The part before the dot is its family."""

    ATTACK_SHELLING = "attack.shelling"
    ATTACK_AIR = "attack.air"
    ATTACK_DRONE = "attack.drone"
    ATTACK_GUNFIRE = "attack.gunfire"
    ATTACK_EXPLOSIVE = "attack.explosive"
    ATTACK_GROUND = "attack.ground"
    ATTACK_OTHER = "attack.other"
    TERRITORY_CHANGE = "territory.change"
    FORCE_MOVEMENT = "force.movement"
    FORCE_WITHDRAWAL = "force.withdrawal"
    HARM_PEOPLE = "harm.people"
    HARM_PROPERTY = "harm.property"
    DETENTION = "detention"
    ABUSE = "abuse"
    TRUCE_AGREED = "truce.agreed"
    TRUCE_EFFECTIVE = "truce.effective"
    TRUCE_VIOLATED = "truce.violated"
    TRUCE_HELD = "truce.held"
    TRUCE_ENDED = "truce.ended"
    TRUCE_EXTENDED = "truce.extended"
    MONITORING = "monitoring"
    OBSTRUCTION = "obstruction"
    TALKS_CALL = "talks.call"
    TALKS_MEETING = "talks.meeting"
    TALKS_NEGOTIATION = "talks.negotiation"
    TALKS_AGREEMENT = "talks.agreement"
    VISIT = "visit"
    PROTEST_NOTE = "protest.note"
    SANCTION = "sanction"
    EXCHANGE = "exchange"
    AID = "aid"
    DISPLACEMENT = "displacement"

    family: str
    """The part before the dot: `attack`, `truce`, `talks`, ..."""

    def __init__(self, code: str) -> None:
        self.family = code.partition(".")[0]
