"""AWS Backup: changed and deleted plans, which moto lacks."""

import json
import uuid
from typing import Any

from moto.backup.models import BackupBackend
from moto.backup.responses import BackupResponse

from etops_emulator.fixes.backup.routes import path_parts
from etops_emulator.patching import added, around


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
