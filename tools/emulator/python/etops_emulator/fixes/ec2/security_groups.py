"""EC2: rules of security groups."""

from typing import Any

from moto.ec2.models.security_groups import SecurityGroupRule

from etops_emulator.patching import around, around_property


# Only rules for a CIDR block show their description: the second plan sets the others again.
@around(SecurityGroupRule, "__init__")
def create_rule(original: Any, self: Any, *args: Any, **kwargs: Any) -> None:
    original(self, *args, **kwargs)
    self.etops_prefix_list_description = (kwargs.get("prefix_list_id") or {}).get("Description")


@around_property(SecurityGroupRule, "description")
def description(self: Any, stored: str | None) -> str | None:
    return stored or self.source_group.get("Description") or getattr(self, "etops_prefix_list_description", None)
