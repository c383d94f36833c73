import pytest

from hudna.sources.archives.addresses import file_name, id_of


@pytest.mark.parametrize(
    ("url", "name"),
    [
        ("https://post.example/2030/05/03/truce-holds/", "truce-holds"),
        ("https://post.example/2030/05/truce-holds/index.html", "truce-holds"),
        ("https://post.example/truce-holds.html?utm_source=feed", "truce-holds"),
        ("https://post.example/article.php?id=7&lang=ar", "post.example-id-7-lang-ar"),
        ("https://post.example/?p=12", "post.example-p-12"),
        ("https://post.example", "post.example"),
        ("https://reader:secret@post.example/", "post.example"),
        ("https://post.example/%D9%87%D8%AF%D9%86%D8%A9", "هدنة"),
        ("https://post.example/a%0Ab", "a\\nb"),
        ("https://[broken/truce", "https://[broken/truce"),
        ("https://post.example/reports/mission-2030-05-03.pdf", "mission-2030-05-03"),
    ],
)
def test_a_report_is_called_by_the_last_part_of_its_address_that_says_something(url: str, name: str) -> None:
    assert id_of(url) == name


def test_the_name_of_a_file_is_the_last_part_of_the_path() -> None:
    assert file_name("https://post.example/a/b.pdf?x=/c.txt") == "b.pdf"
    assert file_name("https://post.example/") == "post.example"
