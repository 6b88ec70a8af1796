"""RDS: instances and cross-Region replicas."""

import copy
import uuid
from typing import Any

from moto.rds import models
from moto.rds.exceptions import DBInstanceNotFoundError

from etops_emulator.patching import around
from etops_emulator.fixes.rds.default_option_groups import default_group
from etops_emulator.fixes.rds.replica_sources import add_to_source, remove_from_source, source_of

# AWS's default certificate.
# https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/UsingWithRDS.SSL.html (checked 2026-11-23)
DEFAULT_CERTIFICATE = "rds-ca-rsa2048-g1"


# All instances share one DbiResourceId, which is what the provider reads an instance by. With a second instance in
# the Region: "reading RDS DB Instance: couldn't find resource".
def resource_id(self: Any) -> str:
    return self.__dict__.setdefault("etops_resource_id", f"db-{uuid.uuid4().hex.upper()[:26]}")


models.DBInstance.dbi_resource_id = property(resource_id, lambda self, value: None)


# Monitoring and Performance Insights are dropped: the second plan sets them again. The default certificate is not AWS's:
# the provider changes it after the creation, which takes as long again.
@around(models.DBInstance, "__init__")
def keep_monitoring(original: Any, self: Any, *args: Any, **kwargs: Any) -> None:
    kwargs["ca_certificate_identifier"] = kwargs.get("ca_certificate_identifier") or DEFAULT_CERTIFICATE
    original(self, *args, **kwargs)
    self.monitoring_interval = int(kwargs.get("monitoring_interval") or 0)
    self.monitoring_role_arn = kwargs.get("monitoring_role_arn")
    self.performance_insights_kms_key_id = kwargs.get("performance_insights_kms_key_id")
    self.performance_insights_retention_period = kwargs.get("performance_insights_retention_period")
    switch_performance_insights(self, bool(kwargs.get("enable_performance_insights")))


@around(models.DBInstance, "update")
def update_monitoring(original: Any, self: Any, *args: Any, **kwargs: Any) -> None:
    enabled = kwargs.pop("enable_performance_insights", None)
    original(self, *args, **kwargs)
    if enabled is not None:
        switch_performance_insights(self, bool(enabled))


def switch_performance_insights(instance: Any, enabled: bool) -> None:
    instance.performance_insights_enabled = enabled
    days = int(instance.performance_insights_retention_period or 7)
    instance.performance_insights_retention_period = days if enabled else None


# A replica is the same object as its source, lists included, and a replica in another Region looks for its
# subnet group in its source's Region: "DBSubnetGroupNotFoundFault".
@around(models.RDSBackend, "create_db_instance_read_replica")
def create_replica(_: Any, self: Any, db_kwargs: dict[str, Any]) -> Any:
    source = source_of(self, db_kwargs["source_db_instance_identifier"])
    replica = copy.copy(source)
    replica.backend = self
    replica.availability_zone = f"{self.region_name}a"
    replica.deletion_protection = False
    replica.enabled_cloudwatch_logs_exports = list(db_kwargs.get("enable_cloudwatch_logs_exports") or [])
    replica.manage_master_user_password = False
    replica.monitoring_interval = 0
    replica.monitoring_role_arn = None
    switch_performance_insights(replica, False)
    replica.multi_az = False
    replica.tags = []
    replica.vpc_security_group_ids = list(db_kwargs.get("vpc_security_group_ids") or source.vpc_security_group_ids)
    for own in ("etops_resource_id", "etops_replicated_backups", "master_user_secret"):
        replica.__dict__.pop(own, None)
    # Option groups belong to a Region.
    if source.region != self.region_name:
        replica.option_group_name = default_group(source.engine, source.engine_version)
    replica.update(**{key: value for key, value in db_kwargs.items() if key != "backend"})
    replica.set_as_replica()
    self.databases[replica.db_instance_identifier] = replica
    add_to_source(source, replica)
    if replica.backup_retention_period:
        replica.save_automated_backup()
    return replica


@around(models.DBInstance, "remove_replica")
def remove_replica(_: Any, self: Any, replica: Any) -> None:
    remove_from_source(self, replica)


# A replica without its source cannot be deleted: "DBInstanceNotFound", of the source.
@around(models.RDSBackend, "delete_db_instance")
def delete_instance(original: Any, self: Any, db_instance_identifier: str, *args: Any, **kwargs: Any) -> Any:
    instance = self.databases.get(db_instance_identifier)
    if instance is not None and instance.is_replica:
        try:
            self.find_db_from_id(instance.source_db_instance_identifier)
        except DBInstanceNotFoundError:
            instance.is_replica = False
    return original(self, db_instance_identifier, *args, **kwargs)


# Parameters that a user set carry no Source, and the provider reads only those with Source 'user': the second plan
# adds all of them again.
@around(models.DBParameterGroup, "update_parameters")
def update_parameters(original: Any, self: Any, new_parameters: Any) -> None:
    original(self, [{**parameter, "Source": "user"} for parameter in new_parameters])
