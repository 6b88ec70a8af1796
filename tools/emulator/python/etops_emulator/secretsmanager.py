"""Secrets Manager: copies in other Regions."""

from typing import Any

from moto.secretsmanager.models import FakeSecret

from etops_emulator.patching import around


# A copy forgets the key that it was asked for and names the service's own: the second plan replaces it.
@around(FakeSecret, "create_replicas")
def keep_replica_keys(original: Any, self: Any, replica_regions: list[dict[str, str]], *args: Any, **kwargs: Any) -> Any:
    replicas = original(self, replica_regions, *args, **kwargs)
    for replica, wanted in zip(replicas, replica_regions or []):
        if wanted.get("KmsKeyId"):
            replica.config["KmsKeyId"] = wanted["KmsKeyId"]
    return replicas
