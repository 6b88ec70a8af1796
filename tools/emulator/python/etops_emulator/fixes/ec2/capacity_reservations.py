"""EC2: capacity reservations, which moto lacks."""

from datetime import datetime, timezone
from typing import Any

from moto.core.responses import ActionResult
from moto.ec2.exceptions import EC2ClientError
from moto.ec2.models.core import TaggedEC2Resource
from moto.ec2.models.instance_types import INSTANCE_TYPES
from moto.ec2.responses import EC2Response
from moto.ec2.utils import add_tag_specification, random_id

from etops_emulator.patching import added, store_of

MOST_INSTANCES = 1000

# Parameters of a reservation, with AWS's defaults.
DEFAULTS = {
    "InstanceType": None,
    "InstancePlatform": None,
    "AvailabilityZone": None,
    "Tenancy": "default",
    "EbsOptimized": False,
    "EphemeralStorage": False,
    "EndDateType": "unlimited",
    "EndDate": None,
    "InstanceMatchCriteria": "open",
}


class CapacityReservation(TaggedEC2Resource):
    def __init__(self, response: Any):
        self.ec2_backend = response.ec2_backend
        self.id = random_id(prefix="cr")
        self.state = "active"
        self.count = response._get_int_param("InstanceCount")
        self.settings = {
            name: value
            for name, default in DEFAULTS.items()
            if (value := response._get_param(name, default)) is not None
        }
        self.arn = (
            f"arn:{response.partition}:ec2:{response.region}:{response.current_account}:capacity-reservation/{self.id}"
        )
        self.created = datetime.now(timezone.utc)
        self.add_tags(add_tag_specification(response._get_param("TagSpecifications", [])))

    def described(self) -> dict[str, Any]:
        return {
            **self.settings,
            "CapacityReservationId": self.id,
            "CapacityReservationArn": self.arn,
            "OwnerId": self.ec2_backend.account_id,
            "TotalInstanceCount": self.count,
            "AvailableInstanceCount": self.count,
            "State": self.state,
            "CreateDate": self.created,
            "StartDate": self.created,
            "Tags": [{"Key": tag["key"], "Value": tag["value"]} for tag in self.get_tags()],
        }


def reservation_of(response: Any) -> CapacityReservation:
    reservation_id = response._get_param("CapacityReservationId")
    reservation = store_of(response.ec2_backend, "capacity_reservations").get(reservation_id)
    if reservation is None:
        raise EC2ClientError(
            "InvalidCapacityReservationId.NotFound", f"The capacity reservation ID '{reservation_id}' does not exist"
        )
    return reservation


# https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_CreateCapacityReservation.html (checked 2026-11-28)
def check_end(end_type: str | None, end: Any) -> None:
    if (end_type == "limited") != (end is not None):
        raise EC2ClientError("InvalidParameterCombination", "EndDate is required for 'limited', and only for it")


@added(EC2Response)
def create_capacity_reservation(self: Any) -> Any:
    zone = self._get_param("AvailabilityZone")
    if zone and zone not in [each.name for each in self.ec2_backend.describe_availability_zones()]:
        raise EC2ClientError("InvalidParameterValue", f"Invalid availability zone: [{zone}]")
    kind = self._get_param("InstanceType")
    if kind not in INSTANCE_TYPES:
        raise EC2ClientError("InvalidParameterValue", f"Invalid value '{kind}' for InstanceType.")
    if not 1 <= self._get_int_param("InstanceCount") <= MOST_INSTANCES:
        raise EC2ClientError("InvalidParameterValue", f"InstanceCount must be from 1 to {MOST_INSTANCES}")
    check_end(self._get_param("EndDateType", "unlimited"), self._get_param("EndDate"))
    reservation = CapacityReservation(self)
    store_of(self.ec2_backend, "capacity_reservations")[reservation.id] = reservation
    return ActionResult({"CapacityReservation": reservation.described()})


@added(EC2Response)
def describe_capacity_reservations(self: Any) -> Any:
    wanted = self._get_param("CapacityReservationIds", [])
    found = store_of(self.ec2_backend, "capacity_reservations").values()
    return ActionResult(
        {"CapacityReservations": [each.described() for each in found if not wanted or each.id in wanted]}
    )


@added(EC2Response)
def modify_capacity_reservation(self: Any) -> Any:
    reservation = reservation_of(self)
    if reservation.state == "cancelled":
        raise EC2ClientError("InvalidCapacityReservationState", f"The reservation {reservation.id} is cancelled")
    reservation.count = self._get_int_param("InstanceCount", reservation.count)
    for name in ("EndDate", "EndDateType", "InstanceMatchCriteria"):
        if self._get_param(name) is not None:
            reservation.settings[name] = self._get_param(name)
    return ActionResult({"Return": True})


# AWS shows a cancelled reservation for a while, and the provider waits to see it in that state.
@added(EC2Response)
def cancel_capacity_reservation(self: Any) -> Any:
    reservation_of(self).state = "cancelled"
    return ActionResult({"Return": True})
