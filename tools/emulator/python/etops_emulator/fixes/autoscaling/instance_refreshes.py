"""EC2 Auto Scaling: instance refreshes, which moto lacks. Tests set their outcomes in advance."""

import base64
import uuid
from typing import Any

from moto.autoscaling.exceptions import AutoscalingClientError, ValidationError
from moto.autoscaling.responses import AutoScalingResponse
from moto.core.responses import ActionResult

from etops_emulator.fixes.autoscaling.server_versions import SERVER_VERSION, resolve_version
from etops_emulator.patching import added, store_of

# A refresh that never ends by itself can be rolled back.
ENDLESS = "InProgress"
OUTCOMES = ("Successful", "Failed", "Cancelled", "RollbackSuccessful", "RollbackFailed", ENDLESS)
ENDED = ("Successful", "Failed", "Cancelled", "RollbackSuccessful", "RollbackFailed")

# Servers whose user data contains this text never become healthy.
NEVER_HEALTHY = b"emulator: never healthy"


# Outcomes of the next refreshes of all groups, in this order. Others succeed.
outcomes: list[str] = []


def plan_outcomes(names: list[str]) -> Any:
    unknown = [name for name in names if name not in OUTCOMES]
    if unknown:
        raise ValueError(f"no outcomes of a refresh: {unknown}; there are {OUTCOMES}")
    outcomes[:] = names
    return {"outcomes": outcomes}


def refreshes_of(response: Any) -> tuple[Any, list[dict[str, Any]]]:
    name = response._get_param("AutoScalingGroupName")
    group = response.autoscaling_backend.autoscaling_groups.get(name)
    if group is None:
        raise ValidationError("AutoScalingGroup name not found - null")
    return group, store_of(response.autoscaling_backend, "instance_refreshes").setdefault(name, [])


@added(AutoScalingResponse)
def start_instance_refresh(self: Any) -> ActionResult:
    group, refreshes = refreshes_of(self)
    if any(refresh["Status"] not in ENDED for refresh in refreshes):
        raise AutoscalingClientError("InstanceRefreshInProgress", "An Instance Refresh is already in progress")
    desired = self._get_param("DesiredConfiguration")
    preferences = self._get_param("Preferences") or {}
    template = (desired or {}).get("LaunchTemplate", {})
    version = str(template.get("Version", ""))
    if preferences.get("AutoRollback") and not (version.isdigit() and is_pinned(group)):
        raise ValidationError("auto rollback needs numbered versions of a launch template, before and after")
    if version.isdigit():
        group.ec2_backend.get_launch_template(template["LaunchTemplateId"]).get_version(version)
    refresh = {
        "InstanceRefreshId": str(uuid.uuid4()),
        "AutoScalingGroupName": group.name,
        "Status": "InProgress",
        "PercentageComplete": 0,
        "Strategy": "Rolling",
        "Preferences": preferences,
        "DesiredConfiguration": desired,
        "outcome": outcomes.pop(0) if outcomes else "Successful",
    }
    refreshes.insert(0, refresh)
    return ActionResult({"InstanceRefreshId": refresh["InstanceRefreshId"]})


def is_pinned(group: Any) -> bool:
    return str(group.launch_template_version).isdigit()


@added(AutoScalingResponse)
def describe_instance_refreshes(self: Any) -> ActionResult:
    group, refreshes = refreshes_of(self)
    ids = self._get_param("InstanceRefreshIds") or []
    found = [refresh for refresh in refreshes if not ids or refresh["InstanceRefreshId"] in ids]
    answer = [{key: value for key, value in refresh.items() if key != "outcome"} for refresh in found]
    for refresh in found:
        advance(group, refresh)
    return ActionResult({"InstanceRefreshes": answer[: self._get_int_param("MaxRecords") or 50]})


def advance(group: Any, refresh: dict[str, Any]) -> None:
    """Advances a refresh, which is in progress once before it ends."""
    if refresh["Status"] in ENDED:
        return
    template = (refresh["DesiredConfiguration"] or {}).get("LaunchTemplate")
    present = str(group.launch_template_version)
    desired = present if template is None else str(template["Version"])
    refresh["Status"] = outcome_of(group, refresh, present, desired)
    if refresh["Status"] == "Successful":
        refresh["PercentageComplete"] = 100
        # Auto Scaling saves the desired configuration in the group when the refresh has succeeded.
        if template is not None:
            group._set_launch_configuration("", template, None)
        # One reading of AWS's text: without a change of the group, no server is compared.
        if not (refresh["Preferences"].get("SkipMatching") and desired == present):
            replace_servers(group, desired)
    elif refresh["Status"] == "RollbackSuccessful":
        replace_servers(group, present)
    elif desired != present:
        replace_servers(group, desired, only_one=True)


def outcome_of(group: Any, refresh: dict[str, Any], present: str, desired: str) -> str:
    """Returns the outcome that a test has set, unless servers of the desired version never become healthy."""
    if refresh["outcome"] != "Successful" or not is_broken(group, desired):
        return str(refresh["outcome"])
    if not refresh["Preferences"].get("AutoRollback"):
        return "Failed"
    return "RollbackFailed" if is_broken(group, present) else "RollbackSuccessful"


def is_broken(group: Any, version: str) -> bool:
    encoded = group.ec2_launch_template.get_version(version).data.get("UserData")
    return encoded is not None and NEVER_HEALTHY in base64.b64decode(str(encoded))


def replace_servers(group: Any, version: str, only_one: bool = False) -> None:
    """Servers keep their ids: nothing but their version is known of them."""
    number = resolve_version(group, version)
    for state in group.instance_states[:1] if only_one else group.instance_states:
        setattr(state, SERVER_VERSION, number)


@added(AutoScalingResponse)
def rollback_instance_refresh(self: Any) -> ActionResult:
    _, refreshes = refreshes_of(self)
    active = next((refresh for refresh in refreshes if refresh["Status"] not in ENDED), None)
    if active is None:
        raise AutoscalingClientError("ActiveInstanceRefreshNotFound", "No in progress or pending Instance Refresh found")
    active["Status"] = "RollbackInProgress"
    active["outcome"] = "RollbackSuccessful"
    return ActionResult({"InstanceRefreshId": active["InstanceRefreshId"]})
