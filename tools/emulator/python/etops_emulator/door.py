"""The server's door: closed, nobody listens on its port any more and what is connected is cut off; what the server holds
stays, as a Region keeps its data while nobody reaches it.
"""

import socket
import threading
import time
from typing import Any

from werkzeug import serving

from etops_emulator.patching import around

BIND_SECONDS = 30

opened = threading.Event()
opened.set()
servers: list[Any] = []


@around(serving.BaseWSGIServer, "serve_forever")
def serve_while_open(original: Any, self: Any, *args: Any, **kwargs: Any) -> None:
    servers.append(self)
    while True:
        original(self, *args, **kwargs)  # Until the door is closed.
        opened.wait()
        listen_again(self)


def listen_again(server: Any) -> None:
    deadline = time.monotonic() + BIND_SECONDS
    while True:
        server.socket = socket.socket(server.address_family, server.socket_type)
        try:
            server.server_bind()
            server.server_activate()
            return
        except OSError:
            server.socket.close()
            if time.monotonic() > deadline:
                raise
            time.sleep(0.2)


def close_door() -> None:
    opened.clear()
    for server in servers:
        server.shutdown()


def open_door() -> None:
    opened.set()


def is_open() -> bool:
    return opened.is_set()


def cut_off(environ: dict[str, Any]) -> None:
    """Ends a connection from before, which would otherwise wait for an answer."""
    environ["werkzeug.socket"].shutdown(socket.SHUT_RDWR)
    raise ConnectionResetError("the door is closed")
