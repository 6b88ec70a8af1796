"""Route 53: Regions of health checkers. An update without Regions keeps them; moto resets them. `ResetElements` resets them
to all, and a check that was created without Regions shows all: "~ regions = [8] -> null", and the provider's update with an
empty list is refused (https://github.com/hashicorp/terraform-provider-aws/issues/45824).

https://docs.aws.amazon.com/Route53/latest/APIReference/API_UpdateHealthCheck.html, Regions and ResetElements
(checked 2026-11-28)
https://docs.aws.amazon.com/Route53/latest/APIReference/API_HealthCheckConfig.html, Regions (checked 2026-11-28)
"""

from typing import Any

from moto.core.utils import get_service_model
from moto.route53 import models

from etops_emulator.patching import around
from etops_emulator.refusals import Parameters, before, refuse

FEWEST = 3
UNCHECKED_TYPES = ("CALCULATED", "CLOUDWATCH_METRIC", "RECOVERY_CONTROL")


def all_regions() -> list[str]:
    return list(get_service_model("route53").shape_for("HealthCheckRegion").metadata["enum"])


@before("route53", "CreateHealthCheck")
def check_created(_: Any, parameters: Parameters) -> None:
    check_number(parameters["HealthCheckConfig"].get("Regions"))


@before("route53", "UpdateHealthCheck")
def check_updated(_: Any, parameters: Parameters) -> None:
    check_number(parameters.get("Regions"))


def check_number(regions: list[str] | None) -> None:
    if regions is not None and len(set(regions)) < FEWEST:
        refuse("InvalidInput", f"Invalid XML ; The content of element 'Regions' is not complete: {FEWEST} Regions or none")


@around(models.HealthCheck, "set_regions")
def set_regions(original: Any, self: Any, regions: list[str] | None) -> None:
    if self.type_ not in UNCHECKED_TYPES and (regions or self.regions is None):
        original(self, sorted(regions or all_regions()))


@around(models.HealthCheck, "set_children")
def set_children(original: Any, self: Any, children: list[str] | None) -> None:
    if children:
        original(self, children)


@before("route53", "UpdateHealthCheck")
def reset_elements(response: Any, parameters: Parameters) -> None:
    check = response.backend.get_health_check(parameters["HealthCheckId"])
    for element in parameters.get("ResetElements") or []:
        if element == "Regions":
            check.regions = None
        elif element == "ChildHealthChecks":
            check.children = None
        elif element == "FullyQualifiedDomainName":
            check.fqdn = None
        else:
            check.resource_path = None
