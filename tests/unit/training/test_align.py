"""Reports on other things than conflicts: half of them are learned from, the others are left to measure on."""

import json
from collections.abc import Sequence
from pathlib import Path

from training.align import off_topic, pieces


def write(folder: Path, lang: str, texts: Sequence[str]) -> None:
    lines = [json.dumps({"text": text}) for text in texts]
    (folder / f"negatives_{lang}.jsonl").write_text("\n".join(lines) + "\n", "utf-8")


def test_every_second_report_comes_with_nothing_claimed(tmp_path: Path) -> None:
    write(tmp_path, "en", ["The team won.", "Rain fell.", "Shares rose.", "Bread is dear.", "A play opened."])
    found = list(off_topic(tmp_path, frozenset({"en"})))
    assert [report["text"] for report, _ in found] == ["The team won.", "Shares rose.", "A play opened."]
    assert all(report["lang"] == "en" and claims == [] for report, claims in found)


def test_each_report_has_an_id_of_its_own(tmp_path: Path) -> None:
    for lang, text in (("ar", "فاز الفريق."), ("en", "The team won.")):
        write(tmp_path, lang, [text] * 4)
    ids = [report["id"] for report, _ in off_topic(tmp_path, frozenset({"ar", "en"}))]
    assert len(set(ids)) == len(ids) == 4


def test_only_the_languages_wanted_are_read(tmp_path: Path) -> None:
    for lang, text in (("ar", "هطل المطر."), ("en", "Rain fell.")):
        write(tmp_path, lang, [text])
    assert [report["text"] for report, _ in off_topic(tmp_path, frozenset({"ar"}))] == ["هطل المطر."]


def test_a_language_without_such_reports_has_none(tmp_path: Path) -> None:
    write(tmp_path, "en", ["Rain fell."])
    assert [report["lang"] for report, _ in off_topic(tmp_path, frozenset({"ar", "en"}))] == ["en"]


REPORT = " ".join(f"The army shelled village number {n}." for n in range(1, 9))


def claim(number: int) -> dict[str, str]:
    return {"evidence": f"village number {number}."}


def test_a_report_is_cut_into_pieces_of_whole_sentences_that_make_it_up_again() -> None:
    cut = [piece["text"] for piece, _ in pieces(({"id": "r", "lang": "en", "text": REPORT}, []))]
    assert [text.count(".") for text in cut] == [1, 3, 2, 2]
    assert " ".join(cut) == REPORT


def test_each_piece_has_the_claims_told_in_it_and_an_id_of_its_own() -> None:
    cut = list(
        pieces(({"id": "r", "lang": "en", "text": REPORT, "published": "2020-10-19"}, list(map(claim, [1, 3, 8]))))
    )
    assert [claims for _, claims in cut] == [[claim(1)], [claim(3)], [], [claim(8)]]
    assert len({piece["id"] for piece, _ in cut}) == len(cut)
    assert {piece["published"] for piece, _ in cut} == {"2020-10-19"}
