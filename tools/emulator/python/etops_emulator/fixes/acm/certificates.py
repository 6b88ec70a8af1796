"""ACM: domain names that are none, and certificates that moto issues without their records. Here a certificate waits until
public zones have the records of all its names.

https://docs.aws.amazon.com/acm/latest/APIReference/API_RequestCertificate.html (checked 2026-11-28)
https://docs.aws.amazon.com/acm/latest/userguide/dns-validation.html
"""

import re
from typing import Any

from moto.acm.models import CertBundle
from moto.route53.models import route53_backends
from moto.utilities.utils import get_partition

from etops_emulator.patching import around
from etops_emulator.refusals import Parameters, before, refuse
from etops_emulator.regions import GLOBAL_REGION, RegionUnreachable, in_region

LABEL = r"[A-Za-z0-9](?:[A-Za-z0-9-]{0,61}[A-Za-z0-9])?"
DOMAIN = rf"(?:\*\.)?(?:{LABEL}\.)+[A-Za-z0-9-]{{2,63}}"


@before("acm", "RequestCertificate")
def check_names(_: Any, parameters: Parameters) -> None:
    if len(parameters["DomainName"]) > 64:
        refuse("InvalidDomainValidationOptionsException", "the first domain name has up to 64 characters")
    for name in [parameters["DomainName"], *(parameters.get("SubjectAlternativeNames") or [])]:
        if not re.fullmatch(DOMAIN, name) or len(name) > 253:
            refuse("ValidationException", f"{name} is not a valid domain name")


@around(CertBundle, "check")
def check_validation(original: Any, self: Any) -> None:
    if self.type != "AMAZON_ISSUED" or self.status != "PENDING_VALIDATION":
        original(self)
        return
    account, region = self.arn.split(":")[4], self.arn.split(":")[3]
    names = [option["ResourceRecord"]["Name"] for option in self.describe()["Certificate"]["DomainValidationOptions"]]
    if has_records(account, region, names):
        original(self)


def has_records(account: str, region: str, names: list[str]) -> bool:
    try:
        return in_region(
            GLOBAL_REGION, find_records, account=account, partition=get_partition(region), names=sorted(set(names))
        )
    except RegionUnreachable:
        return False


def find_records(account: str, partition: str, names: list[str]) -> bool:
    zones = [zone for zone in route53_backends[account][partition].zones.values() if not zone.private_zone]
    records = {record.name.rstrip(".") for zone in zones for record in zone.rrsets if record.type == "CNAME"}
    return all(name.rstrip(".") in records for name in names)
