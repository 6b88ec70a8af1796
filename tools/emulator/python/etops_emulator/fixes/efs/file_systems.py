"""EFS: backup policies, file system policies, replication and the protection against it."""

import json
import re
from typing import Any

from moto.core.utils import unix_time
from moto.efs import models, urls
from moto.efs.responses import EFSResponse

from etops_emulator.patching import added, around, around_property, store_of
from etops_emulator.regions import RegionUnreachable, in_region

JSON_HEADERS = {"Content-Type": "application/json"}


def file_system_id(response: Any) -> str:
    return re.search(r"/file-systems/([^/?]+)", response.path).group(1)


# The backup policy cannot be set: "The put_backup_policy action has not been implemented". A disabled one
# must be shown, or the second plan disables it again.
@added(EFSResponse)
def put_backup_policy(self: Any) -> Any:
    file_system = self.efs_backend.file_systems_by_id[file_system_id(self)]
    status = json.loads(self.body)["BackupPolicy"]["Status"]
    file_system._backup = status == "ENABLED"
    file_system.etops_backup_policy_set = True
    return json.dumps({"BackupPolicy": {"Status": status}}), {"status": 200, **JSON_HEADERS}


@around_property(models.FileSystem, "backup_policy")
def backup_policy(self: Any, stored: Any) -> Any:
    was_set = getattr(self, "etops_backup_policy_set", False)
    return stored or ({"Status": "DISABLED"} if was_set else None)


@added(EFSResponse)
def delete_file_system_policy(self: Any) -> Any:
    self.efs_backend.file_systems_by_id[file_system_id(self)].file_system_policy = None
    return json.dumps({}), {"status": 204, **JSON_HEADERS}


# The protection against an overwriting replication cannot be set. AWS enables it for a new file system, and shows
# REPLICATING for the destination of a replication.
urls.url_paths["/2015-02-01/file-systems/<file_system_id>/protection"] = urls.response.dispatch


@around(models.FileSystem, "__init__")
def create_file_system(original: Any, self: Any, *args: Any, **kwargs: Any) -> None:
    original(self, *args, **kwargs)
    protect(self, "ENABLED")


def protect(file_system: Any, status: str) -> None:
    file_system.file_system_protection = {"ReplicationOverwriteProtection": status}


@added(EFSResponse)
def update_file_system_protection(self: Any) -> Any:
    file_system = self.efs_backend.file_systems_by_id[file_system_id(self)]
    protect(file_system, json.loads(self.body)["ReplicationOverwriteProtection"])
    return json.dumps(file_system.file_system_protection), {"status": 200, **JSON_HEADERS}


# Replication is not supported.
urls.url_paths["/2015-02-01/file-systems/<file_system_id>/replication-configuration"] = urls.response.dispatch
urls.url_paths["/2015-02-01/file-systems/replication-configurations"] = urls.response.dispatch


def replications_of(account: str, region: str) -> dict[str, dict[str, Any]]:
    """Returns the replications by source. The Regions of source and destination each have a record."""
    return store_of(models.efs_backends[account][region], "replications")


@added(EFSResponse)
def create_replication_configuration(self: Any) -> Any:
    source = self.efs_backend.file_systems_by_id[file_system_id(self)]
    replication = {
        "SourceFileSystemId": source.file_system_id,
        "SourceFileSystemRegion": self.region,
        "SourceFileSystemArn": source.file_system_arn,
        "SourceFileSystemOwnerId": self.current_account,
        "OriginalSourceFileSystemArn": source.file_system_arn,
        "CreationTime": unix_time(),
        "Destinations": [replicate_to(self, each) for each in json.loads(self.body)["Destinations"]],
    }
    for region in regions_of(replication):
        in_region(region, keep_replication, account=self.current_account, region=region, replication=replication)
    return json.dumps(replication), {"status": 200, **JSON_HEADERS}


def regions_of(replication: dict[str, Any]) -> set[str]:
    return {replication["SourceFileSystemRegion"], *(each["Region"] for each in replication["Destinations"])}


def keep_replication(account: str, region: str, replication: dict[str, Any]) -> None:
    replications_of(account, region)[replication["SourceFileSystemId"]] = replication


def replicate_to(response: Any, requested: dict[str, Any]) -> dict[str, Any]:
    region = requested.get("Region") or requested["AvailabilityZoneName"][:-1]
    destination = in_region(
        region,
        take_replica,
        account=response.current_account,
        region=region,
        token=f"replica-of-{file_system_id(response)}",
        requested=requested,
    )
    return {
        "FileSystemId": destination,
        "Region": region,
        "OwnerId": response.current_account,
        "Status": "ENABLED",
        "LastReplicatedTimestamp": unix_time(),
    }


def take_replica(account: str, region: str, token: str, requested: dict[str, Any]) -> str:
    """Returns the destination file system, named by its id or its ARN; creates it if none is named."""
    backend = models.efs_backends[account][region]
    destination = (requested.get("FileSystemId") or "").split("/")[-1]
    if not destination:
        destination = backend.create_file_system(
            creation_token=token,
            performance_mode="generalPurpose",
            encrypted=True,
            kms_key_id=requested.get("KmsKeyId"),
            throughput_mode="bursting",
            provisioned_throughput_in_mibps=0,
            availability_zone_name=None,
            backup=False,
            tags=[],
        ).file_system_id
    protect(backend.file_systems_by_id[destination], "REPLICATING")
    return destination


@added(EFSResponse)
def describe_replication_configurations(self: Any) -> Any:
    wanted = self._get_param("FileSystemId")
    known = replications_of(self.current_account, self.region).values()
    found = [each for each in known if not wanted or concerns(each, wanted)]
    if wanted and not found:
        error = {"ErrorCode": "ReplicationNotFound", "Message": f"{wanted} is not replicated"}
        headers = {"status": 404, "x-amzn-ErrorType": "ReplicationNotFound", **JSON_HEADERS}
        return json.dumps(error), headers
    return json.dumps({"Replications": found}), {"status": 200, **JSON_HEADERS}


@added(EFSResponse)
def delete_replication_configuration(self: Any) -> Any:
    """Ends a replication from either side, even if the other cannot be reached."""
    for replication in list(replications_of(self.current_account, self.region).values()):
        if concerns(replication, file_system_id(self)):
            for region in regions_of(replication):
                try:
                    in_region(region, end_replication, account=self.current_account, region=region, ended=replication)
                except RegionUnreachable:
                    pass
    return "", {"status": 204}


def end_replication(account: str, region: str, ended: dict[str, Any]) -> None:
    replications_of(account, region).pop(ended["SourceFileSystemId"], None)
    for destination in ended["Destinations"]:
        file_system = models.efs_backends[account][region].file_systems_by_id.get(destination["FileSystemId"])
        if file_system is not None:
            protect(file_system, "ENABLED")


def concerns(replication: dict[str, Any], file_system: str) -> bool:
    destinations = [each["FileSystemId"] for each in replication["Destinations"]]
    return file_system in (replication["SourceFileSystemId"], *destinations)
