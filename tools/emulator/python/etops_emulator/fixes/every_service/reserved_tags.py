"""Every service: keys of tags with the prefix `aws:`, which AWS reserves, and which most services of moto accept.

https://docs.aws.amazon.com/tag-editor/latest/userguide/best-practices-and-strats.html
"""

from collections.abc import Iterator
from typing import Any

from etops_emulator.backends import backends_of
from etops_emulator.refusals import GENERAL_CHECKS, Parameters, refuse

CODES = {
    "acm": "ValidationException",
    "backup": "InvalidParameterValueException",
    "ec2": "InvalidParameterValue",
    "efs": "BadRequest",
    "elbv2": "InvalidConfigurationRequest",
    "iam": "InvalidInput",
    "kms": "TagException",
    "logs": "InvalidParameterException",
    "rds": "InvalidParameterValue",
    "route53": "InvalidInput",
    "secretsmanager": "InvalidParameterException",
    "sns": "InvalidParameter",
}

KEYS = ("Key", "TagKey", "key")


def check_tags(response: Any, operation: Any, parameters: Parameters) -> None:
    reserved = next((key for key in tag_keys(parameters) if key.lower().startswith("aws:")), None)
    if reserved is not None:
        code = CODES.get(response.service_name, "ValidationException")
        refuse(code, f"Tag keys starting with 'aws:' are reserved for internal use: {reserved}")


GENERAL_CHECKS.append(check_tags)


def tag_keys(value: Any) -> Iterator[str]:
    """Returns the keys of all tags of a call, wherever they are: `Tags`, `TagSpecifications`, `RecoveryPointTags` …"""
    if isinstance(value, list):
        for entry in value:
            yield from tag_keys(entry)
    elif isinstance(value, dict):
        for name, member in value.items():
            if name.lower().endswith(("tags", "taglist", "tagset")):
                yield from keys_of(member)
            else:
                yield from tag_keys(member)


def keys_of(tags: Any) -> Iterator[str]:
    if isinstance(tags, dict):
        yield from tags
    elif isinstance(tags, list):
        for tag in tags:
            if isinstance(tag, dict):
                yield from (str(tag[name]) for name in KEYS if name in tag)


def tag_as_service(region: str, resource: str, key: str, value: str) -> Any:
    """Tags a resource of EC2 as services of AWS do, which may use the prefix: AWS Backup, for example."""
    backend = next(backend for backend in backends_of("ec2") if backend.region_name == region)
    return {"tagged": backend.create_tags([resource], {key: value})}
