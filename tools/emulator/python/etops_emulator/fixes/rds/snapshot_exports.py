"""RDS: exports of snapshots to S3, which moto ends at once and in lower case. Tests set their outcomes in advance."""

import datetime
import uuid
from typing import Any

from moto.rds import models
from moto.rds.exceptions import DBSnapshotNotFoundFault, ExportTaskAlreadyExistsError, RDSClientError
from moto.rds.responses import RDSResponse

from etops_emulator.backends import backends_of
from etops_emulator.patching import around

ACTIVE = ("STARTING", "IN_PROGRESS")
ENDLESS = "IN_PROGRESS"
# An account runs five exports at a time.
REFUSED = "Refused"
# Complete, but for a table that the user of the export may not read.
INCOMPLETE = "Incomplete"
OUTCOMES = ("COMPLETE", "FAILED", "CANCELED", ENDLESS, REFUSED, INCOMPLETE)

# Outcomes of the next export tasks of all databases, in this order. Others complete.
outcomes: list[str] = []


def plan_outcomes(names: list[str]) -> Any:
    unknown = [name for name in names if name not in OUTCOMES]
    if unknown:
        raise ValueError(f"no outcomes of an export task: {unknown}; there are {OUTCOMES}")
    outcomes[:] = names
    return {"outcomes": outcomes}


# The name of an automated snapshot contains a colon, at which moto cuts the ARN: KeyError.
@around(models.RDSBackend, "start_export_task")
def start_export_task(_: Any, self: Any, kwargs: dict[str, Any]) -> Any:
    identifier = kwargs["export_task_identifier"]
    name = kwargs["source_arn"].partition(":snapshot:")[2]
    snapshot = self.database_snapshots.get(name)
    if identifier in self.export_tasks:
        raise ExportTaskAlreadyExistsError(identifier)
    if snapshot is None:
        raise DBSnapshotNotFoundFault(name)
    outcome = outcomes.pop(0) if outcomes else "COMPLETE"
    if outcome == REFUSED:
        raise RDSClientError("ExportTaskLimitReached", "the account runs five export tasks already")
    task = models.ExportTask(self, snapshot, kwargs)
    task.status = "STARTING"
    task.outcome = outcome
    self.export_tasks[identifier] = task
    return task


# All tasks are listed, whatever the filter, and none runs.
@around(RDSResponse, "describe_export_tasks")
def describe_export_tasks(original: Any, self: Any) -> Any:
    answer = original(self)
    source = self.params.get("SourceArn")
    filters = {entry["Name"]: entry["Values"] for entry in self.params.get("Filters", [])}
    unknown = set(filters) - {"s3-bucket", "source-arn"}
    if unknown:
        raise NotImplementedError(f"filters of export tasks: {sorted(unknown)}")
    found = [
        task
        for task in answer.result["ExportTasks"]
        if source in (None, task.source_arn)
        and task.s3_bucket in filters.get("s3-bucket", [task.s3_bucket])
        and task.source_arn in filters.get("source-arn", [task.source_arn])
    ]
    for task in found:
        advance(task)
    answer.result["ExportTasks"] = found
    return answer


def advance(task: Any) -> None:
    """Advances a task, which is in progress once before it ends."""
    if task.status == "STARTING":
        task.status = "IN_PROGRESS"
    elif task.status == "IN_PROGRESS":
        task.status = "COMPLETE" if task.outcome == INCOMPLETE else task.outcome
        task.warning_message = "set by a test" if task.outcome == INCOMPLETE else None
        task.failure_cause = "set by a test" if task.outcome == "FAILED" else None


@around(models.RDSBackend, "cancel_export_task")
def cancel_export_task(original: Any, self: Any, export_task_identifier: str) -> Any:
    task = original(self, export_task_identifier)
    task.status = "CANCELED"
    return task


def take_automated_snapshot(region: str, instance: str, by: str) -> Any:
    """Creates a snapshot as RDS does every day, or as AWS Backup does by its rules."""
    backend = next(backend for backend in backends_of("rds") if backend.region_name == region)
    if by == "aws-backup":
        snapshot = backend.create_db_snapshot(instance, f"awsbackup:job-{uuid.uuid4()}", snapshot_type="awsbackup")
    else:
        # The second, so that several are possible per minute.
        now = datetime.datetime.now(datetime.timezone.utc).strftime("%Y-%m-%d-%H-%M-%S")
        snapshot = backend.create_auto_snapshot(instance, f"rds:{instance}-{now}")
    return {"arn": snapshot.db_snapshot_arn}
