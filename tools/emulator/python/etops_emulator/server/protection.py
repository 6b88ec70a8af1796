"""Removes protections that prevent a destroy, and that Terraform does not remove, as in production."""

from typing import Any

from etops_emulator.backends import backends_of


def switch_off_deletion_protection() -> list[str]:
    """Disables deletion protection, and returns the ARNs of the resources that had it."""
    return [*unprotect_databases(), *unprotect_load_balancers()]


def unprotect_databases() -> list[str]:
    unprotected = []
    for backend in backends_of("rds"):
        for instance in backend.databases.values():
            if instance.deletion_protection:
                instance.deletion_protection = False
                unprotected.append(instance.db_instance_arn)
    return unprotected


def unprotect_load_balancers() -> list[str]:
    unprotected = []
    for backend in backends_of("elbv2"):
        for load_balancer in backend.load_balancers.values():
            if load_balancer.attrs.get("deletion_protection.enabled") == "true":
                load_balancer.attrs["deletion_protection.enabled"] = "false"
                unprotected.append(load_balancer.arn)
    return unprotected


def empty_bucket(name: str) -> dict[str, Any]:
    """Deletes all versions of all objects of a bucket, if it exists."""
    removed = 0
    for backend in backends_of("s3"):
        bucket = backend.buckets.get(name)
        if bucket is not None:
            removed += sum(len(bucket.keys.getlist(key)) for key in bucket.keys)
            bucket.keys.clear()
    return {"bucket": name, "removed": removed}
