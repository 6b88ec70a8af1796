"""EC2: network ACLs that are created and deleted at the same time: "dictionary changed size during iteration"."""

import threading
from typing import Any

from moto.ec2.models.network_acls import NetworkAclBackend

from etops_emulator.patching import around

lock = threading.Lock()


@around(NetworkAclBackend, "delete_network_acl")
def delete_network_acl(original: Any, self: Any, network_acl_id: str) -> Any:
    with lock:
        return original(self, network_acl_id)


@around(NetworkAclBackend, "create_network_acl")
def create_network_acl(original: Any, self: Any, *args: Any, **kwargs: Any) -> Any:
    with lock:
        return original(self, *args, **kwargs)
