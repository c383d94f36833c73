"""What analysts do all day, in a browser: from the overview to a sentence, to a judgement, to a changed standing."""

from __future__ import annotations

import contextlib
import os
import re
from datetime import date
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect
from playwright.sync_api import TimeoutError as PlaywrightTimeout

from hudna.engine.alerting import raise_alerts
from hudna.engine.monitor import Monitor
from hudna.ledger import open_ledger
from hudna.model.incidents import Grade
from hudna.model.reports import PublishedBasis, Report
from tests.readers import the_analyst
from tests.web.conftest import looking, serving

AGREEMENT = "karabakh-2020-10-10"
EXAMPLE_DAY = date(2020, 10, 18)
_PATIENCE = 2_000 * int(os.environ.get("HUDNA_SLOWNESS", "30"))  # milliseconds: 2 s where nothing else runs, with 1


@pytest.fixture
def alleged(own_ledger: Path) -> str:
    """The latest incident that is alleged, and breaches the truce if it happened: it stands on the first page of a list."""
    with open_ledger(own_ledger) as ledger:
        breaches = (
            finding for finding in ledger.findings(AGREEMENT) if finding.effect.value == "breach" and finding.sure
        )
        alleged = [one for one in breaches if one.grade is Grade.ALLEGED]
        return max(alleged, key=lambda one: (one.day or date.min, one.incident)).incident


def _judge(page: Page, form: str, name: str, reason: str, button: str) -> None:
    within = page.locator(form)
    author = within.get_by_label("Your name")
    if author.count():
        author.fill(name)
    within.get_by_label("Reason").fill(reason)
    within.get_by_role("button", name=button, exact=True).click()


def test_from_the_overview_to_the_sentence_to_a_judgement_to_a_changed_standing(
    browser: Browser, own_ledger: Path, alleged: str
) -> None:
    with serving(own_ledger) as address, looking(browser, address) as look:
        page = look.open("/")
        page.locator(f"a[href='/agreements/{AGREEMENT}']").first.click()
        expect(page.locator("h1")).to_contain_text("Moscow statement")
        matrix = page.get_by_role("table", name=re.compile("Compliance", re.IGNORECASE))
        assert "verified" not in matrix.inner_text()

        page.goto(f"{address}/incidents?agreement={AGREEMENT}&grade=alleged")
        page.locator(f"a[href*='{alleged}']").first.click()
        claim = page.locator("li:has(a[href*='#claim-']):has(bdi mark)").first
        sentence = claim.locator("bdi:has(mark)").first.inner_text()
        claim.locator("a[href*='#claim-']").first.click()
        expect(page.locator("main mark").first).to_be_visible()
        page.evaluate("document.querySelectorAll('main a.ref').forEach(number => number.remove())")
        shown = " ".join(page.locator(".report-text").inner_text().split())
        assert " ".join(sentence.split())[:40] in shown

        page.goto(f"{address}/incidents/{alleged}")
        _judge(page, "#verdict", "Leila", "Seen by the patrol.", "Verify")
        expect(page.get_by_role("status").first).to_contain_text("Recorded")
        form = "form:has(button:text-is('Sign'))"
        if not page.locator(form).first.is_visible():
            page.locator("summary", has_text="Sign it").first.click()
        _judge(page, f"{form} >> visible=true", "Omar", "So did I.", "Sign")
        expect(page.locator(".badge.verified").first).to_be_visible()

        page.goto(f"{address}/agreements/{AGREEMENT}")
        # shown at once as it was before, it shows itself as it is now
        matrix = page.get_by_role("table", name=re.compile("Compliance", re.IGNORECASE))
        expect(matrix).to_contain_text("verified", timeout=60_000)
        assert [one for one in look.wrong if "503" not in one] == []


def test_the_second_of_two_verifiers_is_told_of_the_first_and_loses_nothing(
    browser: Browser, own_ledger: Path, alleged: str
) -> None:
    with serving(own_ledger) as address, looking(browser, address) as one, looking(browser, address) as other:
        one.open(f"/incidents/{alleged}")
        other.open(f"/incidents/{alleged}")
        _judge(one.page, "#verdict", "Leila", "Seen by the patrol.", "Verify")
        expect(one.page.get_by_role("status").first).to_contain_text("Recorded")
        _judge(other.page, "#verdict", "Omar", "The crater is old.", "Refute")
        told = other.page.get_by_role("alert").first
        expect(told).to_contain_text("It has changed since you saw it")
        expect(told).to_contain_text("Leila")
        expect(told.get_by_label("Reason")).to_have_value("The crater is old.")
        told.get_by_role("button", name="Record it all the same").click()
        expect(other.page.get_by_role("status").first).to_contain_text("Recorded")
    with open_ledger(own_ledger) as ledger:
        assert [(one.author, one.verdict.kind.value) for one in ledger.judgements()] == [
            ("Leila", "verify"),
            ("Omar", "refute"),
        ]


def test_an_inbox_is_worked_through_by_keys_alone(browser: Browser, own_ledger: Path) -> None:
    with serving(own_ledger) as address, looking(browser, address) as look:
        page = look.open("/inbox")
        keys = page.keyboard
        first = page.locator("[data-item]").nth(0)
        second_name = page.locator("[data-item]").nth(1).locator("a").first.get_attribute("href")
        keys.press("j")
        expect(first).to_be_focused()
        keys.press("j")
        keys.press("k")
        expect(first).to_be_focused()
        keys.press("a")
        name = first.get_by_label("Your name")
        name.fill("Leila")
        reason = first.get_by_label("Reason")
        reason.focus()
        keys.type("Confirmed on site.")
        keys.press("Enter")
        expect(page.get_by_role("status").first).to_contain_text("Recorded")
        focused = page.evaluate(
            "document.activeElement.closest('[data-item]')?.querySelector('a')?.getAttribute('href')"
        )
        assert focused is None or focused == second_name
        keys.press("?")
        expect(page.locator("dialog#keys")).to_be_visible()
        keys.press("Escape")
        expect(page.locator("dialog#keys")).to_be_hidden()
    with open_ledger(own_ledger) as ledger:
        assert [one.verdict.reason for one in ledger.judgements()] == ["Confirmed on site."]


def test_every_page_is_reached_by_the_tabulator(browser: Browser, served: str) -> None:
    with looking(browser, served) as look:
        page = look.open("/")
        page.keyboard.press("Tab")
        assert page.evaluate("document.activeElement.className") == "skip"
        reached = set()
        for _ in range(12):
            page.keyboard.press("Tab")
            reached.add(page.evaluate("document.activeElement.getAttribute('href')"))
        assert {"/", "/incidents", "/inbox", "/reports", "/sources", "/alerts"} <= reached


def test_a_report_that_arrives_shows_on_an_open_overview_within_two_seconds(browser: Browser, own_ledger: Path) -> None:
    told = Report(
        id="arrives",
        lang="en",
        published=EXAMPLE_DAY,
        published_basis=PublishedBasis.GIVEN,
        source="Hudna example desk, Baku",
        title="Shelling again",
        text="Azerbaijan's defence ministry accused Armenian forces of shelling the town of Terter on Saturday, killing two civilians.",
    )
    analyst = the_analyst()
    analyst.read(told)  # what it loads is there before the clock runs
    with serving(own_ledger) as address, looking(browser, address) as look, open_ledger(own_ledger) as ledger:
        with look.page.expect_response(lambda answer: answer.url.endswith("/events")):  # it listens
            page = look.open("/")
        page.locator(".cards, [hx-trigger*='hudna:changed']").first.wait_for()
        before = page.locator("main").inner_text()
        Monitor(ledger, analyst).add(told)
        page.wait_for_function(
            "before => document.querySelector('main').innerText !== before", arg=before, timeout=_PATIENCE
        )
        raise_alerts(ledger)


def _choose(page: Page, label: str, choice: str) -> None:
    """Choose in the menu, and once more where the page closed it as it got its newest answer."""
    for _ in range(3):
        with contextlib.suppress(PlaywrightTimeout):
            if not page.get_by_label(label).is_visible():
                page.locator("details.menu summary").click()
            page.get_by_label(label).select_option(choice, timeout=_PATIENCE)
            return
    pytest.fail(f"{label} cannot be chosen")


def test_what_is_shown_follows_the_readers_choice(browser: Browser, served: str) -> None:
    with looking(browser, served) as look:
        page = look.open(f"/agreements/{AGREEMENT}")
        expect(page.locator("[data-again]")).to_have_count(0)  # it would load again while the reader chooses
        for label, choice in (("Digits", "arabic"), ("Calendar", "islamic"), ("Language", "ar")):
            _choose(page, label, choice)
        page.get_by_role("button", name="Show it so").click()
        expect(page.locator("html")).to_have_attribute("lang", "ar")
        expect(page.locator("main")).to_contain_text("١٤٤٢")
        assert page.url.endswith(f"/agreements/{AGREEMENT}")
