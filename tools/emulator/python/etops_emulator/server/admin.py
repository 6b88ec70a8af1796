"""Routes that AWS does not have: readiness, contents, and the steps that a destroy needs."""

import json
from typing import Any, Callable

from werkzeug.wrappers import Request, Response

from etops_emulator import SUPPORTED_VERSION
from etops_emulator.fixes import FIXES
from etops_emulator.fixes.autoscaling.instance_refreshes import plan_outcomes as plan_refresh_outcomes
from etops_emulator.fixes.every_service.reserved_tags import tag_as_service
from etops_emulator.fixes.rds.snapshot_exports import plan_outcomes as plan_export_outcomes
from etops_emulator.fixes.rds.snapshot_exports import take_automated_snapshot
from etops_emulator.fixes.route53.health_checks import set_health_check
from etops_emulator.regions import answer_in_region
from etops_emulator.server.contents import list_contents
from etops_emulator.server.kept_secrets import list_master_passwords, list_secrets
from etops_emulator.server.protection import empty_bucket, switch_off_deletion_protection

ADMIN_PREFIX = "/etops-emulator/"

ROUTES: dict[tuple[str, str], Callable[[Request], Any]] = {
    ("GET", "status"): lambda _: {"moto": SUPPORTED_VERSION, "fixes": FIXES},
    ("GET", "contents"): lambda _: list_contents(),
    ("GET", "secrets"): lambda _: list_secrets(),
    ("GET", "master-passwords"): lambda _: list_master_passwords(),
    ("POST", "switch-off-deletion-protection"): lambda _: switch_off_deletion_protection(),
    ("POST", "empty-bucket"): lambda request: empty_bucket(request.args["name"]),
    ("POST", "in-region"): answer_in_region,
    ("POST", "instance-refresh-outcomes"): lambda request: plan_refresh_outcomes(request.args.getlist("outcome")),
    ("POST", "export-task-outcomes"): lambda request: plan_export_outcomes(request.args.getlist("outcome")),
    ("POST", "automated-snapshot"): lambda request: take_automated_snapshot(
        request.args["region"], request.args["instance"], request.args["by"]
    ),
    ("POST", "service-tag"): lambda request: tag_as_service(
        request.args["region"], request.args["resource"], request.args["key"], request.args["value"]
    ),
    ("POST", "health-check-status"): lambda request: set_health_check(
        request.args["id"], request.args["status"] == "healthy"
    ),
}


def answer_admin(request: Request) -> Response:
    route = ROUTES.get((request.method, request.path.removeprefix(ADMIN_PREFIX)))
    if route is None:
        return Response(f"no such route: {request.method} {request.path}\n", 404)
    return Response(json.dumps(route(request)), 200, content_type="application/json")
