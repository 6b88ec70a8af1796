"""AWS Backup: every path is dispatched to an action; moto has routes for plans, vaults and locks only."""

import json
from typing import Any
from urllib.parse import unquote

from moto.backup import urls
from moto.backup.responses import BackupResponse

from etops_emulator.patching import around

urls.url_paths["{0}/(?P<rest>.+)$"] = BackupResponse.dispatch

EMPTY = ("", {"status": 200})


def path_parts(response: Any) -> list[str]:
    return [unquote(part) for part in response.path.strip("/").split("/")]


# A decoded ARN of a vault or a plan contains slashes; moto uses the last part but one.
@around(BackupResponse, "list_tags")
def list_tags(_: Any, self: Any) -> str:
    resource_arn = unquote(self.path.split("/tags/", 1)[1]).strip("/")
    return json.dumps({"Tags": self.backup_backend.list_tags(resource_arn=resource_arn)})
