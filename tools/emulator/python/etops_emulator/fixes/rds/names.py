"""RDS: names of databases and master users that the engine or RDS reserves, and passwords that are too short.

https://docs.aws.amazon.com/AmazonRDS/latest/APIReference/API_CreateDBInstance.html, DBName and MasterUsername
(checked 2026-11-28)
"""

import re
from typing import Any

from etops_emulator.fixes.rds.reserved_words import words_of
from etops_emulator.refusals import Parameters, before, refuse

# Greatest lengths of a database's name and of a master user's, by engine; the latter as a live account has them:
# https://github.com/floci-io/floci/pull/3730
LENGTHS = {"mysql": (64, 32), "mariadb": (64, 16), "postgres": (63, 63)}


@before("rds", "CreateDBInstance")
def check_names(_: Any, parameters: Parameters) -> None:
    engine = parameters.get("Engine", "")
    if engine in LENGTHS:
        database_length, user_length = LENGTHS[engine]
        check_name("DBName", parameters.get("DBName"), database_length, engine)
        check_name("MasterUsername", parameters.get("MasterUsername"), user_length, engine)


def check_name(parameter: str, name: str | None, length: int, engine: str) -> None:
    if name is None:
        return
    if not re.fullmatch(rf"[A-Za-z][A-Za-z0-9_]{{0,{length - 1}}}", name):
        refuse(
            "InvalidParameterValue",
            f"{parameter} must begin with a letter and contain only alphanumeric characters and underscores, "
            f"at most {length} of them.",
        )
    if name.lower() in words_of(engine, parameter):
        refuse(
            "InvalidParameterValue",
            f"{parameter} {name} cannot be used as it is a reserved word used by the engine",
        )


# https://docs.aws.amazon.com/AmazonRDS/latest/APIReference/API_ModifyDBInstance.html (checked 2026-11-28)
@before("rds", "CreateDBInstance", "ModifyDBInstance")
def check_password(_: Any, parameters: Parameters) -> None:
    password = parameters.get("MasterUserPassword")
    if password is None:
        return
    if not 8 <= len(password) <= 128:
        refuse("InvalidParameterValue", "The parameter MasterUserPassword must have 8 to 128 characters.")
    if re.search(r"""[/"@ ]|[^ -~]""", password):
        refuse(
            "InvalidParameterValue",
            "The parameter MasterUserPassword is not a valid password. "
            "Only printable ASCII characters besides '/', '@', '\"', ' ' may be used.",
        )
