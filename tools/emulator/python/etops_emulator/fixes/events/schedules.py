"""EventBridge: schedules of rules whose fields are out of range. moto checks that they look like `cron(…)`.

https://docs.aws.amazon.com/eventbridge/latest/APIReference/API_PutRule.html
"""

from typing import Any

from etops_emulator.refusals import Parameters, before, refuse
from etops_emulator.schedules import problem_of_schedule


@before("events", "PutRule")
def check_schedule(_: Any, parameters: Parameters) -> None:
    expression = parameters.get("ScheduleExpression")
    problem = problem_of_schedule(expression) if expression else None
    if problem:
        refuse("ValidationException", f"Parameter ScheduleExpression is not valid: {problem}")
