"""Auto Scaling: recurrences of scheduled actions whose fields are out of range. They have five fields, as in Unix.

https://docs.aws.amazon.com/autoscaling/ec2/userguide/ec2-auto-scaling-scheduled-scaling.html
"""

from typing import Any
from zoneinfo import available_timezones

from etops_emulator.refusals import Parameters, before, refuse
from etops_emulator.schedules import UNIX_FIELDS, problem_of_cron


@before("autoscaling", "PutScheduledUpdateGroupAction")
def check_recurrence(_: Any, parameters: Parameters) -> None:
    recurrence, zone = parameters.get("Recurrence"), parameters.get("TimeZone")
    problem = problem_of_cron(recurrence, UNIX_FIELDS) if recurrence else None
    if problem:
        refuse("ValidationError", f"Given recurrence string: {recurrence} is invalid: {problem}")
    if zone and zone not in available_timezones():
        refuse("ValidationError", f"Given time zone: {zone} is invalid")
