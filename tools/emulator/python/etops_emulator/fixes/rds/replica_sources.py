"""RDS: references between a replica and its source, which may be in another Region."""

from datetime import datetime
from typing import Any

from moto.rds import models
from moto.rds.exceptions import DBInstanceNotFoundError

from etops_emulator.regions import RegionUnreachable, in_region, is_here

# Types of the attributes in a record. All others belong to the instance's Region.
PLAIN = (str, int, float, bool, type(None))


def source_of(backend: Any, identifier: str) -> Any:
    """Returns an instance by its name or its ARN. For one on another Region's server it creates a record here, because AWS
    shows the source of a replica without a call to the source's Region."""
    region = identifier.split(":")[3] if identifier.startswith("arn:") else backend.region_name
    if not is_here(region):
        name = identifier.split(":")[-1]
        record = in_region(region, record_of, account=backend.account_id, region=region, name=name)
        if record is None:
            raise DBInstanceNotFoundError(name)
        keep_record(models.rds_backends[backend.account_id][region], name, record)
    return backend.find_db_from_id(identifier)


def record_of(account: str, region: str, name: str) -> dict[str, Any] | None:
    instance = models.rds_backends[account][region].databases.get(name)
    if instance is None:
        return None
    instance.etops_resource_id = instance.dbi_resource_id
    return {key: value for key, value in vars(instance).items() if isinstance(value, PLAIN)}


def keep_record(backend: Any, name: str, record: dict[str, Any]) -> None:
    instance = object.__new__(models.DBInstance)
    now = datetime.now()
    instance.__dict__.update(record, backend=backend, created=now, instance_create_time=now, replicas=[], tags=[])
    instance.__dict__.update(_associated_roles=[], domain_memberships=[], db_security_groups=[])
    instance.__dict__.update(vpc_security_group_ids=[], enabled_cloudwatch_logs_exports=[])
    instance.log_file_manager = models.LogFileManager(instance.engine)
    backend.databases[name] = instance


def add_to_source(source: Any, replica: Any) -> None:
    source.add_replica(replica)
    if not is_here(source.region):
        in_region(source.region, list_replica, **names_of(source, replica))


# A source lists a replica in another Region by ARN and removes it by name: "list.remove(x): x not in list".
def remove_from_source(source: Any, replica: Any) -> None:
    names = (replica.db_instance_identifier, replica.db_instance_arn)
    source.replicas = [listed for listed in source.replicas if listed not in names]
    if not is_here(source.region):
        try:
            in_region(source.region, unlist_replica, **names_of(source, replica))
        except RegionUnreachable:
            pass  # Which is why the replica goes its own way.


def names_of(source: Any, replica: Any) -> dict[str, str]:
    return {
        "account": source.account_id,
        "region": source.region,
        "name": source.db_instance_identifier,
        "replica": replica.db_instance_arn,
    }


def list_replica(account: str, region: str, name: str, replica: str) -> None:
    models.rds_backends[account][region].databases[name].replicas.append(replica)


def unlist_replica(account: str, region: str, name: str, replica: str) -> None:
    source = models.rds_backends[account][region].databases.get(name)
    if source is not None:
        source.replicas = [listed for listed in source.replicas if listed != replica]
