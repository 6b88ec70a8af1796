"""Answers repeated attempts of a call. The SDK sends them if it does not get the first answer on a busy machine.

AWS recognizes such a call, by a client token for example, and answers as before. moto would do the work twice, or refuse
("InvalidPermission.Duplicate: The specified rule already exists"). All attempts of a call have the same invocation id.
"""

import threading
from collections import OrderedDict
from collections.abc import Callable, Iterable
from typing import Any

Answer = tuple[str, list[tuple[str, str]], bytes]

# Number of answers to keep: the SDK repeats a call within seconds.
KEPT_ANSWERS = 2000

answers: OrderedDict[str, Answer] = OrderedDict()
in_progress: dict[str, threading.Lock] = {}
guard = threading.Lock()


def answer_once(application: Any, environ: dict[str, Any], start_response: Callable[..., Any]) -> Iterable[bytes]:
    """Answers a call, or repeats the answer to an earlier attempt of the same call."""
    invocation = environ.get("HTTP_AMZ_SDK_INVOCATION_ID")
    if invocation is None:
        return application(environ, start_response)
    with lock_of(invocation):
        answer = answers.get(invocation)
        if answer is None:
            answer = run(application, environ)
            keep(invocation, answer)
        else:
            print(f"REPEATED {environ.get('HTTP_AMZ_SDK_REQUEST', '')} {answer[0]}", flush=True)
    status, headers, body = answer
    start_response(status, headers)
    return [body]


def lock_of(invocation: str) -> threading.Lock:
    """Returns the lock of a call: a second attempt waits for the first, which may still run."""
    with guard:
        return in_progress.setdefault(invocation, threading.Lock())


def run(application: Any, environ: dict[str, Any]) -> Answer:
    started: list[Any] = []
    chunks = application(environ, lambda *start: started.extend(start))
    try:
        body = b"".join(chunks)
    finally:
        getattr(chunks, "close", lambda: None)()
    return started[0], started[1], body


def keep(invocation: str, answer: Answer) -> None:
    """Keeps a successful answer only: after an error the SDK expects another answer."""
    with guard:
        in_progress.pop(invocation, None)
        if answer[0].startswith("2"):
            answers[invocation] = answer
        while len(answers) > KEPT_ANSWERS:
            answers.popitem(last=False)
