"""AWS Backup: recovery points and restore jobs, as far as they are listed and deleted.

Jobs do not run: a backup on demand is complete when it is asked for, and its tag `etops:status` is its status. A
restore job is complete as well.
"""

import json
import uuid
from typing import Any
from urllib.parse import parse_qs, unquote, urlparse

from dateutil.parser import parse
from moto.backup.exceptions import ResourceNotFoundException
from moto.backup.responses import BackupResponse
from moto.core.utils import unix_time, utcnow

from etops_emulator.fixes.backup import vaults  # noqa: F401  (has the listing that is wrapped here)
from etops_emulator.fixes.backup.routes import EMPTY
from etops_emulator.patching import added, around, store_of

STATUS_TAG = "etops:status"
IMAGE_TAG = "etops:image"

# Types by the service in the ARN of the resource.
RESOURCE_TYPES = {"rds": "RDS", "elasticfilesystem": "EFS", "s3": "S3", "ec2": "EC2", "storagegateway": "Storage Gateway"}


def points_of(response: Any) -> dict[tuple[str, str], dict[str, Any]]:
    """Returns the recovery points by vault and ARN."""
    return store_of(response.backup_backend, "recovery_points")


def query_of(response: Any) -> dict[str, str]:
    return {name: values[0] for name, values in parse_qs(urlparse(response.uri).query).items()}


def seconds(text: str) -> float:
    return parse(text).timestamp()


@added(BackupResponse)
def start_backup_job(self: Any) -> str:
    request = json.loads(self.body)
    vault = self.backup_backend.describe_backup_vault(request["BackupVaultName"])
    resource = request["ResourceArn"]
    scope = ":".join(vault.backup_vault_arn.split(":")[:5])
    kind = "continuous:" if request.get("BackupOptions", {}).get("Continuous") else ""
    # A recovery point of an instance is an image, which the test has created.
    image = request.get("RecoveryPointTags", {}).get(IMAGE_TAG)
    region = vault.backup_vault_arn.split(":")[3]
    arn = f"arn:aws:ec2:{region}::image/{image}" if image else f"{scope}:recovery-point:{kind}{uuid.uuid4()}"
    points_of(self)[vault.backup_vault_name, arn] = {
        "RecoveryPointArn": arn,
        "BackupVaultName": vault.backup_vault_name,
        "BackupVaultArn": vault.backup_vault_arn,
        "ResourceArn": resource,
        "ResourceType": RESOURCE_TYPES.get(resource.split(":")[2], "EBS"),
        "Status": request.get("RecoveryPointTags", {}).get(STATUS_TAG, "COMPLETED"),
        "CreationDate": unix_time(),
        "Lifecycle": request.get("Lifecycle") or {},
        "EtopsSequence": sequence_of(self),
    }
    return json.dumps({"BackupJobId": str(uuid.uuid4()), "RecoveryPointArn": arn, "CreationDate": unix_time()})


# A page starts after the last entry of the previous one, even if that has been deleted.
def listed(found: list[dict[str, Any]], query: dict[str, str], name: str) -> str:
    after, size = int(query.get("nextToken", -1)), int(query.get("maxResults", 1000))
    rest = [entry for entry in found if entry["EtopsSequence"] > after]
    more = {"NextToken": str(rest[size - 1]["EtopsSequence"])} if len(rest) > size else {}
    return json.dumps({name: rest[:size], **more})


def sequence_of(response: Any) -> int:
    counter = store_of(response.backup_backend, "sequence")
    counter["next"] = counter.get("next", 0) + 1
    return counter["next"]


# vaults.py returns an empty list.
@around(BackupResponse, "list_recovery_points_by_backup_vault")
def list_recovery_points_by_backup_vault(_: Any, self: Any) -> str:
    query, vault = query_of(self), unquote(self.path.strip("/").split("/")[1])
    self.backup_backend.describe_backup_vault(vault)
    found = [
        point
        for (name, _), point in points_of(self).items()
        if name == vault
        and query.get("resourceType", point["ResourceType"]) == point["ResourceType"]
        and ("createdBefore" not in query or point["CreationDate"] < seconds(query["createdBefore"]))
        and ("createdAfter" not in query or point["CreationDate"] > seconds(query["createdAfter"]))
    ]
    return listed(found, query, "RecoveryPoints")


@added(BackupResponse)
def delete_recovery_point(self: Any) -> Any:
    path = unquote(self.path).strip("/")
    vault, arn = path.split("/")[1], path.split("/recovery-points/", 1)[1]
    point = points_of(self).get((vault, arn))
    if point is None:
        raise ResourceNotFoundException(msg=f"no recovery point {arn} in {vault}")
    del points_of(self)[vault, arn]
    return EMPTY


@added(BackupResponse)
def start_restore_job(self: Any) -> str:
    request = json.loads(self.body)
    job = {
        "RestoreJobId": str(uuid.uuid4()),
        "RecoveryPointArn": request["RecoveryPointArn"],
        "Status": "COMPLETED",
        "CompletionDate": utcnow().timestamp(),
        "CreatedBy": {"RestoreTestingPlanArn": (request.get("Metadata") or {}).get("etops:plan", "")},
        "EtopsSequence": sequence_of(self),
    }
    store_of(self.backup_backend, "restore_jobs")[job["RestoreJobId"]] = job
    return json.dumps({"RestoreJobId": job["RestoreJobId"]})


@added(BackupResponse)
def list_restore_jobs(self: Any) -> str:
    query = query_of(self)
    found = [
        job
        for job in store_of(self.backup_backend, "restore_jobs").values()
        if query.get("restoreTestingPlanArn", job["CreatedBy"]["RestoreTestingPlanArn"])
        == job["CreatedBy"]["RestoreTestingPlanArn"]
        and query.get("status", job["Status"]) == job["Status"]
        and ("completeAfter" not in query or job["CompletionDate"] > seconds(query["completeAfter"]))
    ]
    return listed(found, query, "RestoreJobs")
