"""What the emulator holds that AWS would not give to a new account: the leftovers of a deployment."""

from typing import Any

from etops_emulator.backends import all_backends

GONE = ("cancelled", "deleted", "terminated")

# What moto keeps of resources that are gone, by service and attribute.
RECORDS = {
    ("acm", "_idempotency_tokens"): "requests for certificates that are gone",
    ("backup", "etops_region_settings"): "settings of an account and a Region, which nobody can delete",
    ("ec2", "enis"): "the interface of a NAT gateway stays when that is gone; no stack makes one for itself",
    ("ec2", "launch_template_insert_order"): "ids of launch templates that are gone",
    ("ec2", "tags"): "tags of resources that are gone",
    ("rds", "events"): "what happened to instances that are gone",
    ("route53", "delegation_sets"): "name servers of zones that are gone",
    ("route53", "resource_tags"): "tags of zones and health checks that are gone",
}


def list_contents() -> list[dict[str, Any]]:
    """Collections of a backend that hold more than those of a new backend, default VPCs and the like included."""
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
    """moto keeps some resources in their last state, and the empty collections of some owners."""
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
    """Ids are random, so that only the number tells a default VPC from another."""
    if len(entries) <= len(initial):
        return []
    return [entry for entry in entries if entry not in initial][len(initial) :] or entries
