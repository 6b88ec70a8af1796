"""S3: lifecycle rules that AWS refuses. moto checks the schema only.

https://docs.aws.amazon.com/AmazonS3/latest/API/API_LifecycleRule.html (checked 2026-11-28)
https://docs.aws.amazon.com/AmazonS3/latest/userguide/lifecycle-transition-general-considerations.html
"""

from collections import Counter
from typing import Any, NoReturn

from moto.s3 import models
from moto.s3.exceptions import InvalidArgumentError, MalformedXML

from etops_emulator.patching import around, as_list

Rule = dict[str, Any]

# In the order in which objects can move.
CLASSES = ("STANDARD", "STANDARD_IA", "INTELLIGENT_TIERING", "ONEZONE_IA", "GLACIER_IR", "GLACIER", "DEEP_ARCHIVE")
INFREQUENT = ("STANDARD_IA", "ONEZONE_IA")
INFREQUENT_DAYS = 30
LONGEST_ID = 255
MOST_RULES = 1000
ACTIONS = (
    *("Expiration", "Transition", "AbortIncompleteMultipartUpload"),
    *("NoncurrentVersionExpiration", "NoncurrentVersionTransition"),
)


@around(models.S3Backend, "put_bucket_lifecycle")
def put_bucket_lifecycle(original: Any, self: Any, bucket_name: str, rules: list[Rule]) -> None:
    check_ids(rules)
    for rule in rules:
        check_rule(rule)
    original(self, bucket_name, rules)


def refuse(message: str, name: str = "", value: str = "") -> NoReturn:
    raise InvalidArgumentError(message, name, value)


def check_ids(rules: list[Rule]) -> None:
    ids = Counter(rule["ID"] for rule in rules if rule.get("ID"))
    for name, count in ids.items():
        if count > 1:
            refuse(f"Rule ID must be unique. Found same ID for more than one rule: {name}", "ID", name)
        if len(name) > LONGEST_ID:
            refuse(f"ID length should not exceed allowed limit of {LONGEST_ID}", "ID", name)
    if len(rules) > MOST_RULES:
        refuse(f"a bucket has up to {MOST_RULES} rules")


def check_rule(rule: Rule) -> None:
    if not any(action in rule for action in ACTIONS):
        refuse("At least one action needs to be specified in a rule", "ID", rule.get("ID", ""))
    expiry = number(rule.get("Expiration"), "Days")
    if expiry is not None and expiry < 1:
        refuse("'Days' for Expiration action must be a positive integer", "Days", str(expiry))
    check_transitions(rule, "Transition", "Days", expiry)
    gone = number(rule.get("NoncurrentVersionExpiration"), "NoncurrentDays")
    if gone is not None and gone < 1:
        refuse("'NoncurrentDays' for the action must be a positive integer", "NoncurrentDays", str(gone))
    check_transitions(rule, "NoncurrentVersionTransition", "NoncurrentDays", gone)
    filtered = rule.get("Filter") or {}
    if "AbortIncompleteMultipartUpload" in rule and "Tag" in {**filtered, **(filtered.get("And") or {})}:
        refuse("AbortIncompleteMultipartUpload cannot be specified with Tags", "ID", rule.get("ID", ""))


def check_transitions(rule: Rule, name: str, days_name: str, expiry: int | None) -> None:
    before: tuple[int, int] | None = None
    transitions = [each for each in as_list(rule.get(name) or []) if each.get(days_name) is not None]
    for transition in sorted(transitions, key=lambda each: int(each[days_name])):
        storage_class, days = transition["StorageClass"], int(transition[days_name])
        if storage_class not in CLASSES[1:]:
            raise MalformedXML
        if storage_class in INFREQUENT and days < INFREQUENT_DAYS:
            refuse(
                f"'Days' in {name} action must be greater than or equal to {INFREQUENT_DAYS} "
                f"for storageClass '{storage_class}'"
            )
        rank = CLASSES.index(storage_class)
        if before and rank <= before[0]:
            refuse(f"'StorageClass' of a later {name} action must be colder: '{storage_class}'")
        if before and CLASSES[before[0]] in INFREQUENT and days < before[1] + INFREQUENT_DAYS:
            refuse(f"'Days' in {name} for '{storage_class}' must be {INFREQUENT_DAYS} days after the one before")
        if expiry is not None and days >= expiry:
            refuse(f"'Days' in the Expiration action must be greater than 'Days' in the {name} action")
        before = rank, days


def number(action: Any, name: str) -> int | None:
    value = (action or {}).get(name)
    return None if value is None else int(value)
