"""KMS: keys whose policy locks its administrators out, and names of aliases that AWS reserves.

https://docs.aws.amazon.com/kms/latest/developerguide/key-policy-default.html
https://docs.aws.amazon.com/kms/latest/APIReference/API_CreateAlias.html (checked 2026-11-28)
"""

import json
from typing import Any

from etops_emulator.patching import as_list
from etops_emulator.refusals import Parameters, before, refuse

CHANGES = ("*", "kms:*", "kms:Put*", "kms:PutKeyPolicy")


@before("kms", "CreateKey", "PutKeyPolicy")
def check_lockout(response: Any, parameters: Parameters) -> None:
    text = parameters.get("Policy")
    if not text or parameters.get("BypassPolicyLockoutSafetyCheck"):
        return
    statements = as_list(json.loads(text)["Statement"])
    if not any(lets_change(statement, response.current_account) for statement in statements):
        refuse(
            "MalformedPolicyDocumentException",
            "The new key policy will not allow you to update the key policy in the future.",
        )


def lets_change(statement: dict[str, Any], account: str) -> bool:
    principal = statement.get("Principal")
    principals = as_list(principal.get("AWS", [])) if isinstance(principal, dict) else [principal]
    own = any(each == "*" or account in str(each) for each in principals)
    actions = as_list(statement.get("Action", []))
    return statement["Effect"] == "Allow" and own and ("NotAction" in statement or any(a in CHANGES for a in actions))


@before("kms", "CreateAlias")
def check_alias(_: Any, parameters: Parameters) -> None:
    name = parameters["AliasName"]
    if name.startswith("alias/aws/"):
        refuse("NotAuthorizedException", f"{name}: the prefix alias/aws/ is reserved for keys that AWS manages")
    if name == "alias/":
        refuse("ValidationException", "an alias must have a name after 'alias/'")
