"""CloudWatch Logs: days of retention that the service does not have, and names with the prefix `aws/`. AWS reserves it;
`/aws/` is the prefix of the log groups of services.

https://docs.aws.amazon.com/AmazonCloudWatchLogs/latest/APIReference/API_PutRetentionPolicy.html (checked 2026-11-28)
"""

from typing import Any

from etops_emulator.refusals import Parameters, before, refuse

DAYS = (1, 3, 5, 7, 14, 30, 60, 90, 120, 150, 180, 365, 400, 545, 731, 1096, 1827, 2192, 2557, 2922, 3288, 3653)


@before("logs", "PutRetentionPolicy")
def check_retention(_: Any, parameters: Parameters) -> None:
    days = parameters["retentionInDays"]
    if days not in DAYS:
        refuse("InvalidParameterException", f"{days} is not a valid number of days; there are {DAYS}")


# https://docs.aws.amazon.com/AmazonCloudWatchLogs/latest/APIReference/API_CreateLogGroup.html (checked 2026-11-28)
@before("logs", "CreateLogGroup")
def check_name(_: Any, parameters: Parameters) -> None:
    if parameters["logGroupName"].startswith("aws/"):
        refuse("InvalidParameterException", "Log group names cannot start with the string aws/")
