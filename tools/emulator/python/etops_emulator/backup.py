"""AWS Backup: selections, vault policies and notifications, changed plans, Region settings, tags.

moto has plans, vaults and locks; it has no route for the rest.
"""

import json
import uuid
from typing import Any
from urllib.parse import unquote

from moto.backup import urls
from moto.backup.exceptions import ResourceNotFoundException
from moto.backup.models import BackupBackend
from moto.backup.responses import BackupResponse
from moto.core.utils import unix_time

from etops_emulator.patching import added, around, store_of

urls.url_paths["{0}/(?P<rest>.+)$"] = BackupResponse.dispatch

EMPTY = ("", {"status": 200})


def path_parts(response: Any) -> list[str]:
    return [unquote(part) for part in response.path.strip("/").split("/")]


# The ARN of a recovery vault or a plan contains slashes when it is decoded; moto takes the last part but one.
@around(BackupResponse, "list_tags")
def list_tags(_: Any, self: Any) -> str:
    resource_arn = unquote(self.path.split("/tags/", 1)[1]).strip("/")
    return json.dumps({"Tags": self.backup_backend.list_tags(resource_arn=resource_arn)})


# A deleted plan stays, and its name is taken: "AlreadyExistsException" when it is made again.
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
    """By plan and selection."""
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
def delete_backup_selection(self: Any) -> Any:
    parts = path_parts(self)
    selections(self).pop((parts[2], parts[4]), None)
    return EMPTY


def vault_settings(response: Any, kind: str) -> tuple[dict[str, Any], str]:
    return store_of(response.backup_backend, kind), path_parts(response)[1]


def put_vault_setting(response: Any, kind: str) -> Any:
    settings, vault = vault_settings(response, kind)
    settings[vault] = json.loads(response.body)
    return EMPTY


def get_vault_setting(response: Any, kind: str) -> str:
    settings, name = vault_settings(response, kind)
    vault = response.backup_backend.describe_backup_vault(name)
    if name not in settings:
        raise ResourceNotFoundException(msg=f"vault {name} has no {kind.replace('_', ' ')}")
    return json.dumps({**settings[name], "BackupVaultName": name, "BackupVaultArn": vault.backup_vault_arn})


def delete_vault_setting(response: Any, kind: str) -> Any:
    settings, vault = vault_settings(response, kind)
    settings.pop(vault, None)
    return EMPTY


for kind in ("access_policy", "notifications"):
    added(BackupResponse, f"put_backup_vault_{kind}")(lambda self, kind=kind: put_vault_setting(self, kind))
    added(BackupResponse, f"get_backup_vault_{kind}")(lambda self, kind=kind: get_vault_setting(self, kind))
    added(BackupResponse, f"delete_backup_vault_{kind}")(lambda self, kind=kind: delete_vault_setting(self, kind))


# Asked before a vault is deleted with force_destroy; jobs do not run here, so there is never one.
@added(BackupResponse)
def list_recovery_points_by_backup_vault(self: Any) -> str:
    return json.dumps({"RecoveryPoints": []})


def region_settings(response: Any) -> dict[str, Any]:
    settings = store_of(response.backup_backend, "region_settings")
    settings.setdefault("ResourceTypeOptInPreference", {})
    settings.setdefault("ResourceTypeManagementPreference", {})
    return settings


@added(BackupResponse)
def update_region_settings(self: Any) -> Any:
    requested = json.loads(self.body)
    for preference, stored in region_settings(self).items():
        stored.update(requested.get(preference) or {})
    return EMPTY


@added(BackupResponse)
def describe_region_settings(self: Any) -> str:
    return json.dumps(region_settings(self))
