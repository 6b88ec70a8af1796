"""Route 53: changes of records that AWS refuses: aliases without a target, records that exclude each other, and values.

https://docs.aws.amazon.com/Route53/latest/APIReference/API_ResourceRecordSet.html (checked 2026-11-28)
https://docs.aws.amazon.com/Route53/latest/APIReference/API_AliasTarget.html (checked 2026-11-28)
https://docs.aws.amazon.com/Route53/latest/DeveloperGuide/ResourceRecordTypes.html
"""

import ipaddress
from typing import Any, NoReturn

from etops_emulator.refusals import Parameters, before, refuse

POLICIES = (
    *("Weight", "Region", "GeoLocation", "Failover"),
    *("MultiValueAnswer", "CidrRoutingConfig", "GeoProximityLocation"),
)
Record = dict[str, Any]


@before("route53", "ChangeResourceRecordSets")
def check_changes(response: Any, parameters: Parameters) -> None:
    zone = response.backend.get_hosted_zone(parameters["HostedZoneId"].split("/")[-1])
    records = {key_of(record): record for record in map(stored_record, zone.rrsets)}
    check_aliases(parameters, list(records.values()), zone)
    for change in parameters["ChangeBatch"]["Changes"]:
        record = change["ResourceRecordSet"]
        if change["Action"] == "DELETE":
            records.pop(key_of(record), None)
            continue
        check_values(record)
        check_policy(response, record)
        if change["Action"] == "CREATE" and key_of(record) in records:
            refuse_change(f"Tried to create resource record set {named(record)} but it already exists")
        records.pop(key_of(record), None)
        check_others(record, [other for other in records.values() if name_of(other) == name_of(record)], zone)
        records[key_of(record)] = record


def refuse_change(message: str) -> NoReturn:
    refuse("InvalidChangeBatch", f"[{message}]")


def name_of(record: Record) -> str:
    return record["Name"].rstrip(".").lower()


def key_of(record: Record) -> tuple[str, str, str | None]:
    return name_of(record), record["Type"], record.get("SetIdentifier")


def named(record: Record) -> str:
    identifier = f", set-identifier='{record['SetIdentifier']}'" if record.get("SetIdentifier") else ""
    return f"[name='{name_of(record)}.', type='{record['Type']}'{identifier}]"


def stored_record(record: Any) -> Record:
    """Returns a record of moto with AWS's names."""
    found = {
        "Name": record.name,
        "Type": record.type,
        "SetIdentifier": record.set_identifier,
        "Weight": record.weight,
        "Region": record.region,
        "Failover": record.failover,
        "GeoLocation": record.geo_location,
        "MultiValueAnswer": record.multi_value_answer,
        "AliasTarget": record.alias_target,
    }
    return {name: value for name, value in found.items() if value not in (None, {}, [])}


def policy_of(record: Record) -> str | None:
    return next((policy for policy in POLICIES if record.get(policy) is not None), None)


def check_policy(response: Any, record: Record) -> None:
    policy = policy_of(record)
    if (policy is None) != (record.get("SetIdentifier") is None):
        refuse("InvalidInput", f"Invalid request: a policy and SetIdentifier require each other in {named(record)}")
    check = record.get("HealthCheckId")
    if check and check not in response.backend.health_checks:
        refuse_change(f"Health check {check} of {named(record)} does not exist")


def check_others(record: Record, others: list[Record], zone: Any) -> None:
    """Checks a record against those of the same name."""
    if record["Type"] == "CNAME" and name_of(record) == zone.name.rstrip(".").lower():
        refuse_change(f"RRSet of type CNAME with DNS name {record['Name']} is not permitted at apex in {zone.name}")
    if any((record["Type"] == "CNAME") != (other["Type"] == "CNAME") for other in others):
        refuse_change(f"RRSet {named(record)} conflicts with other records of its name: a CNAME is alone")
    for other in others:
        if other["Type"] != record["Type"]:
            continue
        if policy_of(other) != policy_of(record):
            refuse_change(f"RRSet {named(record)} cannot be created as other RRSets exist with the same name and type")
        if record.get("Failover") and other.get("Failover") == record["Failover"]:
            refuse_change(f"Failover {record['Failover']} of {named(record)} exists already")


def check_values(record: Record) -> None:
    values = [entry["Value"] for entry in record.get("ResourceRecords") or []]
    if bool(record.get("AliasTarget")) == bool(values):
        refuse("InvalidInput", f"Invalid request: Expected either AliasTarget or ResourceRecords in {named(record)}")
    if values and record.get("TTL") is None:
        refuse("InvalidInput", f"Invalid request: Missing field 'TTL' in {named(record)}")
    if len(set(values)) < len(values):
        refuse_change(f"Duplicate Resource Record in {named(record)}")
    if record["Type"] == "CNAME" and len(values) > 1:
        refuse_change(f"RRSet {named(record)} of type CNAME has more than one value")
    for value in values:
        if not is_value(record["Type"], value):
            refuse_change(f"Invalid Resource Record: value '{value}' of {named(record)}")


def is_value(kind: str, value: str) -> bool:
    if kind in ("A", "AAAA"):
        try:
            return ipaddress.ip_address(value).version == (4 if kind == "A" else 6)
        except ValueError:
            return False
    return kind != "TXT" or (len(value) > 1 and value.startswith('"') and value.endswith('"'))


def check_aliases(parameters: Parameters, records: list[Record], zone: Any) -> None:
    """Checks aliases to records of the zone. The target must exist before the batch:
    https://github.com/barnybug/cli53/issues/133"""
    for change in parameters["ChangeBatch"]["Changes"]:
        record = change["ResourceRecordSet"]
        target = record.get("AliasTarget")
        if change["Action"] == "DELETE" or not target or target["HostedZoneId"] != zone.resource_id:
            continue
        target_name = target["DNSName"].rstrip(".").lower()
        if target_name == name_of(record):
            refuse_change(f"Alias {named(record)} targets itself")
        if not any(name_of(other) == target_name and other["Type"] == record["Type"] for other in records):
            refuse_change(
                f"Tried to create an alias that targets {target_name}., type {record['Type']} "
                f"in zone {zone.resource_id}, but that target was not found"
            )
