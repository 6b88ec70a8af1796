"""The secrets that the emulator keeps, so that a state can be searched for them."""

import json
from typing import Any

from etops_emulator.backends import backends_of

# Members of a secret in JSON that are secret; its user name, for one, is not.
SECRET_MEMBERS = ("password", "token", "key", "secret")


def list_secrets() -> list[dict[str, Any]]:
    """Every secret of Secrets Manager with all values that must appear nowhere else."""
    return [
        {"name": secret.name, "values": sorted({text for version in secret.versions.values() for text in texts(version)})}
        for backend in backends_of("secretsmanager")
        for secret in backend.secrets.values()
        if hasattr(secret, "versions")
    ]


def list_master_passwords() -> dict[str, str]:
    """The password of every database's master user, which AWS tells nobody."""
    return {
        identifier: instance._master_user_password
        for backend in backends_of("rds")
        for identifier, instance in backend.databases.items()
    }


def texts(version: dict[str, Any]) -> list[str]:
    text = version.get("secret_string")
    if not text:
        return []
    try:
        members = json.loads(text)
    except ValueError:
        return [text]
    if not isinstance(members, dict):
        return [text]
    return [str(value) for name, value in members.items() if any(word in name.lower() for word in SECRET_MEMBERS)]
