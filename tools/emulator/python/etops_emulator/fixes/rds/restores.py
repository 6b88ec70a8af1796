"""RDS: databases that are restored from automated snapshots, and from backups that were replicated from another Region."""

import copy
from typing import Any

from moto.rds import models

from etops_emulator.patching import around, store_of
from etops_emulator.fixes.rds.backup_replication import SOURCES, STORE, not_found


# The name of an automated snapshot contains a colon, at which moto cuts the ARN: "DBSnapshot rds not found".
@around(models.RDSBackend, "restore_db_instance_from_db_snapshot")
def restore_from_snapshot(original: Any, self: Any, from_snapshot_id: str, overrides: dict[str, Any]) -> Any:
    name = from_snapshot_id.partition(":snapshot:")[2] if from_snapshot_id.startswith("arn:") else from_snapshot_id
    return as_restored(original(self, name, overrides), overrides)


# A feature that the call disables keeps the source's setting, and a restored database names its source like a replica.
def as_restored(instance: Any, overrides: dict[str, Any]) -> Any:
    instance.multi_az = bool(overrides.get("multi_az"))
    instance.deletion_protection = bool(overrides.get("deletion_protection"))
    instance.source_db_instance_identifier = None
    return instance


# moto restores from an existing instance. Replicated backups outlive their instance, and have a separate key.
@around(models.RDSBackend, "restore_db_instance_to_point_in_time")
def restore_to_point_in_time(
    original: Any, self: Any, source_db_identifier: str, target_db_identifier: str, overrides: dict[str, Any]
) -> Any:
    arn = overrides.get("source_db_instance_automated_backups_arn")
    if not arn:
        return as_restored(original(self, source_db_identifier, target_db_identifier, overrides), overrides)
    backup = store_of(self, STORE).get(arn)
    if backup is None:
        raise not_found(arn)
    stand_in = copy.copy(store_of(self, SOURCES)[arn])
    stand_in.backend = self
    stand_in.db_instance_identifier = f"{target_db_identifier}-source"
    stand_in.kms_key_id = backup["KmsKeyId"]
    self.databases[stand_in.db_instance_identifier] = stand_in
    try:
        restored = original(self, stand_in.db_instance_identifier, target_db_identifier, overrides)
        return as_restored(restored, overrides)
    finally:
        del self.databases[stand_in.db_instance_identifier]
