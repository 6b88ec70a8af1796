"""IAM: names of service-linked roles, which moto makes up from the service's; the provider takes a part of such a name
for a custom suffix, and wants to replace the role: "~ custom_suffix = Reports -> null"."""

from typing import Any

from moto.iam.models import IAMBackend

from etops_emulator.patching import around

REAL_NAMES = {"reports.backup.amazonaws.com": "AWSServiceRoleForBackupReports"}


@around(IAMBackend, "create_service_linked_role")
def create_service_linked_role(original: Any, self: Any, service_name: str, description: str, suffix: str) -> Any:
    role = original(self, service_name, description, suffix)
    role.name = REAL_NAMES.get(service_name, role.name)
    return role
