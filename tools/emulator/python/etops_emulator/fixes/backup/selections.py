"""AWS Backup: selections, which moto lacks. The API has no update: the provider replaces a selection.

AWS shows empty lists and empty conditions for what a selection leaves out. The provider reads them as values of its own
("+ not_resources = []", https://github.com/hashicorp/terraform-provider-aws/pull/22882), so it plans nothing when an
argument disappears (https://github.com/hashicorp/terraform-provider-aws/issues/30785).

https://docs.aws.amazon.com/aws-backup/latest/devguide/API_BackupSelection.html (checked 2026-11-28)
"""

import json
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
from etops_emulator.refusals import Parameters, before

Selection = dict[str, Any]

CONDITIONS = ("StringEquals", "StringNotEquals", "StringLike", "StringNotLike")
# API_BackupSelection, Resources.
MOST_RESOURCES = 500


def selections(response: Any) -> dict[tuple[str, str], Selection]:
    """Returns the selections by plan and id."""
    return store_of(response.backup_backend, "selections")


def selections_of(response: Any, plan_id: str) -> list[Selection]:
    return [selection for (plan, _), selection in selections(response).items() if plan == plan_id]


def shown(selection: Selection) -> Selection:
    given = {name: value for name, value in selection.items() if value is not None}
    conditions = {name: (given.get("Conditions") or {}).get(name) or [] for name in CONDITIONS}
    return {"Resources": [], "NotResources": [], "ListOfTags": [], **given, "Conditions": conditions}


@added(BackupResponse)
def create_backup_selection(self: Any) -> str:
    plan_id = path_parts(self)[2]
    self.backup_backend.get_backup_plan(plan_id, None)
    selection = json.loads(self.body)["BackupSelection"]
    check_selection(selection)
    taken = selections_of(self, plan_id)
    if any(other["BackupSelection"]["SelectionName"] == selection["SelectionName"] for other in taken):
        raise AlreadyExistsException(msg="Backup selection with the same name already exists")
    created = {"SelectionId": str(uuid.uuid4()), "BackupPlanId": plan_id, "CreationDate": unix_time()}
    selections(self)[plan_id, created["SelectionId"]] = {**created, "BackupSelection": shown(selection)}
    return json.dumps(created)


def check_selection(selection: Selection) -> None:
    resources = selection.get("Resources") or []
    excluded = selection.get("NotResources") or []
    if not resources and not excluded and not selection.get("ListOfTags"):
        raise InvalidParameterValueException(
            msg="Invalid backup selection. Either 'ListOfTags' or 'Resources' section must be non-empty."
        )
    if not selection["IamRoleArn"].startswith("arn:"):
        raise InvalidParameterValueException(msg=f"Invalid ARN: {selection['IamRoleArn']}")
    for arn in [*resources, *excluded]:
        if arn != "*" and not arn.startswith("arn:"):
            raise InvalidParameterValueException(msg=f"Invalid ARN: {arn}")
    if len(resources) > MOST_RESOURCES or len(excluded) > MOST_RESOURCES:
        raise InvalidParameterValueException(msg=f"a selection has up to {MOST_RESOURCES} ARNs")


@added(BackupResponse)
def get_backup_selection(self: Any) -> str:
    parts = path_parts(self)
    selection = selections(self).get((parts[2], parts[4]))
    if selection is None:
        raise ResourceNotFoundException(msg=f"no selection {parts[4]} in plan {parts[2]}")
    return json.dumps(selection)


@added(BackupResponse)
def list_backup_selections(self: Any) -> str:
    listed = []
    for selection in selections_of(self, path_parts(self)[2]):
        names = {name: selection["BackupSelection"][name] for name in ("SelectionName", "IamRoleArn")}
        listed.append({**names, **{name: value for name, value in selection.items() if name != "BackupSelection"}})
    return json.dumps({"BackupSelectionsList": listed})


@added(BackupResponse)
def delete_backup_selection(self: Any) -> Any:
    parts = path_parts(self)
    selections(self).pop((parts[2], parts[4]), None)
    return EMPTY


# https://docs.aws.amazon.com/aws-backup/latest/devguide/API_DeleteBackupPlan.html (checked 2026-11-28)
@before("backup", "DeleteBackupPlan")
def check_plan_deletion(response: Any, parameters: Parameters) -> None:
    if selections_of(response, parameters["BackupPlanId"]):
        raise InvalidRequestException(msg="Related backup plan selections must be deleted prior to backup plan deletion")
