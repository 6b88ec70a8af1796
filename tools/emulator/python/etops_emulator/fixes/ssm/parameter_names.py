"""Systems Manager: names of parameters. moto checks the reserved prefixes `aws` and `ssm` only.

https://docs.aws.amazon.com/systems-manager/latest/userguide/sysman-paramstore-su-create.html
"""

import re
from typing import Any

from etops_emulator.refusals import Parameters, before, refuse

LEVELS = 15


@before("ssm", "PutParameter")
def check_name(_: Any, parameters: Parameters) -> None:
    name = parameters["Name"]
    if not re.fullmatch(r"[A-Za-z0-9_./-]+", name):
        refuse("ValidationException", f"Parameter name {name}: only letters, numbers and the symbols .-_/ are allowed")
    if "/" in name and not name.startswith("/"):
        refuse("ValidationException", f"Parameter name must be a fully qualified name: {name}")
    if name.count("/") > LEVELS:
        refuse("HierarchyLevelLimitExceededException", f"A hierarchy can have a maximum of {LEVELS} levels: {name}")
