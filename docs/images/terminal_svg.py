"""Draw what a command printed, as it stands in a terminal: text on standard input, SVG on standard output.

    hudna standing AGREEMENT --ledger FILE | python docs/images/terminal_svg.py "hudna standing AGREEMENT" > standing.svg

Frames are drawn as lines and each cell's words start at their column, so that the picture does not depend on which fonts the
reader has. Arabic keeps its joined letters: it is never stretched to the width of its cells.
"""

from __future__ import annotations

import re
import sys
from collections.abc import Iterator
from html import escape

from rich.cells import cell_len

WIDTH, HEIGHT, MARGIN = 8.4, 18, 14  # of a cell, and around all, in pixels
BASELINE = 13  # within a cell
ARMS = {"━": "lr", "─": "lr", "┃": "ud", "│": "ud", "┏": "rd", "┳": "lrd", "┓": "ld", "┡": "urd", "╇": "lurd", "┩": "uld",
        "└": "ur", "┴": "lur", "┘": "ul", "├": "urd", "┼": "lurd", "┤": "uld"}  # fmt: skip
STEPS = {"l": (-WIDTH / 2, 0), "r": (WIDTH / 2, 0), "u": (0, -HEIGHT / 2), "d": (0, HEIGHT / 2)}
WORDS = re.compile(f"(?:(?!  )[^{''.join(ARMS)}\n])+")  # up to a frame or two spaces
ARABIC = re.compile(r"[\u0600-\u06ff]")
STYLE = "text { font: 14px 'DejaVu Sans Mono', Menlo, Consolas, monospace; fill: #1f2328; white-space: pre } .bold { font-weight: bold }"


def frames(line: str, top: float) -> Iterator[str]:
    """The strokes of a line's frame, as commands of an SVG path."""
    for at, character in enumerate(line):
        x, y = MARGIN + (cell_len(line[:at]) + 0.5) * WIDTH, top + HEIGHT / 2
        for arm in ARMS.get(character, ""):
            across, down = STEPS[arm]
            yield f"M{x:.1f} {y:.1f}l{across:.1f} {down:.1f}"


def words(line: str, top: float, *, bold: bool) -> Iterator[str]:
    """The words of a line, cell by cell."""
    for match in WORDS.finditer(line):
        said = match[0].strip()
        if not said:
            continue
        start = match.start() + len(match[0]) - len(match[0].lstrip())
        x, width = MARGIN + cell_len(line[:start]) * WIDTH, cell_len(said) * WIDTH
        fit = "" if ARABIC.search(said) else f' textLength="{width:.1f}" lengthAdjust="spacingAndGlyphs"'
        weight = ' class="bold"' if bold else ""
        yield f'<text x="{x:.1f}" y="{top + BASELINE:.1f}"{fit}{weight}>{escape(said)}</text>'


def picture(command: str, printed: str) -> str:
    """The SVG of a command and what it printed."""
    lines = [f"$ {command}", *printed.rstrip().split("\n")]
    tops = [MARGIN + n * HEIGHT for n in range(len(lines))]
    width = max(cell_len(line.rstrip()) for line in lines) * WIDTH + 2 * MARGIN
    height = len(lines) * HEIGHT + 2 * MARGIN
    path = "".join(stroke for line, top in zip(lines, tops, strict=True) for stroke in frames(line, top))
    texts = [
        text
        for line, top in zip(lines, tops, strict=True)
        for text in words(line, top, bold=line.startswith(("$", "┃")))
    ]
    return "\n".join(
        (
            f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {width:.0f} {height:.0f}" role="img">',
            f"<title>{escape(command)}</title><style>{STYLE}</style>",
            '<rect width="100%" height="100%" rx="8" fill="#f6f8fa" stroke="#d0d7de"/>',
            f'<path d="{path}" stroke="#8c959f" fill="none"/>',
            *texts,
            "</svg>\n",
        )
    )


if __name__ == "__main__":
    sys.stdout.write(picture(sys.argv[1], sys.stdin.read()))
