"""AWS Backup Audit Manager: frameworks, which moto lacks, and changed report plans. Nothing is evaluated."""

import json
import uuid
from typing import Any

from moto.backup.exceptions import AlreadyExistsException, ResourceNotFoundException
from moto.backup.responses import BackupResponse
from moto.core.utils import unix_time

from etops_emulator.fixes.backup.routes import EMPTY, path_parts
from etops_emulator.patching import added, around, store_of


def frameworks(response: Any) -> dict[str, dict[str, Any]]:
    return store_of(response.backup_backend, "frameworks")


def framework_of(response: Any) -> dict[str, Any]:
    name = path_parts(response)[2]
    if name not in frameworks(response):
        raise ResourceNotFoundException(msg=f"no framework {name}")
    return frameworks(response)[name]


@added(BackupResponse)
def create_framework(self: Any) -> str:
    request = json.loads(self.body)
    name = request["FrameworkName"]
    if name in frameworks(self):
        raise AlreadyExistsException(msg=f"framework {name} exists")
    backend = self.backup_backend
    arn = f"arn:aws:backup:{backend.region_name}:{backend.account_id}:framework:{name}-{uuid.uuid4()}"
    tags = request.pop("FrameworkTags", None) or {}
    frameworks(self)[name] = {
        **request,
        "FrameworkArn": arn,
        "CreationTime": unix_time(),
        "DeploymentStatus": "COMPLETED",
        "FrameworkStatus": "ACTIVE",
    }
    backend.tag_resource(arn, tags)
    return json.dumps({"FrameworkName": name, "FrameworkArn": arn})


@added(BackupResponse)
def describe_framework(self: Any) -> str:
    return json.dumps(framework_of(self))


@added(BackupResponse)
def update_framework(self: Any) -> str:
    framework = framework_of(self)
    framework.update(json.loads(self.body))
    return json.dumps({key: framework[key] for key in ("FrameworkName", "FrameworkArn", "CreationTime")})


@added(BackupResponse)
def delete_framework(self: Any) -> Any:
    del frameworks(self)[framework_of(self)["FrameworkName"]]
    return EMPTY


# moto drops the tags.
@around(BackupResponse, "create_report_plan")
def create_report_plan(original: Any, self: Any) -> Any:
    result = original(self)
    request = json.loads(self.body)
    plan = self.backup_backend.describe_report_plan(report_plan_name=request["ReportPlanName"])
    self.backup_backend.tag_resource(plan.report_plan_arn, request.get("ReportPlanTags") or {})
    return result


@added(BackupResponse)
def update_report_plan(self: Any) -> str:
    request = json.loads(self.body)
    plan = self.backup_backend.describe_report_plan(report_plan_name=path_parts(self)[2])
    plan.report_plan_description = request.get("ReportPlanDescription", plan.report_plan_description)
    plan.report_delivery_channel = request.get("ReportDeliveryChannel", plan.report_delivery_channel)
    plan.report_setting = request.get("ReportSetting", plan.report_setting)
    return json.dumps({"ReportPlanName": plan.report_plan_name, "ReportPlanArn": plan.report_plan_arn})
