"""RDS: promotion of replicas, also of those in another Region than their source."""

from typing import Any

from moto.rds import models
from moto.rds.exceptions import DBInstanceNotFoundError, RDSClientError

from etops_emulator.patching import around


# What RDS sets when the call names neither. The window is one of eight hours, at random: here one that no stack asks for.
# https://docs.aws.amazon.com/AmazonRDS/latest/APIReference/API_PromoteReadReplica.html (checked 2026-11-28)
DEFAULTS = {"backup_retention_period": 1, "preferred_backup_window": "04:17-04:47"}


# moto keeps the backups that the replica had. A promoted replica still names its source, and the source still lists it: the provider interprets it as a replica, and
# the second plan promotes it again. An unknown instance causes a KeyError.
@around(models.RDSBackend, "promote_read_replica")
def promote_replica(original: Any, self: Any, db_kwargs: dict[str, Any]) -> Any:
    identifier = db_kwargs["db_instance_identifier"]
    instance = self.databases.get(identifier)
    if instance is None:
        raise DBInstanceNotFoundError(identifier)
    if not instance.is_replica:
        raise RDSClientError("InvalidDBInstanceState", "DB Instance is not a read replica.")
    source = instance.source_db_instance_identifier
    promoted = original(self, db_kwargs)
    for name, default in DEFAULTS.items():
        if db_kwargs.get(name) is None:
            setattr(promoted, name, default)
    detach(self, source, instance)
    return promoted


def detach(backend: Any, source: str, instance: Any) -> None:
    instance.source_db_instance_identifier = None
    try:
        backend.find_db_from_id(source).remove_replica(instance)
    except DBInstanceNotFoundError:
        pass  # The source was lost: that is why the replica was promoted.
