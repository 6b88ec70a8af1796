"""AWS WAF: IP sets."""

import json
from typing import Any

from moto.moto_api._internal import mock_random
from moto.wafv2.exceptions import WAFv2ClientError
from moto.wafv2.models import FakeIPSet, WAFV2Backend

from etops_emulator.patching import around


# Tokens of six characters: a change or deletion fails, since "Value at 'lockToken' failed to satisfy constraint".
@around(FakeIPSet, "__init__")
def create(original: Any, self: Any, *args: Any, **kwargs: Any) -> None:
    original(self, *args, **kwargs)
    self.lock_token = str(mock_random.uuid4())


@around(FakeIPSet, "update")
def update(original: Any, self: Any, *args: Any, **kwargs: Any) -> None:
    original(self, *args, **kwargs)
    self.lock_token = str(mock_random.uuid4())


# An IP set that a web ACL uses is deleted.
# https://docs.aws.amazon.com/waf/latest/APIReference/API_DeleteIPSet.html WAFAssociatedItemException
@around(WAFV2Backend, "delete_ip_set")
def delete_ip_set(original: Any, self: Any, name: str, scope: str, _id: str, lock_token: str) -> None:
    arns = [arn for arn, ip_set in self.ip_sets.items() if ip_set.ip_set_id == _id]
    used = json.dumps([acl.rules for acl in self.wacls.values()], default=str)
    if any(arn in used for arn in arns):
        raise WAFv2ClientError("WAFAssociatedItemException", "AWS WAF couldn't delete the IP set: a web ACL uses it.")
    original(self, name, scope, _id, lock_token)
