"""EC2: machine images."""

from typing import Any

from moto.ec2.models.amis import Ami

from etops_emulator.patching import around


# "The filter 'block-device-mapping.snapshot-id' for DescribeImages has not been implemented".
@around(Ami, "get_filter_value")
def get_filter_value(original: Any, self: Any, filter_name: str, method_name: str | None = None) -> Any:
    if filter_name == "block-device-mapping.snapshot-id":
        return self.ebs_snapshot.id
    return original(self, filter_name, method_name)
