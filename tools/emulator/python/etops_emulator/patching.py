"""Changes classes of moto. A change fails if the class is not the one that the fix was written for."""

from functools import wraps
from typing import Any, Callable

Function = Callable[..., Any]


class FixDoesNotApply(Exception):
    """moto is not the version that the fix was written for."""


def around(owner: Any, name: str) -> Callable[[Function], Function]:
    """Replaces a method by one that gets the original as its first argument."""
    if not hasattr(owner, name):
        raise FixDoesNotApply(f"{owner.__name__}.{name} is gone")
    original = getattr(owner, name)

    def decorate(fix: Function) -> Function:
        @wraps(original)
        def method(self: Any, *args: Any, **kwargs: Any) -> Any:
            return fix(original, self, *args, **kwargs)

        setattr(owner, name, method)
        return fix

    return decorate


def added(owner: Any, name: str | None = None) -> Callable[[Function], Function]:
    """Adds a method that moto lacks."""

    def decorate(method: Function) -> Function:
        method_name = name or method.__name__
        if hasattr(owner, method_name):
            raise FixDoesNotApply(f"{owner.__name__}.{method_name} exists by now; remove the fix")
        setattr(owner, method_name, method)
        return method

    return decorate


def around_property(owner: Any, name: str) -> Callable[[Function], Function]:
    """Replaces a property by a function of the object and the original's value."""
    original = getattr(owner, name, None)
    if not isinstance(original, property) or original.fget is None:
        raise FixDoesNotApply(f"{owner.__name__}.{name} is no property")
    read = original.fget

    def decorate(fix: Function) -> Function:
        setattr(owner, name, property(lambda self: fix(self, read(self)), original.fset))
        return fix

    return decorate


def store_of(backend: Any, name: str) -> dict[Any, Any]:
    """Returns a dictionary on a backend, for resources that moto does not have; it is deleted with the backend."""
    return backend.__dict__.setdefault(f"etops_{name}", {})


def as_list(value: Any) -> list[Any]:
    return value if isinstance(value, list) else [value]
