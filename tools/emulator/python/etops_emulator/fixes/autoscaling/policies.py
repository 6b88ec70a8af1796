"""EC2 Auto Scaling: scaling policies."""

from typing import Any

from moto.autoscaling.models import AutoScalingBackend, FakeScalingPolicy
from moto.autoscaling.responses import AutoScalingResponse
from moto.core.responses import EmptyResult

from etops_emulator.patching import around


# Every policy is shown as disabled, with an empty predictive configuration.
@around(FakeScalingPolicy, "__init__")
def create_policy(original: Any, self: Any, *args: Any, **kwargs: Any) -> None:
    original(self, *args, **kwargs)
    self.enabled = True
    self.predictive_scaling_configuration = self.predictive_scaling_configuration or None


# Policies are stored by name only: with two groups in a Region, one group's policy replaces the other's, and the second
# plan creates it again.
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
