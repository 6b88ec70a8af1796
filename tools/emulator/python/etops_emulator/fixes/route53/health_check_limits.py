"""Route 53: values of health checks that AWS refuses, children that do not exist, and checks that a record uses.

https://docs.aws.amazon.com/Route53/latest/APIReference/API_HealthCheckConfig.html (checked 2026-11-28)
"""

import ipaddress
from typing import Any

from etops_emulator.refusals import Parameters, before, refuse

INTERVALS = (10, 30)


@before("route53", "CreateHealthCheck")
def check_created(response: Any, parameters: Parameters) -> None:
    config = parameters["HealthCheckConfig"]
    check_address(config.get("IPAddress"))
    check_children(response, config)
    interval = config.get("RequestInterval")
    if interval is not None and interval not in INTERVALS:
        refuse("InvalidInput", f"Invalid parameter : RequestInterval must be one of {INTERVALS}")
    matches = str(config["Type"]).endswith("_STR_MATCH")
    if matches != bool(config.get("SearchString")):
        refuse("InvalidInput", "Invalid parameter : SearchString is for types with STR_MATCH, which require it")
    if config["Type"] == "CALCULATED" and config.get("HealthThreshold") is None:
        refuse("InvalidInput", "Invalid parameter : HealthThreshold is required for a calculated check")
    if config["Type"] == "CLOUDWATCH_METRIC" and not config.get("AlarmIdentifier"):
        refuse("InvalidInput", "Invalid parameter : AlarmIdentifier is required for a check of an alarm")
    endpoint = config.get("IPAddress") or config.get("FullyQualifiedDomainName")
    if config["Type"] in ("HTTP", "HTTPS", "TCP") and not endpoint:
        refuse("InvalidInput", "Invalid parameter : a check of an endpoint requires an IP address or a domain name")


@before("route53", "UpdateHealthCheck")
def check_updated(response: Any, parameters: Parameters) -> None:
    check_address(parameters.get("IPAddress"))
    check_children(response, parameters)


def check_address(address: str | None) -> None:
    if address and not ipaddress.ip_address(address).is_global and not is_documentation(address):
        refuse("InvalidInput", f"Invalid parameter : IPAddress {address} is in a private or reserved range")


def is_documentation(address: str) -> bool:
    """Returns whether an address is one of those that examples use (RFC 5737, RFC 3849)."""
    ranges = ("192.0.2.0/24", "198.51.100.0/24", "203.0.113.0/24", "2001:db8::/32")
    found = ipaddress.ip_address(address)
    return any(found in ipaddress.ip_network(each) for each in ranges)


def check_children(response: Any, config: Parameters) -> None:
    for child in config.get("ChildHealthChecks") or []:
        if child not in response.backend.health_checks:
            refuse("InvalidInput", f"Invalid parameter : health check {child} does not exist")


# https://docs.aws.amazon.com/Route53/latest/APIReference/API_DeleteHealthCheck.html (checked 2026-11-28): AWS deletes a
# check that a record uses, but none that is a child of a calculated one.
@before("route53", "DeleteHealthCheck")
def check_deleted(response: Any, parameters: Parameters) -> None:
    deleted = parameters["HealthCheckId"]
    for check in response.backend.health_checks.values():
        if deleted in (check.children or []):
            refuse("InvalidInput", f"The health check {deleted} is a child of {check.id}, and cannot be deleted")
