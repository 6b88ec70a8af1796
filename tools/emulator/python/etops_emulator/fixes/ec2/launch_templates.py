"""EC2: launch templates."""

import copy
from typing import Any

from moto.ec2.models.launch_templates import LaunchTemplateBackend
from moto.ec2.responses.launch_templates import LaunchTemplates

from etops_emulator.patching import around


# The tags of the template appear in its data: the second plan removes a tag_specifications block of type
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


# A version with a source version does not inherit its data: servers of a release have no type, network or profile.
@around(LaunchTemplates, "create_launch_template_version")
def create_launch_template_version(original: Any, self: Any) -> Any:
    source = self._get_param("SourceVersion")
    name, template_id = self._get_param("LaunchTemplateName"), self._get_param("LaunchTemplateId")
    template = (
        self.ec2_backend.get_launch_template_by_name(name) if name else self.ec2_backend.get_launch_template(template_id)
    )
    # Before the new version exists: the source may be $Latest.
    inherited = None if source is None else copy.deepcopy(template.get_version(source).data)
    result = original(self)
    if inherited is not None:
        answer = result.result["LaunchTemplateVersion"]
        version = template.latest_version()
        version.data = {**inherited, **version.data}
        answer["LaunchTemplateData"] = version.data
    return result


# Filters are ignored: every image appears to be used by a template.
@around(LaunchTemplates, "describe_launch_template_versions")
def describe_launch_template_versions(original: Any, self: Any) -> Any:
    result = original(self)
    images = self._filters_from_querystring().get("image-id")
    if images is not None:
        versions = result.result["LaunchTemplateVersions"]
        result.result["LaunchTemplateVersions"] = [
            version for version in versions if version["LaunchTemplateData"].get("ImageId") in images
        ]
    return result
