"""A server of a page with every component, under the content security policy of the dashboard."""

from __future__ import annotations

import json
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

GALLERY = Path(__file__).parent / "gallery"
STATIC = Path(__file__).parents[2] / "src/hudna/views/web/static"
BUILT = STATIC / "built"
POLICY = (
    "default-src 'self'; script-src 'self'; style-src 'self'; img-src 'self' data: blob:; "
    "worker-src 'self' blob:; connect-src 'self'; object-src 'none'; base-uri 'none'"
)
TYPES = {".html": "text/html; charset=utf-8", ".js": "text/javascript", ".css": "text/css", ".json": "application/json"}


class Events:
    """The event stream: what is to be sent, once somebody listens."""

    def __init__(self) -> None:
        self.posted = threading.Event()
        self.text = ""

    def post(self, text: str) -> None:
        self.text = text
        self.posted.set()


def _found(name: str) -> Path | None:
    """The file of the page: from the gallery, by its plain name from the manifest, or by its hashed name."""
    if (GALLERY / name).is_file():
        return GALLERY / name
    if name == "page.css":
        return STATIC / "app.css"
    named: dict[str, str] = json.loads((BUILT / "manifest.json").read_text(encoding="utf-8"))
    file = BUILT / named.get(name, name)
    return file if file.is_file() else None


@contextmanager
def serving() -> Iterator[tuple[str, Events, list[tuple[str, str | None]]]]:
    """Serve; gives the address, the event stream, and what was posted: paths with their CSRF tokens."""
    events, posted = Events(), list[tuple[str, str | None]]()

    class Handler(BaseHTTPRequestHandler):
        def answer(self, content: bytes, kind: str) -> None:
            self.send_response(200)
            self.send_header("Content-Type", kind)
            self.send_header("Content-Length", str(len(content)))
            self.send_header("Content-Security-Policy", POLICY)
            self.end_headers()
            self.wfile.write(content)

        def do_GET(self) -> None:  # the library's name
            name = self.path.partition("?")[0].removeprefix("/")
            if name == "events":
                self.stream()
            elif (file := _found(Path(name).name)) is not None:
                self.answer(file.read_bytes(), TYPES.get(file.suffix, "application/octet-stream"))
            else:
                self.send_error(404)

        def do_POST(self) -> None:
            self.rfile.read(int(self.headers.get("Content-Length") or 0))
            posted.append((self.path, self.headers.get("X-CSRF-Token")))
            self.answer(
                b'<span class="sparkline" data-values="1,2" role="img" aria-label="1, 2"></span>', TYPES[".html"]
            )

        def stream(self) -> None:
            self.send_response(200)
            self.send_header("Content-Type", "text/event-stream")
            self.end_headers()
            self.wfile.write(b": open\n\n")
            self.wfile.flush()
            if events.posted.wait(20):
                self.wfile.write(events.text.encode())
                self.wfile.flush()

        def log_message(self, format: str, *args: object) -> None:  # noqa: A002  # the library's name
            pass

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    server.daemon_threads = True
    threading.Thread(target=server.serve_forever, args=(0.05,), daemon=True).start()  # it looks so often whether to end
    try:
        yield f"http://127.0.0.1:{server.server_address[1]}", events, posted
    finally:
        server.shutdown()
