"""The backends of moto, which hold the resources of one service in one Region."""

from collections.abc import Iterator
from typing import Any

from moto.core.base_backend import BackendDict

from etops_emulator.regions import is_here


def is_record_of_another_region(region: str) -> bool:
    """Returns whether a server of one Region has a record of a resource in another. Services without Regions have a
    partition as their Region, whose name does not end in a number."""
    return region[-1:].isdigit() and not is_here(region)


def backends_of(service: str) -> Iterator[Any]:
    return (backend for name, _, backend in all_backends() if name == service)


def all_backends() -> Iterator[tuple[str, str, Any]]:
    seen = set()
    # One entry per account, so a service with two accounts is listed twice.
    for backends in list(BackendDict._instances):
        if id(backends) not in seen:
            seen.add(id(backends))
            for _, region, backend in list(backends.iter_backends()):
                if not is_record_of_another_region(region):
                    yield backends.service_name, region, backend
