"""EC2 Auto Scaling: settings of groups, and their lifecycle hooks."""

from typing import Any

from moto.autoscaling.responses import AutoScalingResponse

from etops_emulator.patching import around


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
