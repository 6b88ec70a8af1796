"""Lists the resources that a new AWS account does not have: the leftovers of a deployment."""

from typing import Any

from etops_emulator.backends import all_backends

GONE = ("cancelled", "deleted", "terminated")

# Records that moto keeps of deleted resources, by service and attribute.
RECORDS = {
    ("acm", "_idempotency_tokens"): "requests for deleted certificates",
    ("backup", "etops_region_settings"): "settings of an account and a Region, which cannot be deleted",
    ("ec2", "enis"): "the interface of a deleted NAT gateway remains; no stack creates an interface",
    ("ec2", "launch_template_insert_order"): "ids of deleted launch templates",
    ("ec2", "tags"): "tags of deleted resources",
    ("rds", "events"): "events of deleted instances",
    ("route53", "delegation_sets"): "name servers of deleted zones",
    ("route53", "resource_tags"): "tags of deleted zones and health checks",
}


def list_contents() -> list[dict[str, Any]]:
    """Returns the collections with more entries than in a new backend, which has default VPCs and the like."""
    found = []
    for service, region, backend in all_backends():
        new = vars(type(backend)(backend.region_name, backend.account_id))
        for attribute, value in vars(backend).items():
            if (service, attribute) not in RECORDS:
                names = added_names(entries_of(value), entries_of(new.get(attribute)))
                if names:
                    found.append({"service": service, "region": region, "kind": attribute, "names": names})
    return found


def entries_of(collection: Any) -> list[str]:
    if isinstance(collection, dict):
        return [str(name) for name, entry in collection.items() if not is_gone(entry)]
    if isinstance(collection, (list, set)):
        return [str(getattr(entry, "id", entry)) for entry in collection if not is_gone(entry)]
    return []


def is_gone(entry: Any) -> bool:
    """Returns whether an entry is deleted: moto keeps some resources in their last state, and some empty collections."""
    if isinstance(entry, (dict, list, set)):
        return len(entry) == 0
    # A reservation is gone with its instances.
    instances = getattr(entry, "instances", None)
    if isinstance(instances, list) and instances:
        return all(is_gone(instance) for instance in instances)
    # AWS, too, keeps keys and secrets for a while after their deletion.
    if getattr(entry, "key_state", None) == "PendingDeletion" or getattr(entry, "deleted_date", None):
        return True
    state = next(filter(None, (getattr(entry, name, None) for name in ("_state", "_status", "state"))), None)
    return getattr(state, "name", getattr(state, "code", state)) in GONE


def added_names(entries: list[str], initial: list[str]) -> list[str]:
    """Returns the additional entries. Ids are random, so only the number distinguishes a default VPC from another."""
    if len(entries) <= len(initial):
        return []
    return [entry for entry in entries if entry not in initial][len(initial) :] or entries
