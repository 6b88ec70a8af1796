"""EC2: names and descriptions of security groups.

https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_CreateSecurityGroup.html (checked 2026-11-28)
"""

import re
from typing import Any

from etops_emulator.refusals import Parameters, before, refuse

ALLOWED = r"[A-Za-z0-9 ._\-:/()#,@\[\]+=&;{}!$*]{1,255}"


@before("ec2", "CreateSecurityGroup")
def check_group(_: Any, parameters: Parameters) -> None:
    name, description = parameters["GroupName"], parameters["Description"]
    if name.lower().startswith("sg-"):
        refuse("InvalidParameterValue", f"Invalid value '{name}' for groupName. It cannot start with 'sg-'")
    if not re.fullmatch(ALLOWED, name):
        refuse("InvalidParameterValue", f"Invalid value '{name}' for groupName. Its characters or length are not valid")
    if not re.fullmatch(ALLOWED, description):
        refuse("InvalidParameterValue", f"Invalid value '{description}' for GroupDescription. Invalid characters")
