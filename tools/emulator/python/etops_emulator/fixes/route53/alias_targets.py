"""Route 53: aliases to a load balancer that does not exist.

https://docs.aws.amazon.com/Route53/latest/APIReference/API_AliasTarget.html, DNSName (checked 2026-11-28)
"""

import re
from typing import Any

from moto.elbv2.models import elbv2_backends

from etops_emulator.refusals import Parameters, before, refuse
from etops_emulator.regions import RegionUnreachable, in_region

LOAD_BALANCER = r"(?:dualstack\.)?(.+\.([a-z]{2}-[a-z]+-\d)\.elb\.amazonaws\.com)"


@before("route53", "ChangeResourceRecordSets")
def check_targets(response: Any, parameters: Parameters) -> None:
    for change in parameters["ChangeBatch"]["Changes"]:
        target = change["ResourceRecordSet"].get("AliasTarget")
        found = re.fullmatch(LOAD_BALANCER, target["DNSName"].rstrip(".").lower()) if target else None
        if found and change["Action"] != "DELETE" and not exists(response.current_account, *found.groups()):
            zone = target["HostedZoneId"]
            refuse(
                "InvalidChangeBatch",
                f"[Tried to create an alias that targets {target['DNSName']}, in zone {zone}, "
                "but that target was not found]",
            )


def exists(account: str, name: str, region: str) -> bool:
    try:
        return in_region(region, has_load_balancer, account=account, region=region, name=name)
    except RegionUnreachable:
        return True  # Route 53 has its own record of names.


def has_load_balancer(account: str, region: str, name: str) -> bool:
    balancers = elbv2_backends[account][region].load_balancers.values()
    return any(balancer.dns_name.lower() == name for balancer in balancers)
