"""AWS Backup: logically air-gapped vaults, which moto has no route for."""

import json
from typing import Any

from moto.backup.responses import BackupResponse

from etops_emulator.patching import added


@added(BackupResponse)
def create_logically_air_gapped_backup_vault(self: Any) -> str:
    request = json.loads(self.body)
    vault = self.backup_backend.create_backup_vault(
        backup_vault_name=self.path.strip("/").split("/")[1],
        backup_vault_tags=request.get("BackupVaultTags") or {},
        encryption_key_arn="",
        creator_request_id=request.get("CreatorRequestId"),
    )
    # What the provider waits for, and what it reads the limits from.
    vault.vault_type = "LOGICALLY_AIR_GAPPED_BACKUP_VAULT"
    vault.vault_state = "AVAILABLE"
    vault.locked = True
    vault.min_retention_days = request["MinRetentionDays"]
    vault.max_retention_days = request["MaxRetentionDays"]
    return json.dumps({**vault.to_dict(), "VaultState": "AVAILABLE"})
