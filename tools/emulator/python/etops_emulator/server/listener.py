"""The server's listening socket.

After `stop_listening`, connections are refused and existing ones are cut off. The server keeps its contents, as a Region
keeps its data while it is unreachable.
"""

import socket
import threading
import time
from typing import Any

from werkzeug import serving

from etops_emulator.patching import around

BIND_SECONDS = 30

listening = threading.Event()
listening.set()
servers: list[Any] = []


@around(serving.BaseWSGIServer, "serve_forever")
def serve_while_listening(original: Any, self: Any, *args: Any, **kwargs: Any) -> None:
    servers.append(self)
    while True:
        original(self, *args, **kwargs)  # Returns after stop_listening.
        listening.wait()
        bind_again(self)


def bind_again(server: Any) -> None:
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


def stop_listening() -> None:
    listening.clear()
    for server in servers:
        server.shutdown()


def start_listening() -> None:
    listening.set()


def is_listening() -> bool:
    return listening.is_set()


def cut_off(environ: dict[str, Any]) -> None:
    """Ends an existing connection, which would otherwise wait for an answer."""
    environ["werkzeug.socket"].shutdown(socket.SHUT_RDWR)
    raise ConnectionResetError("the server has stopped listening")
