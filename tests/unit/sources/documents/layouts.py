"""Mission reports of our own making, laid out in columns by typst.

`fixtures/columns_ar.pdf` is `arabic(2)` set with the font Noto Naskh Arabic, which not every machine has.
`fixtures/printed_by_browser_*.pdf` are the same paragraphs, twice over, in a page with `column-count: 2`, headings with
`column-span: all`, a table with and one without rules, and a numbered list, as Chromium prints it.
`fixtures/visual_*_ar.pdf` are drawn by reportlab in DejaVu Sans, each line from left to right as it looks: once in presentation
forms, once in plain letters. `fixtures/letters_without_names.pdf` is by reportlab, too, without its `/ToUnicode`.
"""

from functools import cache
from pathlib import Path

import typst

FIXTURES = Path(__file__).parent / "fixtures"

ENGLISH = (
    (
        "On 3 May, at 08:15, a patrol of the mission near the village of Qasr heard twelve undetermined explosions at an "
        "assessed range of 2–4 km north-east of its position, and assessed them as outgoing artillery fire. The commander of "
        "the northern battalion denied that his men had opened fire, saying that the truce was being respected along the "
        "whole line."
    ),
    (
        "A hospital administrator told the patrol that three civilians had been wounded by shelling in the market of Qasr on "
        "the evening of 2 May. The mission could not visit the site: armed men at the southern checkpoint refused it passage, "
        "citing security concerns."
    ),
    (
        "The Ministry of Defence accused the opposing forces of violating the ceasefire 14 times in 24 hours. A spokesman of "
        "the opposing forces rejected the accusation and said that his side had lost two soldiers to sniper fire at Tell Amar."
    ),
    (
        "Both parties confirmed the exchange of nine prisoners at the crossing of Bab Nur on 4 May, which the mission "
        "observed. The convoy of the relief agency reached the town without incident."
    ),
)
ENGLISH_ROWS = (
    ("Time", "Place", "Observation"),
    (
        "08:15",
        "Qasr",
        "Twelve explosions, assessed as outgoing artillery, two to four kilometres to the north-east of it",
    ),
    ("11:40", "Tell Amar", "Two bursts of machine-gun fire"),
    ("17:05", "Bab Nur, southern checkpoint", "Passage refused by armed men, who said that the road was mined"),
)
ARABIC = (
    (
        "سمعت دورية تابعة للبعثة قرب قرية القصر عند الساعة 08:15 من يوم 3 أيار/مايو 12 انفجارا على مسافة تتراوح بين 2 و4 "
        "كيلومترات إلى الشمال الشرقي من موقعها، وقدرت أنها نيران مدفعية. ونفى قائد الكتيبة الشمالية (اللواء 35) أن يكون رجاله "
        "قد أطلقوا النار، قائلا إن الهدنة محترمة على طول الخط."
    ),
    (
        "وأبلغ مدير المستشفى الدورية أن ثلاثة مدنيين أصيبوا بجروح جراء قصف سوق القصر مساء 2 أيار/مايو. ولم تتمكن البعثة من "
        "زيارة الموقع لأن مسلحين عند الحاجز الجنوبي منعوها من المرور بحجة دواع أمنية."
    ),
    (
        "واتهمت وزارة الدفاع القوات المعارضة بخرق وقف إطلاق النار 14 مرة خلال 24 ساعة. ورفض متحدث باسم القوات المعارضة "
        "الاتهام وقال إن جنديين من قواته قتلا بنيران قناصة في تل عمار."
    ),
    (
        "وأكد الطرفان تبادل تسعة أسرى عند معبر باب النور في 4 أيار/مايو بحضور البعثة وممثلي UNICEF. ووصلت قافلة منظمة الإغاثة "
        "إلى البلدة دون حوادث بنسبة 100%."
    ),
)
ARABIC_ROWS = (
    ("الساعة", "المكان", "الملاحظة"),
    (
        "08:15",
        "القصر",
        (
            "اثنا عشر انفجارا قدرت بأنها نيران مدفعية على مسافة كيلومترين إلى أربعة كيلومترات إلى الشمال الشرقي من الدورية "
            "وفق ما أفاد به المراقبون"
        ),
    ),
    ("11:40", "تل عمار", "رشقتان من رشاش"),
    ("17:05", "باب النور، الحاجز الجنوبي", "منع مسلحون من القوات المعارضة الدورية من المرور وقالوا إن الطريق ملغمة"),
)

_ENGLISH_PAGE = """
#set document(title: "Daily report of the monitoring mission")
#set page(paper: "a4", margin: (x: 2cm, y: 2.2cm), header: [Joint Monitoring Mission #h(1fr) Restricted],
  footer: context align(center)[#counter(page).display() / #counter(page).final().at(0)])
#set text(font: "Libertinus Serif", size: 10.5pt, lang: "en", hyphenate: true)
#set par(justify: true, first-line-indent: 1em, spacing: 0.65em)
"""
_ORDER = (2, 0, 3, 1, 0, 2), (1, 0, 3, 2)


@cache
def english(columns: int) -> bytes:
    """A daily report: headings across, two sectors, a table, and more columns below it."""
    return typst.compile(_typst(columns).encode(), format="pdf")


def english_text() -> list[str]:
    return _text("Daily Report No. 14", ("Northern sector", "Southern sector", "Table"), ENGLISH, ENGLISH_ROWS)


def arabic_text() -> list[str]:
    headings = ("القطاع الشمالي", "القطاع الجنوبي", "جدول الملاحظات")
    text = _text("التقرير اليومي رقم 16", headings, ARABIC, ARABIC_ROWS)
    return [text[0], "صدر في 4 أيار/مايو 2031 ويغطي الفترة حتى الساعة 18:00", *text[1:]]


def _typst(columns: int) -> str:
    rows = ",".join(f"[{cell}]" for row in ENGLISH_ROWS for cell in row)
    first, second, last = ("\n\n".join(ENGLISH[n] for n in order) for order in ((0, 1, 2, 3), *_ORDER))
    return f"""{_ENGLISH_PAGE}
#align(center, text(15pt)[*Daily Report No. 14*])
#columns({columns}, gutter: 14pt)[
== Northern sector
{first}
== Southern sector
{second}
]
#v(1em)
== Table
#table(columns: (auto, auto, 1fr), inset: 4pt, {rows})
#columns({columns}, gutter: 14pt)[
{last}
]"""


def _text(
    title: str, headings: tuple[str, str, str], paragraphs: tuple[str, ...], rows: tuple[tuple[str, ...], ...]
) -> list[str]:
    second, last = ([paragraphs[n] for n in order] for order in _ORDER)
    table = [" | ".join(row) for row in rows]
    return [title, headings[0], *paragraphs, headings[1], *second, headings[2], *table, *last]
