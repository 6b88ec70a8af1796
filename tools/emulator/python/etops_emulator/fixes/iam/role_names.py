"""IAM: names of roles that AWS reserves.

https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_iam-quotas.html
https://docs.aws.amazon.com/IAM/latest/APIReference/API_CreateRole.html
"""

from typing import Any

from etops_emulator.refusals import Parameters, before, refuse


@before("iam", "CreateRole")
def check_role(_: Any, parameters: Parameters) -> None:
    name, path = parameters["RoleName"], parameters.get("Path", "/")
    if name.startswith("AWSServiceRoleFor") or path.startswith("/aws-service-role/"):
        refuse("InvalidInput", f"{name}: names and paths of service-linked roles are reserved")


# The sum of all policies of a role, and one policy of its own, without white space.
LIMITS = {"CreatePolicy": 6144, "CreatePolicyVersion": 6144, "CreateRole": 2048, "UpdateAssumeRolePolicy": 2048}


def check_size(operation: str, parameter: str) -> None:
    @before("iam", operation)
    def check(_: Any, parameters: Parameters) -> None:
        size = len("".join(parameters[parameter].split()))
        if size > LIMITS[operation]:
            refuse("LimitExceeded", f"Cannot exceed quota for PolicySize: {LIMITS[operation]}")


for operation in LIMITS:
    check_size(operation, "AssumeRolePolicyDocument" if operation == "CreateRole" else "PolicyDocument")


@before("iam", "PutRolePolicy")
def check_inline(response: Any, parameters: Parameters) -> None:
    role = response.backend.get_role(parameters["RoleName"])
    policies = {**role.policies, parameters["PolicyName"]: parameters["PolicyDocument"]}
    if sum(len("".join(text.split())) for text in policies.values()) > 10240:
        refuse("LimitExceeded", f"Maximum policy size of 10240 bytes exceeded for role {parameters['RoleName']}")
