"""Applies all fixes and takes moto's server over."""

import importlib
import logging
import os
import sys
import threading

SUPPORTED_VERSION = "5.2.1"

FIXES = (
    "autoscaling",
    "autoscaling_refreshes",
    "backup",
    "backup_air_gapped",
    "backup_audit",
    "backup_recovery_points",
    "backup_restore_testing",
    "ec2_capacity_reservations",
    "ec2_flow_logs",
    "ec2_images",
    "ec2_launch_templates",
    "ec2_peering",
    "ec2_security_groups",
    "ec2_subnets",
    "ec2_transit_gateways",
    "ec2_vpcs",
    "ec2_vpn",
    "efs",
    "iam",
    "iam_service_linked_roles",
    "rds",
    "rds_backup_replication",
    "rds_exports",
    "rds_promotion",
    "rds_restores",
    "route53",
    "s3",
    "s3_replication",
    "secretsmanager",
    "stepfunctions",
)

# Read by moto when it is imported, or when a certificate or a policy is asked for.
SETTINGS = {
    # Certificates are issued after one second instead of sixty.
    "MOTO_ACM_VALIDATION_WAIT": "1",
    # Policies that AWS manages exist, so that roles can have them.
    "MOTO_IAM_LOAD_MANAGED_POLICIES": "true",
}


def install() -> None:
    os.environ.update(SETTINGS)
    check_version()
    for fix in FIXES:
        importlib.import_module(f"etops_emulator.{fix}")
    take_over_server()
    threading.Thread(target=obey_parent, daemon=True).start()


def check_version() -> None:
    from importlib.metadata import version

    found = version("moto")
    if found != SUPPORTED_VERSION:
        raise RuntimeError(
            f"the fixes are written for moto {SUPPORTED_VERSION}, found {found}; "
            f"run: pip install 'moto[server]=={SUPPORTED_VERSION}'"
        )


def take_over_server() -> None:
    import moto.server

    from etops_emulator import door  # noqa: F401  (takes over the loop that serves)
    from etops_emulator.server import Application, create_app

    moto.server.DomainDispatcherApplication = Application
    moto.server.create_backend_app = create_app
    # One line a request buries what matters; calls that nobody answers are logged by the application.
    logging.getLogger("werkzeug").setLevel(logging.ERROR)


def obey_parent() -> None:
    """Closes and opens the door as standard input says; the end of that, however the parent dies, ends the server."""
    from etops_emulator.door import close_door, open_door

    for line in sys.stdin.buffer:
        {b"close": close_door, b"open": open_door}[line.strip()]()
    os._exit(0)
