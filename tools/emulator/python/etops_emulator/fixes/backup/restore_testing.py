"""AWS Backup: restore testing plans and their selections, which moto lacks. Nothing is restored.

An update keeps what it leaves out, and does not switch a selection between ARNs and conditions:
https://docs.aws.amazon.com/aws-backup/latest/devguide/API_UpdateRestoreTestingSelection.html (checked 2026-11-28)
"""

import json
import re
import uuid
from typing import Any

from moto.backup.exceptions import (
    AlreadyExistsException,
    InvalidParameterValueException,
    InvalidRequestException,
    ResourceNotFoundException,
)
from moto.backup.responses import BackupResponse
from moto.core.utils import unix_time

from etops_emulator.fixes.backup.routes import EMPTY, path_parts
from etops_emulator.patching import added, store_of

NAME = r"[A-Za-z0-9_]{1,50}"
MOST_ARNS = 30
RESOURCE_TYPES = ("Aurora", "DocumentDB", "DynamoDB", "EBS", "EC2", "EFS", "FSx", "Neptune", "RDS", "S3")

# AWS's defaults.
PLAN_DEFAULTS = {"ScheduleExpressionTimezone": "Etc/UTC", "StartWindowHours": 24}
POINT_DEFAULTS = {"ExcludeVaults": [], "SelectionWindowDays": 30}
SELECTION_DEFAULTS = {
    "ProtectedResourceArns": [],
    "ProtectedResourceConditions": {"StringEquals": [], "StringNotEquals": []},
    "RestoreMetadataOverrides": {},
    "ValidationWindowHours": 0,
}


def plans(response: Any) -> dict[str, dict[str, Any]]:
    return store_of(response.backup_backend, "restore_testing_plans")


def selections(response: Any) -> dict[tuple[str, str], dict[str, Any]]:
    """Returns the selections by plan and name."""
    return store_of(response.backup_backend, "restore_testing_selections")


def found(things: dict[Any, dict[str, Any]], key: Any) -> dict[str, Any]:
    if key not in things:
        raise ResourceNotFoundException(msg=f"no restore testing {key}")
    return things[key]


def refuse_taken(things: dict[Any, Any], key: Any) -> None:
    if key in things:
        raise AlreadyExistsException(msg=f"restore testing {key} exists")


# https://docs.aws.amazon.com/aws-backup/latest/devguide/API_RestoreTestingSelectionForCreate.html (checked 2026-11-28)
def check_selection(selection: dict[str, Any]) -> None:
    arns = selection.get("ProtectedResourceArns") or []
    if not re.fullmatch(NAME, selection["RestoreTestingSelectionName"]):
        raise InvalidParameterValueException(msg="a name has up to 50 alphanumeric characters and underscores")
    if selection["ProtectedResourceType"] not in RESOURCE_TYPES:
        raise InvalidParameterValueException(msg=f"unsupported resource type {selection['ProtectedResourceType']}")
    if not arns and not has_conditions(selection):
        raise InvalidParameterValueException(msg="a selection must have ARNs or conditions")
    if len(arns) > MOST_ARNS or ("*" in arns and len(arns) > 1):
        raise InvalidParameterValueException(msg=f"a selection has '*', or up to {MOST_ARNS} ARNs")
    if has_conditions(selection) and arns not in ([], ["*"]):
        raise InvalidParameterValueException(msg="a selection has ARNs or conditions, not both")
    if not 0 <= selection.get("ValidationWindowHours", 0) <= 168:
        raise InvalidParameterValueException(msg="ValidationWindowHours must be from 0 to 168")


def with_points(plan: dict[str, Any]) -> dict[str, Any]:
    return {**plan, "RecoveryPointSelection": {**POINT_DEFAULTS, **plan.get("RecoveryPointSelection", {})}}


@added(BackupResponse)
def create_restore_testing_plan(self: Any) -> str:
    request = json.loads(self.body)
    plan = request["RestoreTestingPlan"]
    name = plan["RestoreTestingPlanName"]
    if not re.fullmatch(NAME, name):
        raise InvalidParameterValueException(msg="a name has up to 50 alphanumeric characters and underscores")
    refuse_taken(plans(self), name)
    backend = self.backup_backend
    created = {
        "CreationTime": unix_time(),
        "RestoreTestingPlanArn": f"arn:aws:backup:{backend.region_name}:{backend.account_id}"
        f":restore-testing-plan:{name}-{uuid.uuid4()}",
        "RestoreTestingPlanName": name,
    }
    plans(self)[name] = with_points({**PLAN_DEFAULTS, **plan, **created})
    backend.tag_resource(created["RestoreTestingPlanArn"], request.get("Tags") or {})
    return json.dumps(created)


@added(BackupResponse)
def get_restore_testing_plan(self: Any) -> str:
    return json.dumps({"RestoreTestingPlan": found(plans(self), path_parts(self)[2])})


@added(BackupResponse)
def update_restore_testing_plan(self: Any) -> str:
    plan = found(plans(self), path_parts(self)[2])
    plan.update(json.loads(self.body)["RestoreTestingPlan"], UpdateTime=unix_time())
    plan.update(with_points(plan))
    return json.dumps(plan)


@added(BackupResponse)
def delete_restore_testing_plan(self: Any) -> Any:
    name = path_parts(self)[2]
    found(plans(self), name)
    if any(plan == name for plan, _ in selections(self)):
        raise InvalidRequestException(msg=f"restore testing plan {name} has selections")
    del plans(self)[name]
    return EMPTY


@added(BackupResponse)
def create_restore_testing_selection(self: Any) -> str:
    plan_name = path_parts(self)[2]
    plan = found(plans(self), plan_name)
    selection = json.loads(self.body)["RestoreTestingSelection"]
    name = selection["RestoreTestingSelectionName"]
    refuse_taken(selections(self), (plan_name, name))
    check_selection(selection)
    created = {
        "CreationTime": unix_time(),
        "RestoreTestingPlanArn": plan["RestoreTestingPlanArn"],
        "RestoreTestingPlanName": plan_name,
        "RestoreTestingSelectionName": name,
    }
    selections(self)[plan_name, name] = {**SELECTION_DEFAULTS, **selection, **created}
    return json.dumps(created)


@added(BackupResponse)
def get_restore_testing_selection(self: Any) -> str:
    parts = path_parts(self)
    return json.dumps({"RestoreTestingSelection": found(selections(self), (parts[2], parts[4]))})


@added(BackupResponse)
def update_restore_testing_selection(self: Any) -> str:
    parts = path_parts(self)
    selection = found(selections(self), (parts[2], parts[4]))
    update = json.loads(self.body)["RestoreTestingSelection"]
    if update.get("ProtectedResourceConditions") and has_arns(selection):
        raise InvalidParameterValueException(msg="a selection with ARNs cannot have conditions")
    if update.get("ProtectedResourceArns") and has_conditions(selection):
        raise InvalidParameterValueException(msg="a selection with conditions cannot have ARNs")
    selection.update({name: value for name, value in update.items() if value is not None}, UpdateTime=unix_time())
    return json.dumps(selection)


def has_arns(selection: dict[str, Any]) -> bool:
    return bool(selection.get("ProtectedResourceArns"))


def has_conditions(selection: dict[str, Any]) -> bool:
    return any((selection.get("ProtectedResourceConditions") or {}).values())


@added(BackupResponse)
def delete_restore_testing_selection(self: Any) -> Any:
    parts = path_parts(self)
    found(selections(self), (parts[2], parts[4]))
    del selections(self)[parts[2], parts[4]]
    return EMPTY
