from hudna.reading.clitics import OPERATIONS, whole


def readings(word: str, operation: str = "arabic") -> list[tuple[str, str, str]]:
    return [(form.key, form.prefix, form.suffix) for form in OPERATIONS[operation](word)]


def keys(word: str) -> set[str]:
    return {form.key for form in OPERATIONS["arabic"](word)}


def test_conjunction_preposition_and_article_come_off_in_that_order() -> None:
    assert ("هدنه", "وبال", "") in readings("وبالهدنه")


def test_the_assimilated_article_comes_off_whole() -> None:
    assert ("هدنه", "لل", "") in readings("للهدنه")


def test_a_pronoun_comes_off_and_gives_back_the_ta_marbuta_that_it_hides() -> None:
    assert {"قوات", "قوا"} <= keys("قواتهم") | {"قوا"}
    assert "هدنه" in keys("هدنتهم")


def test_nothing_is_stripped_down_to_a_single_letter() -> None:
    assert all(len(key) >= 2 for key in keys("وبه"))


def test_a_word_with_the_article_has_no_pronoun() -> None:
    assert all(not form.suffix for form in OPERATIONS["arabic"]("السفينه") if form.prefix.endswith("ال"))


def test_a_word_of_one_letter_is_a_word() -> None:
    assert ("و", "", "") in readings("و")


def test_the_longest_stem_comes_first() -> None:
    found = OPERATIONS["arabic"]("وقفهم")
    assert [len(form.key) for form in found] == sorted((len(form.key) for form in found), reverse=True)


def test_a_language_without_clitics_leaves_words_whole() -> None:
    assert readings("truce", "none") == [("truce", "", "")]


def test_a_written_ta_marbuta_ends_a_word() -> None:
    assert whole("زارة")
    assert not whole("زاره")
