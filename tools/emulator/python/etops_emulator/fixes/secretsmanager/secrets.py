"""Secrets Manager: copies in other Regions, and rotation."""

import copy
import json
from typing import Any

from moto.secretsmanager.exceptions import InvalidParameterException
from moto.secretsmanager.models import FakeSecret, ReplicaSecret, SecretsManagerBackend, secretsmanager_backends
from moto.secretsmanager.responses import SecretsManagerResponse

from etops_emulator.patching import added, around
from etops_emulator.regions import RegionUnreachable, in_region, is_here

# Attributes of a secret that its copies show.
PLAIN = (str, int, float, bool, list, dict, type(None))


# A copy shows the service's key instead of the requested one: the second plan replaces it. The copy's Region may be on
# another server.
@around(FakeSecret, "create_replicas")
def create_replicas(original: Any, self: Any, replica_regions: list[dict[str, str]], force_overwrite: bool) -> Any:
    replicas = original(self, replica_regions, force_overwrite)
    for replica, wanted in zip(replicas, replica_regions or []):
        if wanted.get("KmsKeyId"):
            replica.config["KmsKeyId"] = wanted["KmsKeyId"]
        send_copy(self, replica)
    return replicas


# A copy has the current values and tags of its source.
@around(SecretsManagerBackend, "_add_secret")
def add_secret(original: Any, self: Any, *args: Any, **kwargs: Any) -> Any:
    secret, is_new_version = original(self, *args, **kwargs)
    for replica in secret.replicas:
        send_copy(secret, replica)
    return secret, is_new_version


@around(SecretsManagerBackend, "remove_regions_from_replication")
def remove_copies(original: Any, self: Any, secret_id: str, replica_regions: list[str]) -> Any:
    arns = {replica.region: replica.arn for replica in self.describe_secret(secret_id).replicas}
    result = original(self, secret_id, replica_regions)
    for region in set(arns).intersection(replica_regions):
        if not is_here(region):
            in_region(region, drop_copy, account=self.account_id, region=region, arn=arns[region])
    return result


def send_copy(secret: Any, replica: Any) -> None:
    region = replica.region
    if not is_here(region):
        record = {key: value for key, value in vars(secret).items() if isinstance(value, PLAIN) and key != "replicas"}
        key = replica.config["KmsKeyId"]
        in_region(region, keep_copy, account=secret.account_id, region=region, record=record, key=key)


def keep_copy(account: str, region: str, record: dict[str, Any], key: str) -> None:
    source = object.__new__(FakeSecret)
    source.__dict__.update(record, replicas=[])
    kept = ReplicaSecret(source, region)
    kept.config["KmsKeyId"] = key
    secrets = secretsmanager_backends[account][region].secrets
    # A copy that was detached while its source was lost has a value of its own.
    if not isinstance(secrets.get(kept.arn), FakeSecret):
        secrets[kept.arn] = kept


def drop_copy(account: str, region: str, arn: str) -> None:
    dict.pop(secretsmanager_backends[account][region].secrets, arn, None)


# moto lacks the call. The copy becomes a secret with the same name, value and ARN, whose source forgets it.
@added(SecretsManagerResponse)
def stop_replication_to_replica(self: Any) -> str:
    return json.dumps({"ARN": keep_as_own(self.backend, self._get_param("SecretId")).arn})


def keep_as_own(backend: Any, secret_id: str) -> Any:
    replica = backend.describe_secret(secret_id)
    if not isinstance(replica, ReplicaSecret):
        raise InvalidParameterException("Operation not permitted on a secret that is no replica.")
    own = object.__new__(FakeSecret)
    values = {key: copy.deepcopy(value) for key, value in vars(replica.source).items() if key != "replicas"}
    own.__dict__.update(values, arn=replica.arn, region=replica.region, replicas=[], policy=None)
    own.kms_key_id = replica.config["KmsKeyId"]
    backend.secrets[replica.arn] = own
    source = {"region": replica.source.region, "arn": replica.source.arn, "copy_region": replica.region}
    try:
        in_region(source["region"], forget_copy, account=backend.account_id, **source)
    except RegionUnreachable:
        pass  # The source was lost: that is why its copy was detached.
    return own


def forget_copy(account: str, region: str, arn: str, copy_region: str) -> None:
    secret = secretsmanager_backends[account][region].secrets.get(arn)
    if isinstance(secret, FakeSecret):
        secret.replicas = [replica for replica in secret.replicas if replica.region != copy_region]


# Rotation runs the function in a container, and ignores schedules: the second plan sets it again. Here no function runs.
@around(SecretsManagerBackend, "rotate_secret")
def keep_rotation(_: Any, self: Any, secret_id: str, **kwargs: Any) -> Any:
    if kwargs.get("rotate_immediately", True):
        raise NotImplementedError("a rotation that starts at once: no function runs")
    secret = self.secrets[secret_id]
    secret.rotation_requested = True
    secret.rotation_enabled = True
    secret.rotation_lambda_arn = kwargs.get("rotation_lambda_arn") or ""
    secret.etops_rotation_rules = kwargs.get("rotation_rules") or {}
    return secret.to_short_dict()


@around(FakeSecret, "to_dict")
def describe_rotation(original: Any, self: Any) -> dict[str, Any]:
    description = original(self)
    rules = self.__dict__.get("etops_rotation_rules")
    return description if rules is None else {**description, "RotationRules": rules}
