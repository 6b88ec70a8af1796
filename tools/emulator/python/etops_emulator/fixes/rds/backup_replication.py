"""RDS: automated backups that are replicated to another Region, which moto lacks."""

import copy
import uuid
from typing import Any

from moto.core.responses import ActionResult
from moto.rds import models
from moto.rds.exceptions import DBInstanceNotFoundError, RDSClientError
from moto.rds.responses import RDSResponse

from etops_emulator.patching import added, around, store_of
from etops_emulator.fixes.rds.replica_sources import source_of
from etops_emulator.regions import RegionUnreachable, in_region

STORE = "replicated_backups"
# Records of the instances, for the time after their deletion.
SOURCES = "replicated_backup_sources"


@added(RDSResponse)
def start_db_instance_automated_backups_replication(self: Any) -> ActionResult:
    source_arn = self._get_param("SourceDBInstanceArn")
    source = source_of(self.backend, source_arn)
    key = self._get_param("KmsKeyId")
    arn = f"arn:aws:rds:{self.region}:{self.current_account}:auto-backup:ab-{uuid.uuid4().hex}"
    backup = {
        "DBInstanceArn": source_arn,
        "DBInstanceAutomatedBackupsArn": arn,
        "DBInstanceIdentifier": source.db_instance_identifier,
        "DbiResourceId": source.dbi_resource_id,
        "BackupRetentionPeriod": int(self._get_param("BackupRetentionPeriod") or 7),
        "Encrypted": bool(key),
        "Engine": source.engine,
        "EngineVersion": source.engine_version,
        "KmsKeyId": key,
        "Region": source_arn.split(":")[3],
        "Status": "replicating",
    }
    store_of(self.backend, STORE)[arn] = backup
    in_region(source.region, list_at_source, account=self.current_account, source_arn=source_arn, arn=arn)
    store_of(self.backend, SOURCES)[arn] = copy.copy(source)
    return ActionResult({"DBInstanceAutomatedBackup": backup})


@added(RDSResponse)
def stop_db_instance_automated_backups_replication(self: Any) -> ActionResult:
    source_arn = self._get_param("SourceDBInstanceArn")
    backups = store_of(self.backend, STORE)
    found = next((backup for backup in backups.values() if backup["DBInstanceArn"] == source_arn), None)
    if found is None:
        raise not_found(source_arn)
    arn = found["DBInstanceAutomatedBackupsArn"]
    del backups[arn]
    del store_of(self.backend, SOURCES)[arn]
    try:
        in_region(
            source_arn.split(":")[3], unlist_at_source, account=self.current_account, source_arn=source_arn, arn=arn
        )
    except RegionUnreachable:
        pass  # Replicated backups outlive their source's Region.
    return ActionResult({"DBInstanceAutomatedBackup": {**found, "Status": "deleting"}})


def list_at_source(account: str, source_arn: str, arn: str) -> None:
    source = models.rds_backends[account][source_arn.split(":")[3]].find_db_from_id(source_arn)
    store_of(source, STORE)[arn] = {"DBInstanceAutomatedBackupsArn": arn}


def unlist_at_source(account: str, source_arn: str, arn: str) -> None:
    try:
        source = models.rds_backends[account][source_arn.split(":")[3]].find_db_from_id(source_arn)
    except DBInstanceNotFoundError:
        return  # Replicated backups outlive their source.
    store_of(source, STORE).pop(arn, None)


# The provider reads a replicated backup by its own ARN, and waits until the source lists none.
@around(RDSResponse, "describe_db_instance_automated_backups")
def describe_backups(original: Any, self: Any) -> Any:
    arn = self._get_param("DBInstanceAutomatedBackupsArn")
    if not arn:
        return original(self)
    backup = store_of(self.backend, STORE).get(arn)
    if backup is None:
        raise not_found(arn)
    return ActionResult({"DBInstanceAutomatedBackups": [backup]})


def not_found(arn: str) -> RDSClientError:
    return RDSClientError("DBInstanceAutomatedBackupNotFound", f"{arn} not found")


def listed_by(instance: Any) -> list[dict[str, str]]:
    return list(store_of(instance, STORE).values())


models.DBInstance.db_instance_automated_backups_replications = property(listed_by)
