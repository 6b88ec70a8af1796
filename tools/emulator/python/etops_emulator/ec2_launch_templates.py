"""EC2: launch templates."""

from typing import Any

from moto.ec2.models.launch_templates import LaunchTemplateBackend

from etops_emulator.patching import around


# The template's own tags turn up in its data: the second plan removes a tag_specifications block of type
# launch-template.
@around(LaunchTemplateBackend, "create_launch_template")
def create_launch_template(
    original: Any, self: Any, name: str, description: str, template_data: dict[str, Any], tag_spec: Any
) -> Any:
    specifications = template_data.pop("TagSpecifications", None) or []
    others = [each for each in specifications if each.get("ResourceType") != "launch-template"]
    if others:
        template_data["TagSpecifications"] = others
    return original(self, name, description, template_data, tag_spec)
