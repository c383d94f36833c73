"""A site on this machine with a feed, a sitemap, articles and a feed that has moved."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from threading import Thread

ARTICLE = (
    "<html><head><title>{title}</title></head><body><article><h1>{title}</h1>"
    "<p>Both sides kept the truce along the river on Friday, the observers said, and the crossing stayed open all day.</p>"
    "<p>They counted no shots between the two villages, and saw farmers return to the fields below the old bridge.</p>"
    "</article></body></html>"
)
FEED = """<?xml version="1.0" encoding="UTF-8"?>
<rss version="2.0"><channel><title>{title}</title><link>{base}/</link><description>News</description>
<language>{language}</language>
<item><title>Older</title><link>{base}/older.html</link><pubDate>Thu, 02 May 2030 08:00:00 GMT</pubDate></item>
<item><title>Quiet night</title><link>{base}/quiet.html</link><pubDate>Fri, 03 May 2030 08:00:00 GMT</pubDate></item>
</channel></rss>
"""
SITEMAP = """<?xml version="1.0" encoding="UTF-8"?>
<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">
<url><loc>{base}/quiet.html</loc><lastmod>2030-05-03</lastmod></url></urlset>
"""
STATEMENT = (
    '<html lang="ar" dir="rtl"><head><title>بيان وزارة البحيرة</title></head><body><nav><a href="/">الرئيسية</a></nav>'
    "<main><h1>بيان حول أحداث المرفأ</h1><p>أعلنت وزارة البحيرة أن قذيفتي هاون سقطتا فجر الجمعة قرب المرفأ القديم.</p>"
    "<p>ودعت الوزارة الطرفين إلى احترام الهدنة المعلنة الأسبوع الماضي والعودة إلى لجنة المراقبة المشتركة.</p></main></body></html>"
)
LATEST = (
    "<html><head><title>Latest</title></head><body><h1>Latest from the lake</h1><ul>"
    "<li><time>18:00</time> A ferry with relief goods reached the northern shore without any incident, its captain said.</li>"
    "<li><time>12:00</time> The lake committee met both commanders and said that the ceasefire remained in force.</li>"
    "<li><time>05:30</time> Two mortar shells fell near the old quay at dawn, and nobody was hurt there.</li></ul></body></html>"
)
HTML, XML = "text/html; charset=utf-8", "application/xml"


@contextmanager
def running() -> Iterator[str]:
    """The address at which it answers."""
    server = ThreadingHTTPServer(("127.0.0.1", 0), _Handler)
    thread = Thread(target=server.serve_forever, daemon=True)
    thread.start()
    try:
        yield f"http://127.0.0.1:{server.server_port}"
    finally:
        server.shutdown()
        server.server_close()
        thread.join()


class _Handler(BaseHTTPRequestHandler):
    def do_GET(self) -> None:
        base = f"http://{self.headers['Host']}"
        if self.path == "/moved.xml":
            self.send_response(301)
            self.send_header("Location", f"{base}/feed.xml")
            self.end_headers()
            return
        found = _pages(base).get(self.path)
        media, text = found if found is not None else (HTML, "nothing there")
        body = text.encode()
        self.send_response(200 if found is not None else 404)
        self.send_header("Content-Type", media)
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002 - as it is called
        """Say nothing."""


def _pages(base: str) -> dict[str, tuple[str, str]]:
    return {
        "/robots.txt": ("text/plain", "User-agent: *\nDisallow: /private/\n"),
        "/feed.xml": (XML, FEED.format(base=base, title="The Border Post", language="en")),
        "/arabic.xml": (XML, FEED.format(base=base, title="البريد الحدودي", language="ar")),
        "/sitemap.xml": (XML, SITEMAP.format(base=base)),
        "/private/feed.xml": (XML, FEED.format(base=base, title="Private", language="en")),
        "/torn.xml": (XML, FEED.format(base=base, title="Torn", language="en").replace("/quiet.html", "/gone.html")),
        "/statement.html": (HTML, STATEMENT),
        "/latest.html": (HTML, LATEST),
        "/quiet.html": (HTML, ARTICLE.format(title="Quiet night at the crossing")),
    }
