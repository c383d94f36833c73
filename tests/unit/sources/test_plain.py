from hudna.model.reports import Report
from hudna.sources.plain import read_plain


def test_a_text_is_kept_but_for_its_line_ends() -> None:
    data = "  العنوان\r\nصمدت الهدنة.\rوبعد\n\n".encode()
    assert read_plain(data, "file") == Report(id="file", text="  العنوان\nصمدت الهدنة.\nوبعد\n\n")


def test_a_guessed_encoding_is_a_notice() -> None:
    assert read_plain("صمدت الهدنة يوم الأحد".encode("cp1256"), "file").notices == ("encoding guessed: cp1256",)
