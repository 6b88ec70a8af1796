"""EC2: peering between Regions."""

import copy
from typing import Any

from moto.ec2.models.vpc_peering_connections import VPCPeeringConnectionBackend

from etops_emulator.patching import around


# Both Regions share one object, and with it the requester's tags; in AWS each Region has its own. The accepter's second
# plan sets its tags again.
@around(VPCPeeringConnectionBackend, "describe_vpc_peering_connections")
def describe_peering_connections(original: Any, self: Any, *args: Any, **kwargs: Any) -> list[Any]:
    return [in_region_of(self, connection) for connection in original(self, *args, **kwargs)]


def in_region_of(backend: Any, connection: Any) -> Any:
    seen = copy.copy(connection)
    seen.ec2_backend = backend
    return seen
