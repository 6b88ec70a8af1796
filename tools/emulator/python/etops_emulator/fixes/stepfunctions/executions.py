"""Step Functions: runs state machines, with the names of parameters and results that AWS uses."""

import copy
import datetime
import functools
import re
import sys
import uuid
from typing import Any

from moto.core.config import default_user_config
from moto.core.responses import ActionResult
from moto.stepfunctions.models import StateMachine
from moto.stepfunctions.parser.asl.component.state.choice.comparison.operator.implementations.is_operator import (
    IsTimestamp,
)
from moto.stepfunctions.parser.asl.component.state.exec.state_task.service.state_task_service_aws_sdk import (
    StateTaskServiceAwsSdk,
)
from moto.stepfunctions.parser.asl.utils import boto_client, json_path
from moto.stepfunctions.parser.models import StepFunctionsParserBackend
from moto.stepfunctions.responses import StepFunctionResponse

from etops_emulator.patching import added, around

# Unchanged, moto only records an execution.
default_user_config["stepfunctions"] = {"execute_state_machine": True}

# Services with another name in an `aws-sdk` resource than in boto3.
SERVICES = {
    "cloudwatchlogs": "logs",
    "elasticloadbalancing": "elb",
    "elasticloadbalancingv2": "elbv2",
    "eventbridge": "events",
    "sfn": "stepfunctions",
    "states": "stepfunctions",
}
StateTaskServiceAwsSdk._SERVICE_NAME_SFN_TO_BOTO_OVERRIDES = SERVICES


def replace_everywhere(name: str, original: Any, replacement: Any) -> None:
    """Replaces a function in all modules that have imported it by name."""
    for module in list(sys.modules.values()):
        if getattr(module, name, None) is original:
            setattr(module, name, replacement)


# Every task creates a client, which takes longer than its call.
original_client_for = boto_client.boto_client_for


@functools.cache
def client_of(region: str, service: str) -> Any:
    return original_client_for(region=region, service=service)


def boto_client_for(region: str, service: str, state_credentials: Any = None) -> Any:
    return client_of(region, service)


replace_everywhere("boto_client_for", original_client_for, boto_client_for)


# A second execution deep-copies the machine with its backend and the threads of all executions before:
# "cannot pickle '_thread.lock' object".
@added(StateMachine, "__deepcopy__")
def copy_machine(self: Any, _: Any) -> Any:
    duplicate = copy.copy(self)
    duplicate.executions = []
    return duplicate


def aws_name(name: str) -> str:
    """Returns the name that Step Functions uses for a member of the API. It is in PascalCase and folds a leading acronym
    only, as the AWS SDK for Java 2 does (DBInstanceArn becomes DbInstanceArn, TargetGroupARNs remains)."""
    name = name[:1].upper() + name[1:]
    acronym = re.match(r"[A-Z]{2,}(?=[A-Z][a-z]|$|[^A-Za-z])", name)
    return acronym.group(0).capitalize() + name[acronym.end() :] if acronym else name


StateTaskServiceAwsSdk._to_sfn_cased = staticmethod(aws_name)


def operation_of(task: Any) -> Any:
    client = boto_client_for(service=task._get_boto_service_name(), region="us-east-1")
    return client.meta.service_model.operation_model(client.meta.method_to_api_mapping[task._get_boto_service_action()])


# Parameters are passed to boto3 unchanged, but Step Functions has other names and refuses those of boto3.
@around(StateTaskServiceAwsSdk, "_normalise_parameters")
def normalise_parameters(_: Any, self: Any, parameters: dict[str, Any], *args: Any, **kwargs: Any) -> None:
    operation = operation_of(self)
    members = operation.input_shape.members if operation.input_shape else {}
    known = {aws_name(member) for member in members}
    unknown = sorted(set(parameters) - known)
    if unknown:
        raise ValueError(f"{operation.name} has no parameters {unknown} in Step Functions; it takes {sorted(known)}")
    if operation.input_shape is not None:
        self._to_boto_request(parameters, operation.input_shape)


# Results are those of boto3, with other names, and with times that are not JSON.
@around(StateTaskServiceAwsSdk, "_eval_service_task")
def evaluate_task(original: Any, self: Any, env: Any, **kwargs: Any) -> None:
    original(self, env=env, **kwargs)
    result = as_json(env.stack.pop())
    shape = operation_of(self).output_shape
    if shape is not None:
        self._from_boto_response(result, shape)
    env.stack.append(result)


def as_json(value: Any) -> Any:
    if isinstance(value, dict):
        return {key: as_json(entry) for key, entry in value.items()}
    if isinstance(value, list):
        return [as_json(entry) for entry in value]
    if isinstance(value, (datetime.datetime, datetime.date)):
        return value.isoformat().replace("+00:00", "Z")
    return value


# A path to one value ($.a[0].b) yields a list of one, and a path to many ($.a[*].b, a filter) a bare value when it
# finds one, and an error or nothing when it finds none.
original_extract = json_path.extract_json


def extract(path: str, data: Any) -> Any:
    matches = json_path.parse(path).find(data)
    if re.search(r"\*|\.\.|\?|\[[^\]]*[:,]", path):
        return [match.value for match in matches]
    if len(matches) == 1:
        return matches[0].value
    return original_extract(path, data)


replace_everywhere("extract_json", original_extract, extract)


# A time with a fraction of a second, as in AWS, or with another offset than Z is not recognized: comparisons fail.
def timestamp_of(string: str) -> datetime.datetime | None:
    try:
        found = datetime.datetime.fromisoformat(string.replace("Z", "+00:00")) if "T" in string else None
    except (AttributeError, TypeError, ValueError):
        return None
    return found if found is not None and found.tzinfo is not None else None


IsTimestamp.string_to_timestamp = staticmethod(timestamp_of)


# The provider validates a definition during a plan.
@added(StepFunctionResponse)
def validate_state_machine_definition(self: Any) -> ActionResult:
    try:
        StepFunctionsParserBackend._validate_definition(definition=self._get_param("definition"))
    except Exception as error:
        message = str(error)[:900]
        diagnostic = {"severity": "ERROR", "code": "SCHEMA_VALIDATION_FAILED", "message": message}
        return ActionResult({"result": "FAIL", "diagnostics": [diagnostic]})
    return ActionResult({"result": "OK", "diagnostics": []})


# The provider lists the versions of every state machine.
@added(StepFunctionResponse)
def list_state_machine_versions(self: Any) -> ActionResult:
    machine = self.stepfunction_backend.describe_state_machine(self._get_param("stateMachineArn"))
    versions = [
        {"stateMachineVersionArn": version.arn, "creationDate": version.creation_date}
        for version in machine.versions.values()
    ]
    return ActionResult({"stateMachineVersions": versions})


# Every machine is described as STANDARD, so the next plan replaces an express one. It still runs like a standard one,
# whose executions can be described.
@around(StepFunctionResponse, "create_state_machine")
def create_state_machine(original: Any, self: Any) -> ActionResult:
    answer = original(self)
    machine = self.stepfunction_backend.describe_state_machine(answer.result["stateMachineArn"])
    machine.type = self._get_param("type") or "STANDARD"
    return answer


# An execution without a name gets the name None, so the second one exists already.
@around(StepFunctionsParserBackend, "start_execution")
def start_execution(original: Any, self: Any, state_machine_arn: str, name: str, *args: Any, **kwargs: Any) -> Any:
    return original(self, state_machine_arn, name or str(uuid.uuid4()), *args, **kwargs)
