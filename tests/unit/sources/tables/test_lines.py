import json
from datetime import date
from pathlib import Path

import pytest

from hudna.sources import bring_in
from tests.unit.sources.taken import refusals, reports

FIXTURES = Path(__file__).parent / "fixtures"


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "dump.jsonl"


def write(path: Path, *lines: object) -> Path:
    texts = [line if isinstance(line, str) else json.dumps(line, ensure_ascii=False) for line in lines]
    path.write_text("\n".join(texts), encoding="utf-8")
    return path


def test_the_projects_own_lines_are_read_as_they_are() -> None:
    first, second = reports(FIXTURES / "dump.jsonl")
    assert (first.id, first.lang, first.title, first.where) == ("d-1", "en", None, "dump.jsonl › line 1")
    assert (second.published, second.source) == (date(2030, 10, 29), "وكالة الشمال")
    assert second.notices == ("publication date given with a remark: مساء",)


def test_keys_within_others_are_named_with_dots() -> None:
    first, second = reports(FIXTURES / "api.ndjson")
    assert (first.id, first.published, first.source) == ("901", date(2030, 10, 28), "Crossing desk")
    assert (second.id, second.lang, second.text) == ("902", "ar", "هدأ الوضع عند المعبر.")


def test_lines_that_a_scraper_wrote_are_told_by_the_names_of_their_keys() -> None:
    (report,) = reports(FIXTURES / "scraped.jsonl")
    assert (report.id, report.title, report.published) == ("scraped-1", "Bridge", date(2030, 11, 2))
    assert report.url == "https://post.example/7"


def test_a_bad_line_is_named_and_the_others_go_on(path: Path) -> None:
    write(
        path,
        {"id": 1, "text": "The truce held."},
        '{"id": 2, "text": "The truce',
        "",
        "[1, 2]",
        '{"id": 3, "text": "It broke.", "text": "It held."}',
        {"id": 4},
        {"id": 5, "text": ["The truce", "held."]},
        {"id": 6, "text": "It broke.", "title": {"ar": "خرق"}},
        r'{"id": 7, "text": "\ud800 broke."}',
        "[" * 100_000,
        '{"id": ' + "9" * 5000 + ', "text": "It held."}',
        {"id": 8, "text": "It was renewed.", "extra": 1},
    )
    assert [report.id for report in reports(path)] == ["1", "8"]
    assert refusals(path) == {
        "line 2": "not JSON: Unterminated string starting at in column 19",
        "line 4": "JSON, but not an object",
        "line 5": 'key "text" is there twice',
        "line 6": 'column "text": no text',
        "line 7": "column \"text\": \"['The truce', 'held.']\" is no text",
        "line 8": "column \"title\": \"{'ar': 'خرق'}\" is no text",
        "line 9": "the text has half a character (lone surrogate U+D800) at character 0",
        "line 10": "JSON nested too deeply",
        "line 11": "JSON with a number of too many digits",
    }


def test_what_hudna_read_prints_has_no_texts_and_is_refused_with_that_reason(path: Path) -> None:
    write(path, {"id": "a", "report": {"lang": "en", "source": "x"}, "claims": []})
    reason = (
        "readings as `hudna read --format jsonl` prints them: the texts of the reports are not in them; "
        "give the reports themselves"
    )
    assert refusals(path) == {"": reason}


def test_lines_of_something_else_are_passed_over_in_a_folder_and_explained_when_given(path: Path) -> None:
    write(path, {"day": "2030-01-02", "rounds": 3})
    (passed,) = bring_in([path.parent])
    assert "no report in this folder" in str(passed)
    assert refusals(path) == {
        "": 'none of its keys is known to hold the text (day, rounds): say which in dump.columns.toml beside it: text = "…"'
    }
    write(path, "no JSON", "at all")
    assert refusals(path) == {
        "": "none of its first lines is a JSON object (line 1: not JSON: Expecting value in column 1)"
    }


def test_a_first_line_longer_than_what_is_looked_at_elsewhere_is_recognised(path: Path) -> None:
    write(path, {"text": "صمدت الهدنة عند المعبرين. " * 2000})
    assert len(list(bring_in([path.parent]))) == 1


def test_a_key_that_no_line_has_is_an_error(path: Path) -> None:
    write(path, {"text": "The truce held."})
    path.with_suffix(".columns.toml").write_text('published = "meta.when"', encoding="utf-8")
    assert refusals(path) == {
        "": "dump.columns.toml: published: of the keys, there is none called 'meta.when' (there are: text)"
    }
