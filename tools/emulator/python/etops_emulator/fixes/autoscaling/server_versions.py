"""EC2 Auto Scaling: the version of the launch template that each server was started from."""

from typing import Any

from moto.autoscaling.models import InstanceState

from etops_emulator.patching import around, around_property

SERVER_VERSION = "etops_template_version"


def resolve_version(group: Any, version: str) -> str:
    """Returns the number of a version: groups may name $Latest or $Default."""
    return str(group.ec2_launch_template.get_version(version).number)


@around(InstanceState, "__init__")
def start_server(original: Any, self: Any, *args: Any, **kwargs: Any) -> None:
    original(self, *args, **kwargs)
    group = self.auto_scaling_group
    if group is not None and group.ec2_launch_template is not None:
        setattr(self, SERVER_VERSION, resolve_version(group, group.launch_template_version))


# Every server shows the template's default version, whatever it was started from.
@around_property(InstanceState, "launch_template")
def show_version(self: Any, template: Any) -> Any:
    version = getattr(self, SERVER_VERSION, None)
    return template if template is None or version is None else {**template, "Version": version}
