"""Secrets Manager: names of secrets, and numbers of days before a deletion.

https://docs.aws.amazon.com/secretsmanager/latest/apireference/API_CreateSecret.html (checked 2026-11-28)
"""

import re
from typing import Any

from etops_emulator.refusals import Parameters, before, refuse


@before("secretsmanager", "CreateSecret")
def check_name(_: Any, parameters: Parameters) -> None:
    if not re.fullmatch(r"[A-Za-z0-9/_+=.@-]{1,512}", parameters["Name"]):
        refuse(
            "ValidationException",
            "Invalid name. Must be a valid name containing alphanumeric characters, or any of the following: -/_+=.@!",
        )
