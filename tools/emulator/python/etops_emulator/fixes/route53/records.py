"""Route 53: records that share a set identifier under several names."""

from typing import Any

from moto.route53 import models

from etops_emulator.patching import around


# A record with a set identifier is deleted together with all records of that identifier, whatever their names:
# deleting `www` of a site also deletes the apex, and the next plan creates it.
@around(models.Route53Backend, "change_resource_record_sets")
def change_records(original: Any, self: Any, zone_id: str, changes: list[dict[str, Any]]) -> None:
    self.get_hosted_zone(zone_id).etops_deletions = [
        (record["Name"].rstrip("."), record["Type"], record["SetIdentifier"])
        for change in changes
        if change["Action"] == "DELETE" and "SetIdentifier" in (record := change["ResourceRecordSet"])
    ]
    original(self, zone_id, changes)


@around(models.FakeZone, "delete_rrset_by_id")
def delete_record(_: Any, self: Any, set_identifier: str) -> None:
    deleted = self.etops_deletions.pop(0)
    self.rrsets = [
        record for record in self.rrsets if (record.name.rstrip("."), record.type, record.set_identifier) != deleted
    ]


# A record cannot be created as it was before its deletion if the zone has records after it. Whether it exists is checked in
# `record_changes`.
@around(models.ChangeList, "__contains__")
def was_changed(original: Any, self: Any, change: dict[str, Any]) -> bool:
    original(self, change)
    return False
