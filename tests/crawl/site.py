"""Servers on loopback that behave as real ones do, and as broken ones do.

Each site is one address with its own routes and a log of what was asked of it, so that what the
crawler did is judged by what a server saw.
"""

import socket
import socketserver
import struct
import threading
import time
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

_TCP_INFO_BYTES, _LAST_RECEIVED = 104, 52
"""Of Linux's `tcp_info`: its length, and where the milliseconds since the last bytes came stand."""


def received_at(connection: socket.socket) -> float:
    """When a request came, by the kernel: a busy machine wakes the thread of a server later."""
    told = connection.getsockopt(socket.IPPROTO_TCP, socket.TCP_INFO, _TCP_INFO_BYTES)
    return time.monotonic() - struct.unpack_from("I", told, _LAST_RECEIVED)[0] / 1000


@dataclass
class Hit:
    """One request as the server saw it; `at` is when it came, `until` when it was answered."""

    path: str
    at: float
    until: float
    headers: dict[str, str]


@dataclass
class Answer:
    """What a route says."""

    body: bytes | str = b""
    status: int = 200
    headers: dict[str, str] = field(default_factory=dict)
    wait: float = 0.0

    def data(self) -> bytes:
        return self.body.encode() if isinstance(self.body, str) else self.body


Route = Answer | Callable[["Handler"], Answer | None]


class Handler(BaseHTTPRequestHandler):
    """Answers by the routes of its site; a route that answers by itself returns nothing."""

    protocol_version = "HTTP/1.1"
    site: "Site"

    def do_GET(self):
        came = received_at(self.connection)
        found = self.site.routes.get(self.path) or self.site.otherwise
        try:
            answer = found if isinstance(found, Answer) else found(self)
            if answer is not None:
                self._send(answer)
        except OSError:
            self.close_connection = True
        finally:
            self.site.log.append(Hit(self.path, came, time.monotonic(), dict(self.headers)))

    def _send(self, answer: Answer):
        time.sleep(answer.wait)
        data = answer.data()
        self.send_response(answer.status)
        headers = {"Content-Type": "text/html; charset=utf-8", "Content-Length": str(len(data))}
        for name, value in {**headers, **answer.headers}.items():
            if value:
                self.send_header(name, value)
        self.end_headers()
        self.wfile.write(data)

    def log_message(self, format, *args):  # noqa: A002 - the library's name
        pass


class Site:
    """One address that serves."""

    def __init__(self, address: str = "127.0.0.1", port: int = 0):
        self.routes: dict[str, Route] = {"/robots.txt": Answer(status=404)}
        self.otherwise: Route = Answer(status=404)
        self.log: list[Hit] = []
        handler = type("Bound", (Handler,), {"site": self})
        self._server = ThreadingHTTPServer((address, port), handler)
        self._server.daemon_threads = True
        self.address, self.port = address, self._server.server_address[1]
        threading.Thread(target=self._server.serve_forever, args=(0.05,), daemon=True).start()

    def url(self, path: str = "/", host: str | None = None) -> str:
        return f"http://{host or self.address}:{self.port}{path}"

    def asked(self, path: str | None = None) -> list[Hit]:
        """What was asked, without the rules for robots."""
        hits = [hit for hit in self.log if hit.path != "/robots.txt"]
        return [hit for hit in hits if path is None or hit.path == path]

    def use_tls(self, context):
        self._server.socket = context.wrap_socket(self._server.socket, server_side=True)

    def close(self):
        self._server.shutdown()
        self._server.server_close()


class RawSite:
    """An address that answers every connection with the same bytes, HTTP or not."""

    def __init__(self, answer: bytes | Callable[[socket.socket], None], address="127.0.0.1"):
        self.hits = 0
        site = self

        class Raw(socketserver.BaseRequestHandler):
            def handle(self):
                with suppress(OSError):
                    request = self.request.recv(65536)
                    if b"/robots.txt" in request:
                        self.request.sendall(
                            b"HTTP/1.1 404 x\r\nContent-Length: 0\r\nConnection: close\r\n\r\n"
                        )
                        return
                    site.hits += 1
                    if callable(answer):
                        answer(self.request)
                    else:
                        self.request.sendall(answer)

        self._server = socketserver.ThreadingTCPServer((address, 0), Raw)
        self._server.daemon_threads = True
        self.port = self._server.server_address[1]
        threading.Thread(target=self._server.serve_forever, args=(0.05,), daemon=True).start()

    def url(self, path: str = "/", host: str = "127.0.0.1") -> str:
        return f"http://{host}:{self.port}{path}"

    def close(self):
        self._server.shutdown()
        self._server.server_close()
