"""EC2: peering connections that are looked up by a filter, which moto ignores, and options of one that is not active.

https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_DescribeVpcPeeringConnections.html (checked 2026-11-28)
https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_ModifyVpcPeeringConnectionOptions.html
"""

from fnmatch import fnmatchcase
from typing import Any, Callable

from moto.ec2.responses.vpc_peering_connections import VPCPeeringConnections

from etops_emulator.patching import around
from etops_emulator.refusals import Parameters, before, refuse

# Values of a connection by the name of a filter. Filters of tags are apart.
FILTERS: dict[str, Callable[[Any], str]] = {
    "status-code": lambda connection: connection.status["Code"],
    "status-message": lambda connection: connection.status["Message"],
    "vpc-peering-connection-id": lambda connection: connection.id,
}
for side in ("accepter", "requester"):
    for member in ("VpcId", "OwnerId", "CidrBlock"):
        name = {"VpcId": "vpc-id", "OwnerId": "owner-id", "CidrBlock": "cidr-block"}[member]
        FILTERS[f"{side}-vpc-info.{name}"] = lambda connection, side=side, member=member: getattr(
            connection, f"{side}_vpc_info"
        )[member]


@around(VPCPeeringConnections, "describe_vpc_peering_connections")
def describe_peering_connections(original: Any, self: Any) -> Any:
    answer = original(self)
    for each in self._get_param("Filters", []):
        found = answer.result["VpcPeeringConnections"]
        answer.result["VpcPeeringConnections"] = [
            connection for connection in found if matches(connection, each["Name"], each["Values"])
        ]
    return answer


def matches(connection: Any, name: str, wanted: list[str]) -> bool:
    if name.startswith("tag:"):
        values = [tag["value"] for tag in connection.get_tags() if tag["key"] == name.removeprefix("tag:")]
    elif name == "tag-key":
        values = [tag["key"] for tag in connection.get_tags()]
    elif name in FILTERS:
        values = [FILTERS[name](connection)]
    else:
        raise NotImplementedError(f"filter '{name}' for DescribeVpcPeeringConnections")
    return any(fnmatchcase(value, pattern) for value in values for pattern in wanted)


@before("ec2", "ModifyVpcPeeringConnectionOptions")
def check_active(response: Any, parameters: Parameters) -> None:
    connection = response.ec2_backend.get_vpc_peering_connection(parameters["VpcPeeringConnectionId"])
    if connection.status["Code"] != "active":
        refuse(
            "OperationNotPermitted",
            f"Peering {connection.id} is not active. Peering options can be added only to active peerings.",
        )
