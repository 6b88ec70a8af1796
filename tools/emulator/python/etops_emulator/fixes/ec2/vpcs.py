"""EC2: VPCs."""

from typing import Any

from moto.ec2.models import EC2Backend

from etops_emulator.patching import around


# A deleted VPC leaves its default network ACL and its list of security groups behind: leftovers after a destroy.
@around(EC2Backend, "delete_vpc")
def delete_vpc(original: Any, self: Any, vpc_id: str) -> Any:
    vpc = original(self, vpc_id)
    self.groups.pop(vpc_id, None)
    for acl_id, acl in list(self.network_acls.items()):
        if acl.vpc_id == vpc_id:
            del self.network_acls[acl_id]
    return vpc
