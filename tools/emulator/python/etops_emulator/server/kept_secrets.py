"""Lists the secrets of the emulator, so that states can be searched for them."""

import json
from typing import Any

from etops_emulator.backends import backends_of

# Members of a JSON secret that are secret. Others, such as the user name, are not.
SECRET_MEMBERS = ("password", "token", "key", "secret")


def list_secrets() -> list[dict[str, Any]]:
    """Returns every secret of Secrets Manager with the values that must not appear elsewhere."""
    return [
        {"name": secret.name, "values": sorted({text for version in secret.versions.values() for text in texts(version)})}
        for backend in backends_of("secretsmanager")
        for secret in backend.secrets.values()
        if hasattr(secret, "versions")
    ]


def list_master_passwords() -> dict[str, str]:
    """Returns the master password of every database, which AWS never shows."""
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
