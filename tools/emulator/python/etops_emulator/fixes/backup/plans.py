"""AWS Backup: changed and deleted plans, and selections, which moto lacks."""

import json
import uuid
from typing import Any

from moto.backup.exceptions import ResourceNotFoundException
from moto.backup.models import BackupBackend
from moto.backup.responses import BackupResponse
from moto.core.utils import unix_time

from etops_emulator.fixes.backup.routes import EMPTY, path_parts
from etops_emulator.patching import added, around, store_of


# A deleted plan remains, so its name is in use: "AlreadyExistsException" when it is created again.
@around(BackupBackend, "delete_backup_plan")
def delete_backup_plan(original: Any, self: Any, backup_plan_id: str) -> Any:
    result = original(self, backup_plan_id)
    del self.plans[backup_plan_id]
    return result


@added(BackupResponse)
def update_backup_plan(self: Any) -> str:
    plan = self.backup_backend.get_backup_plan(path_parts(self)[2], None)
    document = json.loads(self.body)["BackupPlan"]
    for rule in document["Rules"]:
        rule.setdefault("RuleId", str(uuid.uuid4()))
        rule.setdefault("ScheduleExpressionTimezone", "Etc/UTC")
    plan.backup_plan = document
    plan.advanced_backup_settings = document.get("AdvancedBackupSettings") or []
    plan.version_id = str(uuid.uuid4())
    return json.dumps(plan.to_dict())


def selections(response: Any) -> dict[tuple[str, str], dict[str, Any]]:
    """Returns the selections by plan and id."""
    return store_of(response.backup_backend, "selections")


@added(BackupResponse)
def create_backup_selection(self: Any) -> str:
    plan_id = path_parts(self)[2]
    created = {"SelectionId": str(uuid.uuid4()), "BackupPlanId": plan_id, "CreationDate": unix_time()}
    selection = json.loads(self.body)["BackupSelection"]
    selections(self)[plan_id, created["SelectionId"]] = {**created, "BackupSelection": selection}
    return json.dumps(created)


@added(BackupResponse)
def get_backup_selection(self: Any) -> str:
    parts = path_parts(self)
    selection = selections(self).get((parts[2], parts[4]))
    if selection is None:
        raise ResourceNotFoundException(msg=f"no selection {parts[4]} in plan {parts[2]}")
    return json.dumps(selection)


@added(BackupResponse)
def list_backup_selections(self: Any) -> str:
    plan_id = path_parts(self)[2]
    listed = [
        {"BackupPlanId": plan, "SelectionId": selection_id, "SelectionName": stored["BackupSelection"]["SelectionName"]}
        for (plan, selection_id), stored in selections(self).items()
        if plan == plan_id
    ]
    return json.dumps({"BackupSelectionsList": listed})


@added(BackupResponse)
def delete_backup_selection(self: Any) -> Any:
    parts = path_parts(self)
    selections(self).pop((parts[2], parts[4]), None)
    return EMPTY
