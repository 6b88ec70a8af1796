"""S3: bucket policies."""

import json
from typing import Any

from moto.s3 import models

from etops_emulator.patching import around, as_list


# A statement applies whatever its Condition, so a statement that denies requests without TLS denies all requests:
# "AccessDenied" on the state bucket.
@around(models.FakeBucket, "get_permission")
def get_permission(original: Any, self: Any, action: str, resource: str) -> Any:
    stored = self.policy
    if stored is None:
        return original(self, action, resource)
    document = json.loads(stored)
    unconditional = [statement for statement in as_list(document["Statement"]) if "Condition" not in statement]
    self.policy = json.dumps({**document, "Statement": unconditional}).encode() if unconditional else None
    try:
        return original(self, action, resource)
    finally:
        self.policy = stored
