"""RDS: option groups, parameter groups and subnet groups that a database or a snapshot uses, which moto deletes; and
databases that are changed to an option group that does not exist.

https://docs.aws.amazon.com/AmazonRDS/latest/APIReference/API_DeleteOptionGroup.html
https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/USER_WorkingWithOptionGroups.html, "Deleting an option group":
neither instances nor manual and automated snapshots may be associated
"""

from typing import Any

from moto.rds.exceptions import OptionGroupNotFoundFaultError

from etops_emulator.refusals import Parameters, before, refuse


def instances_of(response: Any) -> list[Any]:
    return [database for database in response.backend.databases.values() if database.region == response.region]


@before("rds", "DeleteOptionGroup")
def check_option_group(response: Any, parameters: Parameters) -> None:
    name = parameters["OptionGroupName"]
    snapshots = [snapshot.database for snapshot in response.backend.database_snapshots.values()]
    if any(each.option_group_name == name for each in [*instances_of(response), *snapshots]):
        refuse("InvalidOptionGroupStateFault", f"The option group '{name}' cannot be deleted because it is in use.")


# https://docs.aws.amazon.com/AmazonRDS/latest/APIReference/API_DeleteDBParameterGroup.html (checked 2026-11-28)
@before("rds", "DeleteDBParameterGroup")
def check_parameter_group(response: Any, parameters: Parameters) -> None:
    name = parameters["DBParameterGroupName"]
    if any(each.db_parameter_group_name == name for each in instances_of(response)):
        refuse(
            "InvalidDBParameterGroupState",
            f"One or more database instances are still members of this parameter group {name}, "
            "so the group cannot be deleted",
        )


# https://docs.aws.amazon.com/AmazonRDS/latest/APIReference/API_DeleteDBSubnetGroup.html (checked 2026-11-28)
@before("rds", "DeleteDBSubnetGroup")
def check_subnet_group(response: Any, parameters: Parameters) -> None:
    name = parameters["DBSubnetGroupName"]
    user = next((each for each in instances_of(response) if subnet_group_of(each) == name), None)
    if user is not None:
        refuse(
            "InvalidDBSubnetGroupStateFault",
            f"Cannot delete the subnet group '{name}' because at least one database instance: "
            f"{user.db_instance_identifier} is still using it.",
        )


def subnet_group_of(instance: Any) -> str | None:
    return instance.__dict__.get("_db_subnet_group_name")


# https://docs.aws.amazon.com/AmazonRDS/latest/APIReference/API_ModifyDBInstance.html (checked 2026-11-28)
@before("rds", "ModifyDBInstance")
def check_new_option_group(response: Any, parameters: Parameters) -> None:
    name = parameters.get("OptionGroupName")
    if name and not name.startswith("default:") and name not in response.backend.option_groups:
        raise OptionGroupNotFoundFaultError(name)
