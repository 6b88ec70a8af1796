"""EC2 Auto Scaling: policies, lifecycle hooks, the warm-up time."""

from typing import Any

from moto.autoscaling.models import AutoScalingBackend, FakeScalingPolicy
from moto.autoscaling.responses import AutoScalingResponse
from moto.core.responses import EmptyResult

from etops_emulator.patching import around


# Every policy reads as disabled, and as one with an empty predictive configuration.
@around(FakeScalingPolicy, "__init__")
def create_policy(original: Any, self: Any, *args: Any, **kwargs: Any) -> None:
    original(self, *args, **kwargs)
    self.enabled = True
    self.predictive_scaling_configuration = self.predictive_scaling_configuration or None


# Policies are kept by name alone: with two groups in the Region, the one group's policy replaces the other's, and the
# second plan creates it again.
@around(AutoScalingBackend, "put_scaling_policy")
def keep_by_group(original: Any, self: Any, *args: Any, **kwargs: Any) -> Any:
    policy = original(self, *args, **kwargs)
    del self.policies[policy.name]
    self.policies[f"{policy.auto_scaling_group_name}/{policy.name}"] = policy
    return policy


@around(AutoScalingResponse, "put_scaling_policy")
def put_scaling_policy(original: Any, self: Any) -> Any:
    result = original(self)
    enabled = self._get_param("Enabled")
    if enabled is not None:
        self.autoscaling_backend.policies[policy_key(self)].enabled = str(enabled).lower() == "true"
    return result


@around(AutoScalingResponse, "delete_policy")
def delete_policy(_: Any, self: Any) -> Any:
    self.autoscaling_backend.delete_policy(policy_key(self))
    return EmptyResult()


@around(AutoScalingResponse, "execute_policy")
def execute_policy(_: Any, self: Any) -> Any:
    self.autoscaling_backend.execute_policy(policy_key(self))
    return EmptyResult()


def policy_key(response: Any) -> str:
    return f"{response._get_param('AutoScalingGroupName')}/{response._get_param('PolicyName')}"


# A lifecycle hook reads as notifying a queue that nobody named.
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


# The default warm-up time and the reserved capacity are dropped, and every group has the account's common service-linked
# role: the second plan sets them again.
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
    reservations = response._get_param("CapacityReservationSpecification")
    if reservations is not None:
        group.capacity_reservation_specification = reservations
    role_arn = response._get_param("ServiceLinkedRoleARN")
    if role_arn is not None:
        group.service_linked_role_arn = role_arn
    return result
