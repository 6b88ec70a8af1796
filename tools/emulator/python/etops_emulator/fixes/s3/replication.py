"""S3: complete replication rules, and Object Lock on buckets in use."""

from typing import Any

from moto.core.responses import ActionResult
from moto.s3 import models
from moto.s3.exceptions import ReplicationConfigurationNotFoundError
from moto.s3.responses import S3Response

from etops_emulator.patching import around

NUMBERS = {"Minutes", "Priority"}


def as_put(value: Any) -> Any:
    """Returns parsed XML with numbers as numbers and empty elements as empty structures."""
    if isinstance(value, dict):
        return {name: int(entry) if name in NUMBERS else as_put(entry) for name, entry in value.items()}
    if isinstance(value, list):
        return [as_put(entry) for entry in value]
    return value if value is not None else ""


# Only ids, priorities and destinations are returned: every second plan sets the rest again.
@around(S3Response, "get_bucket_replication")
def get_bucket_replication(_: Any, self: Any) -> Any:
    self.data["Action"] = "GetBucketReplication"
    stored = self.backend.get_bucket_replication(self.bucket_name)
    if not stored:
        raise ReplicationConfigurationNotFoundError(bucket_name=self.bucket_name)
    configuration = {"Role": stored["Role"], "Rules": [as_put(rule) for rule in stored["Rule"]]}
    return self.serialized(ActionResult({"ReplicationConfiguration": configuration}))


# "BucketNeedsToBeNew": AWS has accepted Object Lock on buckets with objects since 2023.
@around(models.S3Backend, "put_object_lock_configuration")
def put_object_lock_configuration(original: Any, self: Any, bucket_name: str, *args: Any, **kwargs: Any) -> None:
    bucket = self.get_bucket(bucket_name)
    keys, bucket.keys = bucket.keys, models._VersionedKeyStore()
    try:
        original(self, bucket_name, *args, **kwargs)
    finally:
        bucket.keys = keys
