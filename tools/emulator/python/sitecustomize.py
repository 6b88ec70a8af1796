"""Installs the fixes into moto's server before it starts.

Python imports a module of this name at start-up, from PYTHONPATH, in whichever interpreter `moto_server` belongs to.
Python would only print an error, and the server would run without its fixes. So an error ends the process.
"""

import importlib.util
import os
import sys
import traceback


def install_or_exit() -> None:
    try:
        from etops_emulator.server.install import install

        install()
    except BaseException:
        traceback.print_exc()
        print("the fixes could not be applied; the emulator does not start", file=sys.stderr, flush=True)
        os._exit(70)


# A launcher in another interpreter (pipx, uv) has no moto; the server that it starts runs this module again.
if os.environ.get("ETOPS_EMULATOR") == "1" and importlib.util.find_spec("moto") is not None:
    install_or_exit()
