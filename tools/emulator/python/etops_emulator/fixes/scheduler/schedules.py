"""EventBridge Scheduler: schedules whose fields are out of range, and time zones that do not exist.

https://docs.aws.amazon.com/scheduler/latest/APIReference/API_CreateSchedule.html (checked 2026-11-28)
"""

from typing import Any
from zoneinfo import available_timezones

from etops_emulator.refusals import Parameters, before, refuse
from etops_emulator.schedules import problem_of_schedule


@before("scheduler", "CreateSchedule", "UpdateSchedule")
def check_schedule(_: Any, parameters: Parameters) -> None:
    expression = parameters["ScheduleExpression"]
    problem = problem_of_schedule(expression, ("cron", "rate", "at"))
    # The Scheduler takes both `1 days` and `1 day`.
    if problem and "wrong number" not in problem:
        refuse("ValidationException", f"Invalid Schedule Expression {expression}: {problem}")
    zone = parameters.get("ScheduleExpressionTimezone")
    if zone and zone not in available_timezones():
        refuse("ValidationException", f"Invalid time zone {zone}")
