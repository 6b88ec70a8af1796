"""AWS Backup: access policies and notifications of vaults, which moto lacks."""

import json
from typing import Any

from moto.backup.exceptions import ResourceNotFoundException
from moto.backup.responses import BackupResponse

from etops_emulator.fixes.backup.routes import EMPTY, path_parts
from etops_emulator.patching import added, store_of


def vault_settings(response: Any, kind: str) -> tuple[dict[str, Any], str]:
    return store_of(response.backup_backend, kind), path_parts(response)[1]


def put_vault_setting(response: Any, kind: str) -> Any:
    settings, vault = vault_settings(response, kind)
    response.backup_backend.describe_backup_vault(vault)
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


# Called before the deletion of a vault with force_destroy. Jobs do not run here, so the list is empty.
@added(BackupResponse)
def list_recovery_points_by_backup_vault(self: Any) -> str:
    return json.dumps({"RecoveryPoints": []})
