"""Every service: values outside the lengths, patterns, ranges and lists of AWS's API models, which moto does not read.

The models are those of botocore, from which AWS also generates the pages of its API references. So the pages state each
constraint: https://docs.aws.amazon.com/aws-backup/latest/devguide/API_BackupSelection.html, for example
(checked 2026-11-28).
"""

import functools
import re
from typing import Any

from etops_emulator.refusals import GENERAL_CHECKS, Parameters, refuse

# Codes of services that do not use the code of their protocol.
CODES = {
    "acm": "ValidationException",
    "backup": "InvalidParameterValueException",
    "ec2": "InvalidParameterValue",
    "logs": "InvalidParameterException",
    "rds": "InvalidParameterValue",
    "route53": "InvalidInput",
    "secretsmanager": "InvalidParameterException",
    "sns": "InvalidParameter",
}
CODES_BY_PROTOCOL = {"query": "ValidationError", "ec2": "InvalidParameterValue"}


def check_constraints(response: Any, operation: Any, parameters: Parameters) -> None:
    problem = problem_of(operation.input_shape, parameters, "") if operation.input_shape else None
    if problem:
        service = operation.service_model
        code = CODES.get(response.service_name) or CODES_BY_PROTOCOL.get(str(service.protocol), "ValidationException")
        refuse(code, f"1 validation error detected: {problem}")


GENERAL_CHECKS.append(check_constraints)


def problem_of(shape: Any, value: Any, path: str) -> str | None:
    """Returns the first violation, in AWS's words."""
    if value is None:
        return None
    if shape.type_name == "structure":
        members = shape.members.items()
        found = (problem_of(member, value.get(name), joined(path, name)) for name, member in members)
    elif shape.type_name == "list":
        found = (problem_of(shape.member, entry, f"{path}.{index}.member") for index, entry in enumerate(value, 1))
    elif shape.type_name == "map":
        found = (problem_of(shape.value, entry, f"{path}.{key}.member") for key, entry in value.items())
    else:
        return own_problem(shape, value, path)
    return size_problem(shape, value, path) or next(filter(None, found), None)


def joined(path: str, name: str) -> str:
    name = name[:1].lower() + name[1:]
    return f"{path}.{name}" if path else name


def own_problem(shape: Any, value: Any, path: str) -> str | None:
    if shape.type_name != "string":
        return range_problem(shape, value, path) if shape.type_name in ("integer", "long") else None
    if shape.metadata.get("enum") and value not in shape.metadata["enum"]:
        allowed = ", ".join(shape.metadata["enum"])
        return violation(value, path, f"Member must satisfy enum value set: [{allowed}]")
    pattern = shape.metadata.get("pattern")
    if pattern and (compiled := readable(pattern)) and not compiled.fullmatch(value):
        return violation(value, path, f"Member must satisfy regular expression pattern: {pattern}")
    return size_problem(shape, value, path)


@functools.cache
def readable(pattern: str) -> re.Pattern[str] | None:
    """Returns a pattern if Python has the syntax. Some contain character classes that only Java has."""
    try:
        return re.compile(pattern, re.DOTALL)
    except re.error:
        return None


def size_problem(shape: Any, value: Any, path: str) -> str | None:
    least, most = shape.metadata.get("min"), shape.metadata.get("max")
    if shape.type_name == "structure":
        return None
    if least is not None and len(value) < least:
        return violation(value, path, f"Member must have length greater than or equal to {least}")
    if most is not None and len(value) > most:
        return violation(value, path, f"Member must have length less than or equal to {most}")
    return None


def range_problem(shape: Any, value: Any, path: str) -> str | None:
    least, most = shape.metadata.get("min"), shape.metadata.get("max")
    if least is not None and value < least:
        return violation(value, path, f"Member must have value greater than or equal to {least}")
    if most is not None and value > most:
        return violation(value, path, f"Member must have value less than or equal to {most}")
    return None


def violation(value: Any, path: str, constraint: str) -> str:
    return f"Value '{value}' at '{path}' failed to satisfy constraint: {constraint}"
