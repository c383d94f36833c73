"""PDFs written by hand: for what no program would write."""

import zlib
from io import BytesIO

CATALOG = b"<</Type/Catalog/Pages 2 0 R>>"
PAGES = b"<</Type/Pages/Kids[3 0 R]/Count 1>>"
PAGE = (
    b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Contents 4 0 R"
    b"/Resources<</Font<</F 5 0 R>>/XObject<</I 6 0 R>>>>>>"
)
HELVETICA = b"<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>"
WORDS = b"BT /F 10 Tf 50 700 Td (The truce held on Sunday.) Tj ET"


def pdf(*objects: bytes) -> bytes:
    """A file of these objects, numbered from 1; the first is the catalog."""
    out = BytesIO()
    out.write(b"%PDF-1.5\n")
    places = []
    for number, written in enumerate(objects, 1):
        places.append(out.tell())
        out.write(b"%d 0 obj\n" % number + written + b"\nendobj\n")
    table = out.tell()
    out.write(b"xref\n0 %d\n0000000000 65535 f \n" % (len(objects) + 1))
    out.write(b"".join(b"%010d 00000 n \n" % place for place in places))
    out.write(b"trailer<</Size %d/Root 1 0 R>>\nstartxref\n%d\n%%%%EOF" % (len(objects) + 1, table))
    return out.getvalue()


def stream(data: bytes, entries: bytes = b"") -> bytes:
    packed = zlib.compress(data, 1)  # at once, however large
    return b"<<%s/Filter/FlateDecode/Length %d>>stream\n" % (entries, len(packed)) + packed + b"\nendstream"


def page(content: bytes, font: bytes = HELVETICA) -> bytes:
    """A file of one page."""
    return pdf(CATALOG, PAGES, PAGE, stream(content), font)


def picture_page(grey: bytes, width: int, height: int) -> bytes:
    """A page that a grey picture covers."""
    image = b"/Type/XObject/Subtype/Image/Width %d/Height %d/BitsPerComponent 8/ColorSpace/DeviceGray" % (width, height)
    return pdf(CATALOG, PAGES, PAGE, stream(b"595 0 0 842 0 0 cm /I Do"), HELVETICA, stream(grey, image))
