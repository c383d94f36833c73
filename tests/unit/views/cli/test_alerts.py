"""`hudna alerts`, `hudna alerts raise`, `hudna alerts deliver`."""

from __future__ import annotations

import json
import shutil
from collections.abc import Callable
from pathlib import Path
from xml.etree import ElementTree as ET

import pytest

from hudna.ledger import open_ledger
from tests.conftest import Ran
from tests.unit.views.cli.pages import assert_reads_well
from tests.unit.views.notify.receivers import http_receiver

Hudna = Callable[..., Ran]

ATOM = '[[channel]]\ntype = "atom"\nname = "feed"\nfile = "alerts.atom"\nid = "tag:example.org,2026:alerts"\n'
OUTPUT = '[[channel]]\ntype = "output"\nname = "screen"\n'
WEBHOOK = '[[channel]]\ntype = "webhook"\nname = "hook"\nsecret_env = "HOOK"\nallow_http = true\nattempts = 1\nurl = '


@pytest.fixture
def ledger(told_ledger: Path, tmp_path: Path) -> Path:
    """A ledger with something to tell, of which nothing was raised yet."""
    return Path(shutil.copy(told_ledger, tmp_path / "told.ledger"))


@pytest.fixture
def config(tmp_path: Path) -> Path:
    return tmp_path / "alerts-config.toml"


def test_what_is_raised_is_printed_and_then_listed(hudna: Hudna, ledger: Path) -> None:
    assert hudna("alerts", "--ledger", ledger).out == "0 alerts\n"
    ran = hudna("alerts", "raise", "--ledger", ledger)
    assert ran.code == 0
    assert ran.out.startswith("4 new alerts\n")
    assert "First alleged breach: Humanitarian truce" in ran.out
    assert_reads_well(ran.out)
    assert hudna("alerts", "--ledger", ledger).out == ran.out.replace("4 new alerts", "4 alerts")
    assert hudna("alerts", "raise", "--ledger", ledger).out == "0 new alerts\n"
    assert hudna("verify", "--ledger", ledger).code == 0


def test_as_of_an_instant_what_became_so_later_is_left_out(hudna: Hudna, ledger: Path) -> None:
    assert hudna("alerts", "raise", "--as-of", "2015-12-31", "--ledger", ledger).out.startswith("2 new alerts\n")
    hudna("alerts", "raise", "--ledger", ledger)
    listed = json.loads(hudna("alerts", "--as-of", "2015-12-31", "--format", "json", "--ledger", ledger).out)
    assert {one["agreement"] for one in listed} == {"yemen-2015-07-26"}


def test_as_known_on_a_day_what_was_raised_later_is_left_out(hudna: Hudna, ledger: Path) -> None:
    hudna("alerts", "raise", "--ledger", ledger)
    assert hudna("alerts", "--known-on", "2020-10-31", "--ledger", ledger).out == "0 alerts\n", "they were raised today"
    assert hudna("alerts", "--known-on", "9000-01-01", "--ledger", ledger).out.startswith("4 alerts\n")


def test_json_has_the_whole_alert_by_day(hudna: Hudna, ledger: Path) -> None:
    listed = json.loads(hudna("alerts", "raise", "--format", "json", "--ledger", ledger).out)
    assert [one["day"] for one in listed] == sorted(one["day"] for one in listed)
    assert set(listed[0]) == {
        "id", "kind", "subject", "agreement", "day", "title", "reason", "incidents", "figures", "raised",
    }  # fmt: skip


def test_alerts_are_delivered_once(hudna: Hudna, ledger: Path, config: Path) -> None:
    config.write_text(ATOM + OUTPUT, encoding="utf-8")
    hudna("alerts", "raise", "--ledger", ledger)
    ran = hudna("alerts", "deliver", "--config", config, "--ledger", ledger)
    assert (ran.code, ran.err) == (0, "8 delivered, 0 not\n")
    assert ran.out.count("\nid ") == 4
    entries = ET.parse(config.parent / "alerts.atom").getroot().findall("{http://www.w3.org/2005/Atom}entry")  # noqa: S314
    assert len(entries) == 4
    again = hudna("alerts", "deliver", "--config", config, "--ledger", ledger)
    assert (again.code, again.out, again.err) == (0, "", "0 delivered, 0 not\n")


def test_what_did_not_arrive_is_told_exits_with_1_and_is_sent_by_the_next_run(
    hudna: Hudna, ledger: Path, config: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("HOOK", "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw")
    hudna("alerts", "raise", "--ledger", ledger)
    with http_receiver(204, 400) as taken:
        config.write_text(f'{WEBHOOK}"{taken.url}"\n', encoding="utf-8")
        ran = hudna("alerts", "deliver", "--config", config, "--ledger", ledger)
        assert ran.code == 1
        assert ran.err.endswith(": the receiver answered 400\n3 delivered, 1 not\n")
        assert hudna("alerts", "deliver", "--config", config, "--ledger", ledger).err == "1 delivered, 0 not\n"
    assert len(taken.requests) == 5


def test_all_that_wait_for_a_receiver_that_is_down_are_counted(
    hudna: Hudna, ledger: Path, config: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("HOOK", "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw")
    hudna("alerts", "raise", "--ledger", ledger)
    with http_receiver(503) as taken:
        config.write_text(f'{WEBHOOK}"{taken.url}"\n', encoding="utf-8")
        ran = hudna("alerts", "deliver", "--config", config, "--ledger", ledger)
    assert (ran.code, len(taken.requests)) == (1, 1)
    assert ran.err.endswith(": the receiver answered 503, 1 time\n0 delivered, 4 not\n")


def test_settings_at_fault_send_nothing_and_change_nothing(hudna: Hudna, ledger: Path, config: Path) -> None:
    hudna("alerts", "raise", "--ledger", ledger)
    config.write_text(OUTPUT + WEBHOOK + '"ftp://example.org"\n', encoding="utf-8")
    with open_ledger(ledger) as opened:
        head = opened.head()
    with pytest.raises(Exception, match=r"alerts-config\.toml: channel\[1\]\.url: .* no https address"):
        hudna("alerts", "deliver", "--config", config, "--ledger", ledger)
    with open_ledger(ledger) as opened:
        assert opened.head() == head


@pytest.mark.parametrize("command", [("alerts",), ("alerts", "raise")])
def test_a_ledger_that_is_not_there_is_told(hudna: Hudna, tmp_path: Path, command: tuple[str, ...]) -> None:
    with pytest.raises(Exception, match="there is no ledger"):
        hudna(*command, "--ledger", tmp_path / "none.ledger")
