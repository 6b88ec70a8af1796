"""Elastic Load Balancing: names of load balancers and target groups.

https://docs.aws.amazon.com/elasticloadbalancing/latest/APIReference/API_CreateLoadBalancer.html (checked 2026-11-28)
https://docs.aws.amazon.com/elasticloadbalancing/latest/APIReference/API_CreateTargetGroup.html (checked 2026-11-28)
"""

import re
from typing import Any

from etops_emulator.refusals import Parameters, before, refuse


@before("elbv2", "CreateLoadBalancer")
def check_load_balancer(_: Any, parameters: Parameters) -> None:
    check_name("Load balancer", parameters["Name"])
    if parameters["Name"].startswith("internal-"):
        refuse("ValidationError", f"Load balancer name '{parameters['Name']}' cannot begin with 'internal-'")


@before("elbv2", "CreateTargetGroup")
def check_target_group(_: Any, parameters: Parameters) -> None:
    check_name("Target group", parameters["Name"])


def check_name(kind: str, name: str) -> None:
    if len(name) > 32:
        refuse("ValidationError", f"{kind} name '{name}' cannot be longer than '32' characters")
    if not re.fullmatch(r"[A-Za-z0-9-]+", name):
        refuse("ValidationError", f"{kind} name '{name}' can only contain alphanumeric characters and hyphens")
    if name.startswith("-") or name.endswith("-"):
        refuse("ValidationError", f"{kind} name '{name}' cannot begin or end with a hyphen")
