"""AWS Backup: the settings of an account in a Region, which moto lacks."""

import json
from typing import Any

from moto.backup.responses import BackupResponse

from etops_emulator.fixes.backup.routes import EMPTY
from etops_emulator.patching import added, store_of


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
