"""One server per Region, so that a Region can be lost.

The server of a Region forwards a call that is signed for another Region to that Region's server. Calls of global services
go to us-east-1, where AWS has their control planes: with its own endpoint the SDK signs them for the client's Region.
Functions of the fixes exchange data between Regions, for a replica or a copied secret, from server to server. A server
without a Region answers for all Regions.
"""

import importlib
import json
import os
import re
from http.client import HTTPConnection, HTTPResponse
from typing import Any, Callable
from urllib.parse import urlsplit

from werkzeug.wrappers import Request, Response

# https://docs.aws.amazon.com/whitepapers/latest/aws-fault-isolation-boundaries/global-services.html (checked 2026-11-23)
GLOBAL_REGION = "us-east-1"
GLOBAL_SERVICES = ("budgets", "cloudfront", "health", "iam", "organizations", "route53", "shield", "support", "waf")
PREFIX = "/etops-emulator/in-region"

# Not forwarded: they concern one connection.
HOP_HEADERS = ("connection", "keep-alive", "proxy-connection", "te", "trailer", "transfer-encoding", "upgrade")


class RegionUnreachable(Exception):
    """The Region has no server, or its server does not answer."""


def own_region() -> str | None:
    return os.environ.get("ETOPS_REGION") or None


def endpoints() -> dict[str, str]:
    return json.loads(os.environ.get("ETOPS_REGIONS") or "{}")


def is_here(region: str) -> bool:
    return own_region() in (None, region)


def region_of(environ: dict[str, Any]) -> str | None:
    """Returns the Region that a call is signed for, or None without a signature."""
    text = environ.get("HTTP_AUTHORIZATION", "") + "&" + environ.get("QUERY_STRING", "").replace("%2F", "/")
    found = re.search(r"Credential=[^/,&]+/\d{8}/([a-z0-9-]+)/([a-z0-9-]+)/", text)
    if found is None:
        return None
    region, service = found.groups()
    return GLOBAL_REGION if service in GLOBAL_SERVICES else region


def pass_on(environ: dict[str, Any], region: str) -> Response:
    """Returns the answer of another Region's server."""
    request = Request(environ)
    headers = {name: value for name, value in request.headers if name.lower() not in HOP_HEADERS}
    target = environ.get("REQUEST_URI") or request.full_path
    answer, body = send(region, request.method, target, request.get_data(), headers)
    kept = [(name, value) for name, value in answer.getheaders() if name.lower() not in HOP_HEADERS]
    return Response(body, answer.status, kept)


def in_region(region: str, function: Callable[..., Any], /, **arguments: Any) -> Any:
    """Runs a function of a fix on the server of a Region, with arguments and a result in JSON."""
    if is_here(region):
        return function(**arguments)
    call = {"function": f"{function.__module__}:{function.__name__}", "arguments": arguments}
    headers = {"Content-Type": "application/json"}
    answer, body = send(region, "POST", PREFIX, json.dumps(call).encode(), headers)
    if answer.status != 200:
        raise RuntimeError(f"{call['function']} failed in {region}: {body.decode(errors='replace')}")
    return json.loads(body)


def answer_in_region(request: Request) -> Any:
    """Runs a function of a fix for the server of another Region."""
    call = json.loads(request.get_data())
    module, _, name = call["function"].partition(":")
    if not module.startswith("etops_emulator."):
        raise PermissionError(f"{module} is no module of the fixes")
    return getattr(importlib.import_module(module), name)(**call["arguments"])


def send(region: str, method: str, target: str, body: bytes, headers: dict[str, str]) -> tuple[HTTPResponse, bytes]:
    endpoint = endpoints().get(region)
    if endpoint is None:
        raise RegionUnreachable(f"there is no server for {region}")
    connection = HTTPConnection(urlsplit(endpoint).netloc, timeout=300)
    try:
        connection.request(method, target, body, headers)
        answer = connection.getresponse()
        return answer, answer.read()
    except OSError as error:
        raise RegionUnreachable(f"the server of {region} does not answer: {error}") from error
    finally:
        connection.close()
