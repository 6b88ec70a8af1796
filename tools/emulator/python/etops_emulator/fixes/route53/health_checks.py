"""Route 53: health checks of alarms, and checks that fail on request."""

import datetime
from typing import Any

from moto.core.responses import ActionResult
from moto.route53 import models
from moto.route53.responses import Route53

from etops_emulator.backends import backends_of
from etops_emulator.patching import around, around_property

# Members of checks of endpoints only. moto's defaults are a difference to the provider, which replaces the check.
ENDPOINT_MEMBERS = ("Port", "RequestInterval", "FailureThreshold", "MeasureLatency", "IPAddress", "EnableSNI")
CHECKER_REGIONS = ("us-east-1", "us-west-2", "eu-west-1")


# A check does not store its alarm, nor its status without data.
@around(Route53, "create_health_check")
def create_health_check(original: Any, self: Any) -> Any:
    answer = original(self)
    config = self._get_param("HealthCheckConfig")
    keep_alarm(answer.result["HealthCheck"], config.get)
    return answer


@around(Route53, "update_health_check")
def update_health_check(original: Any, self: Any) -> Any:
    answer = original(self)
    check = answer.result["HealthCheck"]
    keep_alarm(check, self._get_param)
    check.health_check_version += 1
    return answer


def keep_alarm(check: Any, member: Any) -> None:
    for name in ("AlarmIdentifier", "InsufficientDataHealthStatus"):
        value = member(name)
        if value:
            check.__dict__.setdefault("etops_alarm", {})[name] = value


@around_property(models.HealthCheck, "health_check_config")
def health_check_config(self: Any, config: dict[str, Any]) -> dict[str, Any]:
    if self.type_ in ("CALCULATED", "CLOUDWATCH_METRIC"):
        config = {name: value for name, value in config.items() if name not in ENDPOINT_MEMBERS}
    return {**config, **self.__dict__.get("etops_alarm", {})}


# Every check always succeeds.
@around(Route53, "get_health_check_status")
def get_health_check_status(_: Any, self: Any) -> ActionResult:
    check = self.backend.get_health_check(self._get_param("HealthCheckId"))
    status = "Failure: Connection timed out" if is_failing(check) else "Success: HTTP Status Code 200, OK"
    now = datetime.datetime.now(datetime.timezone.utc)
    observations = [
        {"Region": region, "IPAddress": "192.0.2.1", "StatusReport": {"Status": status, "CheckedTime": now}}
        for region in CHECKER_REGIONS
    ]
    return ActionResult({"HealthCheckObservations": observations})


def is_failing(check: Any) -> bool:
    return check.__dict__.get("etops_failing", False)


def set_health_check(check_id: str, healthy: bool) -> dict[str, Any]:
    """Makes the check of an endpoint fail or succeed."""
    for backend in backends_of("route53"):
        if check_id in backend.health_checks:
            backend.health_checks[check_id].etops_failing = not healthy
            return {"id": check_id, "healthy": healthy}
    raise KeyError(f"no health check {check_id}")
