"""EC2 Auto Scaling: settings of groups, and their lifecycle hooks."""

from typing import Any

from moto.autoscaling.models import FakeAutoScalingGroup
from moto.autoscaling.responses import AutoScalingResponse
from moto.core.responses import EmptyResult

from etops_emulator.patching import added, around


# A lifecycle hook shows a notification target that was not set.
@around(AutoScalingResponse, "put_lifecycle_hook")
def put_lifecycle_hook(original: Any, self: Any) -> Any:
    result = original(self)
    hooks = self.autoscaling_backend.describe_lifecycle_hooks(
        as_name=self._get_param("AutoScalingGroupName"),
        lifecycle_hook_names=[self._get_param("LifecycleHookName")],
    )
    for hook in hooks:
        hook.notification_target_arn = self._get_param("NotificationTargetARN")
        hook.role_arn = self._get_param("RoleARN")
        hook.notification_metadata = self._get_param("NotificationMetadata")
    return result


# The default warm-up time, the maintenance policy and the reserved capacity are dropped, and every group has the account's
# common service-linked role: the second plan sets them again.
@around(AutoScalingResponse, "create_auto_scaling_group")
def create_group(original: Any, self: Any) -> Any:
    return keep_settings(original(self), self)


@around(AutoScalingResponse, "update_auto_scaling_group")
def update_group(original: Any, self: Any) -> Any:
    return keep_settings(original(self), self)


def keep_settings(result: Any, response: Any) -> Any:
    group = response.autoscaling_backend.autoscaling_groups[response._get_param("AutoScalingGroupName")]
    warmup = response._get_param("DefaultInstanceWarmup")
    if warmup is not None:
        group.default_instance_warmup = int(warmup)
    maintenance = response._get_param("InstanceMaintenancePolicy")
    if maintenance is not None:
        percentages = {name: int(value) for name, value in maintenance.items()}
        # -1 removes the policy.
        group.instance_maintenance_policy = None if -1 in percentages.values() else percentages
    reservations = response._get_param("CapacityReservationSpecification")
    if reservations is not None:
        group.capacity_reservation_specification = reservations
    role_arn = response._get_param("ServiceLinkedRoleARN")
    if role_arn is not None:
        group.service_linked_role_arn = role_arn
    return result


# "The disable_metrics_collection action has not been implemented", and metrics that are enabled replace the others.
# https://docs.aws.amazon.com/autoscaling/ec2/APIReference/API_EnableMetricsCollection.html
@around(FakeAutoScalingGroup, "enable_metrics_collection")
def enable_metrics_collection(original: Any, self: Any, metrics: list[str]) -> None:
    original(self, sorted({*self.metrics, *(metrics or [])}))


@added(AutoScalingResponse)
def disable_metrics_collection(self: Any) -> Any:
    group = self.autoscaling_backend.autoscaling_groups[self._get_param("AutoScalingGroupName")]
    unwanted = self._get_param("Metrics")
    group.metrics = [] if not unwanted else [metric for metric in group.metrics if metric not in unwanted]
    return EmptyResult()
