"""Every service: texts that are no policies, which moto stores for queues, topics, keys, secrets, vaults and roles. And
principals that do not exist: AWS stores the id of a role or a user in a policy, and refuses one that it does not find.

https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_principal.html
https://docs.aws.amazon.com/IAM/latest/UserGuide/troubleshoot_policies.html
"""

import json
from typing import Any

from moto.iam.exceptions import NotFoundException
from moto.iam.models import iam_backends
from moto.utilities.utils import get_partition

from etops_emulator.patching import as_list
from etops_emulator.policies import principals_of, problem_of_policy
from etops_emulator.refusals import Parameters, before, refuse
from etops_emulator.regions import GLOBAL_REGION, in_region

# The parameter with the policy, its kind, and AWS's code, by service and operation.
POLICIES = {
    ("backup", "PutBackupVaultAccessPolicy"): ("Policy", "resource", "InvalidParameterValueException"),
    ("efs", "PutFileSystemPolicy"): ("Policy", "attached", "InvalidPolicyException"),
    ("iam", "CreateRole"): ("AssumeRolePolicyDocument", "trust", "MalformedPolicyDocument"),
    ("iam", "UpdateAssumeRolePolicy"): ("PolicyDocument", "trust", "MalformedPolicyDocument"),
    ("iam", "CreatePolicy"): ("PolicyDocument", "identity", "MalformedPolicyDocument"),
    ("iam", "CreatePolicyVersion"): ("PolicyDocument", "identity", "MalformedPolicyDocument"),
    ("iam", "PutRolePolicy"): ("PolicyDocument", "identity", "MalformedPolicyDocument"),
    ("kms", "CreateKey"): ("Policy", "resource", "MalformedPolicyDocumentException"),
    ("kms", "PutKeyPolicy"): ("Policy", "resource", "MalformedPolicyDocumentException"),
    ("logs", "PutResourcePolicy"): ("policyDocument", "resource", "InvalidParameterException"),
    ("secretsmanager", "PutResourcePolicy"): ("ResourcePolicy", "resource", "MalformedPolicyDocumentException"),
    ("sns", "CreateTopic"): ("Attributes.Policy", "resource", "InvalidParameter"),
    ("sns", "SetTopicAttributes"): ("AttributeValue", "resource", "InvalidParameter"),
    ("sqs", "CreateQueue"): ("Attributes.Policy", "resource", "InvalidAttributeValue"),
    ("sqs", "SetQueueAttributes"): ("Attributes.Policy", "resource", "InvalidAttributeValue"),
}

# Services that take actions of their own only: "Policy statement action out of service scope!"
OWN_ACTIONS = ("sns", "sqs")


def register(service: str, operation: str, parameter: str, kind: str, code: str) -> None:
    @before(service, operation)
    def check(response: Any, parameters: Parameters) -> None:
        text = text_of(parameters, parameter)
        if not text or (operation == "SetTopicAttributes" and parameters["AttributeName"] != "Policy"):
            return
        problem = problem_of_policy(text, kind)
        if problem is None and kind != "identity":
            problem = problem_of_principals(text, response.current_account, response.region)
        if problem is None and service in OWN_ACTIONS:
            problem = next((f"action {action} is out of scope" for action in foreign_actions(text, service)), None)
        if problem:
            refuse(code, f"The policy is not valid: {problem}")


def foreign_actions(text: str, service: str) -> list[str]:
    statements = as_list(json.loads(text)["Statement"])
    actions = [action for statement in statements for action in as_list(statement.get("Action", []))]
    return [action for action in actions if action != "*" and action.partition(":")[0].lower() != service]


def text_of(parameters: Any, path: str) -> str | None:
    for name in path.split("."):
        parameters = (parameters or {}).get(name)
    return parameters


def problem_of_principals(text: str, account: str, region: str) -> str | None:
    """Returns a role or a user of this account that does not exist. Those of other accounts are unknown here."""
    arns = [arn for arn in principals_of(text) if arn.split(":")[4] == account]
    if not arns:
        return None
    found = in_region(GLOBAL_REGION, missing, account=account, partition=get_partition(region), arns=arns)
    return f"invalid principal {found[0]}" if found else None


def missing(account: str, partition: str, arns: list[str]) -> list[str]:
    backend = iam_backends[account][partition]
    return [arn for arn in arns if not exists(backend, arn)]


def exists(backend: Any, arn: str) -> bool:
    if ":user/" in arn:
        return any(user.arn == arn for user in backend.users.values())
    try:
        return bool(backend.get_role_by_arn(arn))
    except NotFoundException:
        return False


for key, value in POLICIES.items():
    register(*key, *value)
