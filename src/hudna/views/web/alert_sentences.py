"""What alerts say, in the reader's language, from what they were raised on: their own titles are English."""

from __future__ import annotations

from hudna.model.agreements import Agreement
from hudna.model.alerts import Alert, AlertKind
from hudna.views.web.words import Words


def alert_told(words: Words, alert: Alert, agreement: Agreement | None) -> str:
    """What an alert says beside its kind, its agreement and its day; empty where that is all.

    Args:
        words: of the reader.
        alert: as it was raised.
        agreement: the one that it concerns, where it is registered.
    """
    match alert.kind:
        case AlertKind.TRUCE_ANNOUNCED:
            number = _figure(alert, "incidents")
            told = words.ngettext("told as one event", "told as %(number)s events", number)
        case AlertKind.FIRST_BREACH:
            number = _figure(alert, "days_since_effect")
            told = words.ngettext(
                "%(number)s day after it came into force", "%(number)s days after it came into force", number
            )
            if number == 0:
                told = words.gettext("on the day on which it came into force")
        case AlertKind.SURGE:
            number = _figure(alert, "breaches")
            told = words.ngettext("%(number)s breach newly told", "%(number)s breaches newly told", number)
        case AlertKind.CONTRADICTION:
            number = _figure(alert, "killed")
            told = words.ngettext(
                "%(number)s killed by the highest account", "%(number)s killed by the highest account", number
            )
        case AlertKind.DEADLINE_NEAR | AlertKind.DEADLINE_MISSED:
            return _debt(words, alert, agreement)
        case AlertKind.SOURCE_SILENT | AlertKind.FEED_FAILING | AlertKind.FEED_SILENT:
            return words.gettext("%(source)s: what it would have told is not known") % {"source": alert.subject[0]}
        case AlertKind.TRUCE_IN_FORCE:
            return ""
    return told % {"number": words.number(number)}


def _figure(alert: Alert, name: str) -> int:
    return int(alert.figures.get(name, 0))


def _debt(words: Words, alert: Alert, agreement: Agreement | None) -> str:
    """What is owed and by whom; the subject of such an alert names agreement, provision, party and deadline."""
    _, owed, party, _ = alert.subject
    provisions = () if agreement is None else agreement.provisions
    kind = next((words.label(provision.kind) for provision in provisions if provision.id == owed), owed)
    return words.gettext("%(provision)s, by %(party)s") % {"provision": kind, "party": words.name(party)}
