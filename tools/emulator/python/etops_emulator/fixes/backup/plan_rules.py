"""AWS Backup: schedules and rules of plans that AWS refuses. moto stores every plan.

https://docs.aws.amazon.com/aws-backup/latest/devguide/API_BackupRuleInput.html (checked 2026-11-28)
https://docs.aws.amazon.com/aws-backup/latest/devguide/API_Lifecycle.html (checked 2026-11-28)
"""

import re
from collections import Counter
from typing import Any
from zoneinfo import available_timezones

from etops_emulator.refusals import Parameters, before, refuse
from etops_emulator.schedules import problem_of_schedule

CODE = "InvalidParameterValueException"
LEAST_START_MINUTES = 60
COLD_DAYS = 90
CONTINUOUS_DAYS = 35


@before("backup", "CreateBackupPlan", "UpdateBackupPlan")
def check_plan(response: Any, parameters: Parameters) -> None:
    plan_name, rules = parameters["BackupPlan"]["BackupPlanName"], parameters["BackupPlan"]["Rules"]
    if not re.fullmatch(r"[A-Za-z0-9_.-]{1,50}", plan_name):
        refuse(CODE, f"Invalid backup plan name {plan_name}: 1 to 50 alphanumeric characters or '-_.'")
    if not rules:
        refuse(CODE, "A backup plan must have at least one rule")
    names = Counter(rule["RuleName"] for rule in rules)
    if max(names.values()) > 1:
        refuse(CODE, f"Rule names must be unique: {names.most_common(1)[0][0]}")
    for rule in rules:
        check_rule(response, rule)


def check_rule(response: Any, rule: Parameters) -> None:
    name = rule["RuleName"]
    if rule["TargetBackupVaultName"] not in response.backup_backend.vaults:
        refuse("ResourceNotFoundException", f"Backup vault {rule['TargetBackupVaultName']} of rule {name} not found")
    check_schedule(rule.get("ScheduleExpression"), rule.get("ScheduleExpressionTimezone"))
    start, end = rule.get("StartWindowMinutes", 480), rule.get("CompletionWindowMinutes", 10080)
    if start < LEAST_START_MINUTES:
        refuse(CODE, f"Rule {name}: the start window must be at least {LEAST_START_MINUTES} minutes")
    if end < start + LEAST_START_MINUTES:
        refuse(CODE, f"Rule {name}: the completion window must be an hour longer than the start window")
    for lifecycle in (rule.get("Lifecycle"), *(copy.get("Lifecycle") for copy in rule.get("CopyActions") or [])):
        check_lifecycle(name, lifecycle or {})
    if rule.get("EnableContinuousBackup"):
        check_continuous(name, rule.get("Lifecycle") or {})
    for copy in rule.get("CopyActions") or []:
        if ":backup-vault:" not in copy["DestinationBackupVaultArn"]:
            refuse(CODE, f"Rule {name}: {copy['DestinationBackupVaultArn']} is no ARN of a backup vault")


def check_schedule(expression: str | None, zone: str | None) -> None:
    problem = problem_of_schedule(expression, ("cron",)) if expression else None
    if problem:
        refuse(CODE, f"Invalid schedule expression {expression}: {problem}")
    if zone and zone not in available_timezones():
        refuse(CODE, f"Invalid time zone {zone}")


def check_lifecycle(name: str, lifecycle: Parameters) -> None:
    cold, deleted = lifecycle.get("MoveToColdStorageAfterDays", -1), lifecycle.get("DeleteAfterDays", -1)
    if cold > 0 and 0 < deleted < cold + COLD_DAYS:
        refuse(CODE, f"Rule {name}: backups must stay in cold storage for {COLD_DAYS} days")


# https://docs.aws.amazon.com/aws-backup/latest/devguide/point-in-time-recovery.html
def check_continuous(name: str, lifecycle: Parameters) -> None:
    days = lifecycle.get("DeleteAfterDays", -1)
    if not 1 <= days <= CONTINUOUS_DAYS:
        refuse(CODE, f"Rule {name}: continuous backups are kept for 1 to {CONTINUOUS_DAYS} days")


# https://docs.aws.amazon.com/aws-backup/latest/devguide/API_CreateRestoreTestingPlan.html (checked 2026-11-28)
@before("backup", "CreateRestoreTestingPlan", "UpdateRestoreTestingPlan")
def check_restore_testing(_: Any, parameters: Parameters) -> None:
    plan = parameters["RestoreTestingPlan"]
    check_schedule(plan.get("ScheduleExpression"), plan.get("ScheduleExpressionTimezone"))
