"""IAM: lookups of other services, in the Region of IAM's control plane."""

from types import SimpleNamespace
from typing import Any

from moto.iam.exceptions import NotFoundException
from moto.iam.models import IAMBackend, iam_backends

from etops_emulator.patching import around
from etops_emulator.regions import GLOBAL_REGION, in_region, is_here


# A launched server or a created function names a profile or a role: "Instance profile not found".
@around(IAMBackend, "get_instance_profile")
def get_instance_profile(original: Any, self: Any, profile_name: str) -> Any:
    return original(self, profile_name) if is_here(GLOBAL_REGION) else look_up(self, "get_instance_profile", profile_name)


@around(IAMBackend, "get_instance_profile_by_arn")
def get_instance_profile_by_arn(original: Any, self: Any, profile_arn: str) -> Any:
    if is_here(GLOBAL_REGION):
        return original(self, profile_arn)
    return look_up(self, "get_instance_profile_by_arn", profile_arn)


@around(IAMBackend, "get_role_by_arn")
def get_role_by_arn(original: Any, self: Any, arn: str) -> Any:
    return original(self, arn) if is_here(GLOBAL_REGION) else look_up(self, "get_role_by_arn", arn)


def look_up(backend: Any, kind: str, name: str) -> Any:
    found = in_region(
        GLOBAL_REGION, record_of, account=backend.account_id, partition=backend.partition, kind=kind, name=name
    )
    if found is None:
        raise NotFoundException(f"{name} not found")
    return SimpleNamespace(**found)


def record_of(account: str, partition: str, kind: str, name: str) -> dict[str, Any] | None:
    try:
        found = getattr(iam_backends[account][partition], kind)(name)
    except NotFoundException:
        return None
    return {"arn": found.arn, "id": found.id, "name": found.name}
