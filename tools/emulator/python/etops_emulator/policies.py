"""Policy documents, checked by the grammar of IAM.

https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_grammar.html
"""

import json
import re
from collections import Counter
from collections.abc import Iterator
from typing import Any

from moto.iam.policy_validation import VALID_CONDITION_PREFIXES, VALID_CONDITIONS, VALID_EFFECTS, VALID_VERSIONS

from etops_emulator.patching import as_list

MEMBERS = {"Version", "Id", "Statement"}
STATEMENT_MEMBERS = {
    *("Sid", "Effect", "Principal", "NotPrincipal", "Action", "NotAction", "Resource", "NotResource", "Condition")
}
PRINCIPALS = {"AWS", "CanonicalUser", "Federated", "Service"}
OPERATORS = {*VALID_CONDITIONS, "BinaryEquals"}


def problem_of_policy(text: str, kind: str) -> str | None:
    """Returns why a text is no policy of a kind: of an `identity`, of a `resource`, `attached` to a resource, which it need
    not name, or of the `trust` of a role, which it must not name."""
    try:
        document = json.loads(text)
    except ValueError:
        return "the document is not valid JSON"
    if not isinstance(document, dict):
        return "the document is no JSON object"
    unknown = set(document) - MEMBERS
    if unknown:
        return f"unknown element {sorted(unknown)[0]}"
    if document.get("Version", "2008-10-17") not in VALID_VERSIONS:
        return f"unknown version {document['Version']}"
    statements = as_list(document.get("Statement") or [])
    if not statements:
        return "the document has no statements"
    sids = Counter(entry["Sid"] for entry in statements if isinstance(entry, dict) and entry.get("Sid"))
    if sids and max(sids.values()) > 1:
        return f"statement id {sids.most_common(1)[0][0]} is not unique"
    return next((problem for entry in statements for problem in statement_problems(entry, kind)), None)


def statement_problems(statement: Any, kind: str) -> Iterator[str]:
    if not isinstance(statement, dict):
        yield "a statement is no JSON object"
        return
    for name in sorted(set(statement) - STATEMENT_MEMBERS):
        yield f"unknown element {name} of a statement"
    if statement.get("Effect") not in VALID_EFFECTS:
        yield f"invalid effect {statement.get('Effect')}"
    for name in ("Action", "Resource", "Principal"):
        if len({name, f"Not{name}"} & set(statement)) > 1:
            yield f"a statement has both {name} and Not{name}"
    if kind in ("identity", "trust") and not re.fullmatch("[A-Za-z0-9]*", str(statement.get("Sid", ""))):
        yield f"statement id {statement['Sid']} must be alphanumeric"
    yield from action_problems(statement)
    actions = as_list(statement.get("Action", []))
    if kind == "trust" and not all(str(action).lower().startswith("sts:") for action in actions):
        yield "a trust policy may only have actions of STS"
    yield from condition_problems(statement.get("Condition", {}))
    has_principal = "Principal" in statement or "NotPrincipal" in statement
    if kind == "identity" and has_principal:
        yield "a policy of an identity has no principals"
    if kind != "identity":
        yield from principal_problems(statement) if has_principal else iter(["a statement has no principal"])
    has_resource = "Resource" in statement or "NotResource" in statement
    if has_resource and kind == "trust":
        yield "a trust policy has no resources"
    if not has_resource and kind in ("identity", "resource"):
        yield "a statement has no resource"


def action_problems(statement: dict[str, Any]) -> Iterator[str]:
    actions = as_list(statement.get("Action", statement.get("NotAction", [])))
    if not actions:
        yield "a statement has no action"
    for action in actions:
        if not isinstance(action, str) or not re.fullmatch(r"\*|[A-Za-z0-9-]+:[A-Za-z0-9*?]+", action):
            yield f"invalid action {action}"


def condition_problems(condition: Any) -> Iterator[str]:
    if not isinstance(condition, dict):
        yield "a condition is no JSON object"
        return
    for operator, keys in condition.items():
        plain = operator
        for prefix in VALID_CONDITION_PREFIXES:
            plain = plain.removeprefix(prefix)
        if plain.removesuffix("IfExists") not in OPERATORS:
            yield f"unknown operator {operator} of a condition"
        elif not isinstance(keys, dict):
            yield f"operator {operator} has no keys"
        elif any(isinstance(value, dict) for value in keys.values()):
            yield f"operator {operator} has a value that is an object"


def principal_problems(statement: dict[str, Any]) -> Iterator[str]:
    principal = statement.get("Principal", statement.get("NotPrincipal"))
    if principal == "*":
        return
    if not isinstance(principal, dict) or not principal:
        yield f"invalid principal {principal}"
        return
    for name, values in principal.items():
        if name not in PRINCIPALS:
            yield f"unknown kind of principal {name}"
        for value in as_list(values):
            if not is_principal(name, value):
                yield f"invalid principal {value}"


def is_principal(kind: str, value: Any) -> bool:
    if not isinstance(value, str):
        return False
    if kind == "AWS":
        return bool(re.fullmatch(r"\*|\d{12}|arn:aws[a-z-]*:(iam|sts)::(\d{12}|cloudfront):.+|A[A-Z0-9]{15,}", value))
    if kind == "Service":
        return bool(re.fullmatch(r"[a-z0-9.-]+\.(amazonaws\.com(\.cn)?|amazon\.com|aws\.internal|api\.aws)", value))
    return bool(value)


def principals_of(text: str) -> list[str]:
    """Returns the users and roles that the statements name."""
    found = []
    for statement in as_list(json.loads(text)["Statement"]):
        principal = statement.get("Principal", statement.get("NotPrincipal"))
        if isinstance(principal, dict):
            found += [value for value in as_list(principal.get("AWS", [])) if re.search(r":(role|user)/", value)]
    return found
