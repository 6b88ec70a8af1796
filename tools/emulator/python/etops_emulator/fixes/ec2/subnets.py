"""EC2: subnets with IPv6."""

from typing import Any

from moto.ec2.models.subnets import Subnet

from etops_emulator.patching import around, around_property


# The provider waits for an association that it looks up by a filter that moto refuses: "The filter
# 'ipv6-cidr-block-association.association-id' for DescribeSubnets has not been implemented".
@around(Subnet, "get_filter_value")
def get_filter_value(original: Any, self: Any, filter_name: str, method_name: str | None = None) -> Any:
    if filter_name == "ipv6-cidr-block-association.association-id":
        return list(self.ipv6_cidr_block_associations)
    return original(self, filter_name, method_name)


# Associations are described with names that the API does not have.
@around_property(Subnet, "ipv6_cidr_block_association_set")
def ipv6_cidr_block_association_set(_: Any, stored: list[dict[str, Any]]) -> list[dict[str, Any]]:
    return [
        {
            "Ipv6CidrBlock": association["ipv6CidrBlock"],
            "AssociationId": association["associationId"],
            "Ipv6CidrBlockState": association["ipv6CidrBlockState"]["state"],
        }
        for association in stored
    ]
