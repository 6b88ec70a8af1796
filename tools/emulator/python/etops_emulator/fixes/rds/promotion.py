"""RDS: promotion of replicas, also of those in another Region than their source."""

from typing import Any

from moto.rds import models
from moto.rds.exceptions import DBInstanceNotFoundError

from etops_emulator.patching import around


# A promoted replica still names its source, and the source still lists it: the provider interprets it as a replica, and
# the second plan promotes it again. An unknown instance causes a KeyError.
@around(models.RDSBackend, "promote_read_replica")
def promote_replica(original: Any, self: Any, db_kwargs: dict[str, Any]) -> Any:
    identifier = db_kwargs["db_instance_identifier"]
    instance = self.databases.get(identifier)
    if instance is None:
        raise DBInstanceNotFoundError(identifier)
    source = instance.source_db_instance_identifier if instance.is_replica else None
    promoted = original(self, db_kwargs)
    if source:
        detach(self, source, instance)
    return promoted


def detach(backend: Any, source: str, instance: Any) -> None:
    instance.source_db_instance_identifier = None
    try:
        backend.find_db_from_id(source).remove_replica(instance)
    except DBInstanceNotFoundError:
        pass  # The source was lost: that is why the replica was promoted.
