"""The file that says where alerts go: strict, and without secrets."""

from __future__ import annotations

from datetime import date, timedelta
from pathlib import Path

import pytest

from hudna.model.alerts import AlertKind, Raised
from hudna.model.errors import DataError
from hudna.views.notify import load_channels
from hudna.views.notify.settings import load_settings
from tests.unit.views.notify.alerts import RAISED, alert

WHOLE = """
[[channel]]
type = "output"
name = "screen"
kinds = ["deadline near", "deadline missed"]
since = 2026-03-01

[[channel]]
type = "atom"
name = "feed"
file = "alerts.atom"
id = "tag:example.org,2026:alerts"
url = "https://example.org/alerts.atom"

[[channel]]
type = "email"
name = "desk"
host = "mail.example.org"
port = 587
from = "hudna@example.org"
to = ["desk@example.org"]
user = "hudna"
password_env = "MAIL_PASSWORD"

[[channel]]
type = "webhook"
name = "hook"
url = "https://example.org/hook"
secret_env = "HOOK_SECRET"
"""
ENVIRONMENT = {"MAIL_PASSWORD": "secret", "HOOK_SECRET": "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw"}


@pytest.fixture
def file(tmp_path: Path) -> Path:
    file = tmp_path / "alerts-config.toml"
    file.write_text(WHOLE, encoding="utf-8")
    return file


def test_each_channel_is_made(file: Path) -> None:
    assert [channel.name for channel in load_channels(file, ENVIRONMENT)] == ["screen", "feed", "desk", "hook"]


def test_a_channel_wants_its_kinds_from_its_day_on(file: Path) -> None:
    screen, feed, *_ = load_channels(file, ENVIRONMENT)
    near = Raised(alert(kind=AlertKind.DEADLINE_NEAR), RAISED)
    assert RAISED.date() == date(2026, 3, 1)
    assert screen.wants(near)
    assert not screen.wants(Raised(near.alert, RAISED - timedelta(days=1)))
    assert not screen.wants(Raised(alert(), RAISED))
    assert feed.wants(Raised(alert(), RAISED - timedelta(days=99)))


@pytest.mark.parametrize("variable", ["MAIL_PASSWORD", "HOOK_SECRET"])
@pytest.mark.parametrize("value", [None, ""])
def test_a_secret_that_is_not_there_is_named_by_its_variable(file: Path, variable: str, value: str | None) -> None:
    environment = {name: kept for name, kept in ENVIRONMENT.items() if name != variable}
    if value is not None:
        environment[variable] = value
    with pytest.raises(DataError, match=f"the environment variable {variable} is not set"):
        load_channels(file, environment)


def test_a_secret_that_is_none_is_named_and_not_shown(file: Path) -> None:
    with pytest.raises(
        DataError, match=r"channel\[3\]\.secret_env: the environment variable HOOK_SECRET holds no"
    ) as raised:
        load_channels(file, ENVIRONMENT | {"HOOK_SECRET": "hunter2hunter2"})
    assert "hunter2" not in str(raised.value)


@pytest.mark.parametrize(
    ("old", "new", "place", "reason"),
    [
        ('type = "output"', 'type = "pigeon"', "channel[0].type", "pigeon"),
        ('type = "output"\n', "", "channel[0]", "type"),
        ('name = "screen"', 'name = "feed"', "channel[1].name", "another channel is called 'feed' too"),
        ('name = "screen"', 'name = "a b"', "channel[0].name", "regex"),
        (
            'kinds = ["deadline near", ',
            'kinds = ["deadline", ',
            "channel[0].kinds[0]",
            "Invalid enum value 'deadline'",
        ),
        ('file = "alerts.atom"', 'fiel = "alerts.atom"', "channel[1]", "fiel"),
        ('id = "tag:example.org,2026:alerts"', 'id = "alerts"', "channel[1].id", "is no IRI"),
        ("https://example.org/alerts.atom", "ftp://example.org/", "channel[1].url", "no http or https address"),
        ("port = 587", "port = 70000", "channel[2].port", "65535"),
        (
            'from = "hudna@example.org"',
            'from = "hudna@example.org\\nBcc: x@y.org"',
            "channel[2].from",
            "no e-mail address",
        ),
        ('to = ["desk@example.org"]', "to = []", "channel[2].to", "length >= 1"),
        ('to = ["desk@example.org"]', 'to = ["desk"]', "channel[2].to", "'desk' is no e-mail address"),
        ('user = "hudna"\n', "", "channel[2].user", "go together"),
        ("port = 587", 'port = 25\nsecurity = "none"', "channel[2].security", "not sent without encryption"),
        ("port = 587", 'port = 25\npassword = "secret"', "channel[2]", "password"),
        ("https://example.org/hook", "http://example.org/hook", "channel[3].url", "is not https; allow_http = true"),
        ("https://example.org/hook", "file:///etc/passwd", "channel[3].url", "no https address"),
        ("https://example.org/hook", "https://me:pw@example.org/", "channel[3].url", "a name or a password"),
        ("https://example.org/hook", "https://[", "channel[3].url", "no address"),
        ("[[channel]]", "[[chanel]]", "top level", "chanel"),
        ("[[channel]]", "[[channel", "line", "Expected"),
    ],
)
def test_a_fault_names_the_file_the_place_and_the_reason(
    file: Path, old: str, new: str, place: str, reason: str
) -> None:
    assert old in WHOLE
    file.write_text(WHOLE.replace(old, new, 1), encoding="utf-8")
    with pytest.raises(DataError) as raised:
        load_settings(file)
    assert raised.value.file == str(file)
    assert place in raised.value.place
    assert reason in raised.value.reason


def test_a_file_without_channels_or_none_at_all_is_refused(tmp_path: Path) -> None:
    (tmp_path / "empty.toml").write_text("", encoding="utf-8")
    with pytest.raises(DataError, match="missing required field `channel`"):
        load_settings(tmp_path / "empty.toml")
    with pytest.raises(DataError, match="No such file"):
        load_settings(tmp_path / "none.toml")


def test_http_is_sent_to_where_that_is_asked_for(file: Path) -> None:
    file.write_text(
        WHOLE.replace('url = "https://example.org/hook"', 'url = "http://localhost:8000/"\nallow_http = true'),
        encoding="utf-8",
    )
    assert len(load_settings(file)) == 4
