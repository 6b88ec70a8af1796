"""RDS: default option groups, which exist for each engine and major version: "OptionGroupNotFoundFault".

https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/USER_WorkingWithOptionGroups.html
"""

from typing import Any

from moto.rds import models
from moto.rds.exceptions import InvalidParameterCombination

from etops_emulator.patching import around

PREFIX = "default:"


# Engines whose major versions have one number: `default:postgres-16`, `default:mysql-8-0`.
SINGLE = ("postgres",)


def default_group(engine: str, version: str) -> str:
    numbers = version.split(".")[: 1 if engine in SINGLE else 2]
    return f"{PREFIX}{engine}-{'-'.join(numbers)}"


@around(models.DBInstance, "__init__")
def create_instance(original: Any, self: Any, *args: Any, **kwargs: Any) -> None:
    name = kwargs.get("option_group_name")
    if name and not name.startswith(PREFIX):
        original(self, *args, **kwargs)
        return
    original(self, *args, **{**kwargs, "option_group_name": None})
    self.option_group_name = default_group(self.engine, self.engine_version)
    if name not in (None, "", self.option_group_name):
        raise InvalidParameterCombination(
            f"The option group {name} is not for {self.engine} {self.engine_version}, whose is {self.option_group_name}"
        )
