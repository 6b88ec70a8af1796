"""Applies all fixes and replaces moto's server application."""

import importlib
import logging
import os
import sys
import threading

from etops_emulator import SUPPORTED_VERSION
from etops_emulator.fixes import FIXES

# moto reads these when it is imported, or when a certificate or a policy is requested.
SETTINGS = {
    # Certificates are issued after one second instead of sixty.
    "MOTO_ACM_VALIDATION_WAIT": "1",
    # AWS managed policies exist, so that roles can have them.
    "MOTO_IAM_LOAD_MANAGED_POLICIES": "true",
}


def install() -> None:
    os.environ.update(SETTINGS)
    check_version()
    for fix in FIXES:
        importlib.import_module(f"etops_emulator.fixes.{fix}")
    replace_application()
    threading.Thread(target=obey_parent, daemon=True).start()


def check_version() -> None:
    from importlib.metadata import version

    found = version("moto")
    if found != SUPPORTED_VERSION:
        raise RuntimeError(
            f"the fixes are written for moto {SUPPORTED_VERSION}, found {found}; "
            f"run: pip install 'moto[server]=={SUPPORTED_VERSION}'"
        )


def replace_application() -> None:
    import moto.server

    # Imported late: these import moto, which reads the settings above.
    from etops_emulator.server.application import Application, create_app

    moto.server.DomainDispatcherApplication = Application
    moto.server.create_backend_app = create_app
    # One line per request would hide the refused calls, which the application logs.
    logging.getLogger("werkzeug").setLevel(logging.ERROR)


def obey_parent() -> None:
    """Stops and starts listening as standard input says. The end of standard input, however the parent ends, ends the
    server."""
    from etops_emulator.server.listener import start_listening, stop_listening

    commands = {b"stop-listening": stop_listening, b"start-listening": start_listening}
    for line in sys.stdin.buffer:
        commands[line.strip()]()
    os._exit(0)
