"""Routes that AWS does not have: is the server ready, what does it hold, and what a destroy needs."""

import json
from typing import Any, Callable

from werkzeug.wrappers import Request, Response

ADMIN_PREFIX = "/etops-emulator/"


def answer_admin(request: Request) -> Response:
    route = ROUTES.get((request.method, request.path.removeprefix(ADMIN_PREFIX)))
    if route is None:
        return Response(f"no such route: {request.method} {request.path}\n", 404)
    return Response(json.dumps(route(request)), 200, content_type="application/json")


def status(_: Request) -> Any:
    from etops_emulator.install import FIXES, SUPPORTED_VERSION

    return {"moto": SUPPORTED_VERSION, "fixes": FIXES}


def contents(_: Request) -> Any:
    from etops_emulator.contents import list_contents

    return list_contents()


def secrets(_: Request) -> Any:
    from etops_emulator.kept_secrets import list_secrets

    return list_secrets()


def master_passwords(_: Request) -> Any:
    from etops_emulator.kept_secrets import list_master_passwords

    return list_master_passwords()


def switch_off_deletion_protection(_: Request) -> Any:
    from etops_emulator.protection import switch_off_deletion_protection as switch_off

    return switch_off()


def empty_bucket(request: Request) -> Any:
    from etops_emulator.protection import empty_bucket as empty

    return empty(request.args["name"])


def in_region(request: Request) -> Any:
    from etops_emulator.regions import answer_in_region

    return answer_in_region(request)


def instance_refresh_outcomes(request: Request) -> Any:
    from etops_emulator.autoscaling_refreshes import plan_outcomes

    return plan_outcomes(request.args.getlist("outcome"))


def export_task_outcomes(request: Request) -> Any:
    from etops_emulator.rds_exports import plan_outcomes

    return plan_outcomes(request.args.getlist("outcome"))


def automated_snapshot(request: Request) -> Any:
    from etops_emulator.rds_exports import take_automated_snapshot

    return take_automated_snapshot(request.args["region"], request.args["instance"])


def health_check_status(request: Request) -> Any:
    from etops_emulator.route53 import set_health_check

    return set_health_check(request.args["id"], request.args["status"] == "healthy")


ROUTES: dict[tuple[str, str], Callable[[Request], Any]] = {
    ("GET", "status"): status,
    ("GET", "contents"): contents,
    ("GET", "secrets"): secrets,
    ("GET", "master-passwords"): master_passwords,
    ("POST", "switch-off-deletion-protection"): switch_off_deletion_protection,
    ("POST", "empty-bucket"): empty_bucket,
    ("POST", "in-region"): in_region,
    ("POST", "instance-refresh-outcomes"): instance_refresh_outcomes,
    ("POST", "export-task-outcomes"): export_task_outcomes,
    ("POST", "automated-snapshot"): automated_snapshot,
    ("POST", "health-check-status"): health_check_status,
}
