"""Service Quotas: quotas of EC2, which moto lacks."""

from typing import Any

from moto.servicequotas.exceptions import NoSuchResource
from moto.servicequotas.models import ServiceQuotasBackend

from etops_emulator.patching import around

# Of an account whose vCPUs were raised, since the default of a new account is less than a production site needs.
EC2_QUOTAS = {
    "L-1216C47A": ("Running On-Demand Standard (A, C, D, H, I, M, R, T, Z) instances", 256.0),
    "L-0263D0A3": ("EC2-VPC Elastic IPs", 5.0),
    "L-3E6EC3A3": ("VPN connections per Region", 50.0),
}


@around(ServiceQuotasBackend, "get_service_quota")
def get_service_quota(original: Any, self: Any, service_code: str, quota_code: str) -> dict[str, Any]:
    if service_code != "ec2":
        return original(self, service_code, quota_code)
    if quota_code not in EC2_QUOTAS:
        raise NoSuchResource
    name, value = EC2_QUOTAS[quota_code]
    return {"ServiceCode": service_code, "QuotaCode": quota_code, "QuotaName": name, "Value": value, "Unit": "None"}
