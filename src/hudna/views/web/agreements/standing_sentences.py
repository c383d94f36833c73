"""How an agreement stands, in a sentence of the reader's language for each line: what the standing's fields say and no more."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from markupsafe import Markup, escape

from hudna.model.agreements import Agreement
from hudna.model.compliance import Deadline, DeadlineState, Effect, StandingLine, StandingValue, Tally, Unknown
from hudna.model.coverage import Coverage
from hudna.model.incidents import OUTLET, Grade
from hudna.views.web.words import Words


def line_told(
    words: Words,
    line: StandingLine,
    agreement: Agreement,
    coverage: Coverage,
    address: Callable[..., str] | None = None,
) -> str:
    """What is told of one obligation of one party.

    Args:
        words: of the reader.
        line: of the standing.
        agreement: whose standing it is.
        coverage: what the reports could know.
        address: makes addresses, as `Visit.address` does; numbers of breaches then lead to their lists, as markup.
    """
    told = _told(words, line, agreement, coverage, address)
    return told + " " + _refuted(words, line.refuted) if line.refuted else told  # markup stays markup


def _told(
    words: Words, line: StandingLine, agreement: Agreement, coverage: Coverage, address: Callable[..., str] | None
) -> str:
    match line.value:
        case StandingValue.ALLEGED_BREACH | StandingValue.CORROBORATED_BREACH | StandingValue.VERIFIED_BREACH:
            return _breached(words, line, None if address is None else _breaches_at(address, agreement, line))
        case StandingValue.FULFILLED:
            return words.gettext("Fulfilment is told by %(speakers)s; how much of it is not judged.") % {
                "speakers": speakers_told(words, line.speakers)
            }
        case StandingValue.OVERDUE:
            return _unfulfilled(words, line, agreement, coverage)
        case StandingValue.KEPT:
            return words.gettext("Its keeping is told by %(speakers)s; no breach is told in %(read)s.") % {
                "speakers": speakers_told(words, line.speakers),
                "read": reports_told(words, coverage),
            }
        case StandingValue.NO_BREACH_REPORTED:
            return _quiet(words, line, coverage)
        case StandingValue.NOT_KNOWN:
            return _not_known(words, line, agreement, coverage)


def speakers_told(words: Words, speakers: Sequence[str]) -> str:
    """On whose word: sides and others by their names, outlets that speak for themselves by their number."""
    sides = [words.name(speaker) for speaker in speakers if not speaker.startswith(OUTLET)]
    outlets = len(speakers) - len(sides)
    if outlets:
        told = words.ngettext("%(number)s outlet", "%(number)s outlets", outlets)
        sides.append(told % {"number": words.number(outlets)})
    return words.listed(sides) or words.gettext("a person who corrected who did it")


def _breaches_at(address: Callable[..., str], agreement: Agreement, line: StandingLine) -> Callable[[Grade], str]:
    """Where the breaches of one obligation by one party are listed, by their grade."""
    asked = {"agreement": agreement.id, "party": line.party, "provision": line.provision}
    return lambda grade: address("/incidents", finding=Effect.BREACH.value, **asked, grade=grade.value)


def breaches_told(words: Words, counts: StandingLine | Tally, link: Callable[[Grade], str] | None = None) -> Markup:
    """Numbers of breaches by grade, the best established first: "1 corroborated breach and 16 alleged breaches".

    Args:
        words: of the reader.
        counts: the numbers.
        link: where breaches of a grade are listed; None where the numbers are to lead nowhere.
    """
    told = (
        (
            Grade.VERIFIED,
            counts.verified,
            words.ngettext("%(number)s verified breach", "%(number)s verified breaches", counts.verified),
        ),
        (
            Grade.CORROBORATED,
            counts.corroborated,
            words.ngettext("%(number)s corroborated breach", "%(number)s corroborated breaches", counts.corroborated),
        ),
        (
            Grade.ALLEGED,
            counts.alleged,
            words.ngettext("%(number)s alleged breach", "%(number)s alleged breaches", counts.alleged),
        ),
        (
            Grade.DISPUTED,
            counts.disputed,
            words.ngettext("%(number)s disputed breach", "%(number)s disputed breaches", counts.disputed),
        ),
    )
    figures = []
    for grade, number, sentence in told:
        if number:
            figure = escape(sentence % {"number": words.number(number)})
            figures.append(
                figure if link is None else Markup('<a class="counted" href="{}">{}</a>').format(link(grade), figure)
            )
    return Markup(words.listed(figures))  # noqa: S704 - every part is escaped


def reports_told(words: Words, coverage: Coverage) -> str:
    """How much was read: "29 reports that could tell of 27 of 32 days"."""
    days = words.ngettext("%(covered)s of %(number)s day", "%(covered)s of %(number)s days", coverage.days)
    reports = words.ngettext(
        "%(number)s report that could tell of %(days)s",
        "%(number)s reports that could tell of %(days)s",
        coverage.reports,
    )
    covered = days % {"covered": words.number(coverage.days_covered), "number": words.number(coverage.days)}
    return reports % {"number": words.number(coverage.reports), "days": covered}


def deadline_told(words: Words, deadline: Deadline) -> str:
    """What became of a deadline, and how far off it is."""
    whole = words.number(int(abs(deadline.hours_left) // 24))
    days = int(abs(deadline.hours_left) // 24)
    if deadline.state is DeadlineState.DUE:
        left = words.ngettext("%(number)s full day is left.", "%(number)s full days are left.", days)
        return left % {"number": whole}
    told = {
        DeadlineState.MET: words.gettext("Its fulfilment is told in time; how much of it is not judged."),
        DeadlineState.MET_LATE: words.gettext("Its fulfilment is told on later days; how much of it is not judged."),
        DeadlineState.MISSED: words.gettext("No report tells of its fulfilment undisputed."),
        DeadlineState.NOT_KNOWN: words.gettext("Whether it was fulfilled in time is not known."),
    }
    passed = words.ngettext("It passed %(number)s day before.", "It passed %(number)s days before.", days)
    return f"{told[deadline.state]} {passed % {'number': whole}}" if deadline.hours_left < 0 else told[deadline.state]


def _breached(words: Words, line: StandingLine, link: Callable[[Grade], str] | None) -> Markup:
    told: list[str] = [breaches_told(words, line, link)]
    if line.last is not None:
        told.append(words.gettext("the last on %(day)s") % {"day": words.day(line.last)})
    told.append(words.gettext("told by %(speakers)s") % {"speakers": speakers_told(words, line.speakers)})
    if line.denied_by:
        told.append(
            words.gettext("some of it denied by %(speakers)s") % {"speakers": speakers_told(words, line.denied_by)}
        )
    if line.later:
        later = words.ngettext(
            "%(number)s of them by a verdict given later", "%(number)s of them by verdicts given later", line.later
        )
        told.append(later % {"number": words.number(line.later)})
    return escape(words.gettext("%(told)s.")) % {"told": escape(words.gettext("; ")).join(told)}


def _refuted(words: Words, number: int) -> str:
    told = words.ngettext(
        "%(number)s more was told, and refuted by a verdict given later.",
        "%(number)s more were told, and refuted by verdicts given later.",
        number,
    )
    return told % {"number": words.number(number)}


def _unfulfilled(words: Words, line: StandingLine, agreement: Agreement, coverage: Coverage) -> str:
    due = words.gettext("It was due by %(instant)s local time.") % {"instant": words.instant(line.due, agreement.zone)}
    return f"{due} {_fulfilment(words, line, coverage)}"


def _quiet(words: Words, line: StandingLine, coverage: Coverage) -> str:
    quiet = words.gettext("No breach is told in %(read)s.") % {"read": reports_told(words, coverage)}
    if not line.speakers:
        return quiet
    kept = words.gettext("Its keeping is told by %(speakers)s.") % {"speakers": speakers_told(words, line.speakers)}
    return f"{quiet} {kept}"


def _not_known(words: Words, line: StandingLine, agreement: Agreement, coverage: Coverage) -> str:
    provision = next(one for one in agreement.provisions if one.id == line.provision)
    match line.unknown:
        case Unknown.NOT_BINDING:
            return words.gettext("It does not bind yet.")
        case Unknown.UNREAD:
            return words.gettext("No report was read from its window.")
        case Unknown.UNREADABLE:
            return words.gettext("No type of event that is read says anything of it.")
        case Unknown.UNATTRIBUTED:
            told = words.ngettext(
                "%(number)s breach is told whose doer nobody names: whether by this party is not known.",
                "%(number)s breaches are told whose doers nobody names: whether by this party is not known.",
                line.unattributed,
            )
            return told % {"number": words.number(line.unattributed)}
        case Unknown.COUNTED:
            return words.gettext("Violations are counted, and nobody is named: whether by this party is not known.")
        case Unknown.UNTOLD:
            where = words.listed(provision.places[:1]) or words.names(provision.countries)
            return words.gettext("No report tells of %(places)s, where alone it holds.") % {"places": where}
        case Unknown.UNWATCHED:
            told = words.gettext("It was due by %(instant)s local time. No report could tell of that day.")
            return told % {"instant": words.instant(line.due, agreement.zone)}
        case Unknown.ONE_SIDED:
            told = words.gettext("In %(read)s nobody but its own side could tell of a breach.")
            return told % {"read": reports_told(words, coverage)}
        case Unknown.PENDING | None:
            return _fulfilment(words, line, coverage)


def _fulfilment(words: Words, line: StandingLine, coverage: Coverage) -> str:
    """That nothing is told of a fulfilment, or who tells it and who denies it."""
    if line.speakers and line.denied_by:
        return words.gettext("Its fulfilment is told by %(speakers)s and denied by %(deniers)s.") % {
            "speakers": speakers_told(words, line.speakers),
            "deniers": speakers_told(words, line.denied_by),
        }
    return words.gettext("Nothing is told of its fulfilment in %(read)s.") % {"read": reports_told(words, coverage)}
