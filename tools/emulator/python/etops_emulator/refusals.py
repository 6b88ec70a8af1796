"""Looks at a call before moto answers it, and refuses what AWS refuses.

A fix registers a check with `@before("rds", "DeleteOptionGroup")`. It gets moto's response object and the parameters under
AWS's names, whatever the protocol, and calls `refuse`. The refusal is sent in the protocol of the service.
"""

import json
from collections import defaultdict
from typing import Any, Callable, NoReturn
from urllib.parse import unquote

from moto.core.exceptions import ServiceException
from moto.core.model import OperationModel
from moto.core.parse import PROTOCOL_PARSERS
from moto.core.request import determine_request_protocol, normalize_request
from moto.core.responses import ActionResult, BaseResponse
from moto.core.utils import get_service_model
from werkzeug.wrappers import Request

from etops_emulator.patching import around

Parameters = dict[str, Any]
Check = Callable[[Any, Parameters], None]

# Checks by service and operation, and checks of every call that changes something.
CHECKS: dict[tuple[str, str], list[Check]] = defaultdict(list)
GENERAL_CHECKS: list[Callable[[Any, OperationModel, Parameters], None]] = []

READS = ("Describe", "Get", "List", "Head", "BatchGet", "Search", "Query", "Scan", "Receive", "Lookup")


class Refusal(ServiceException):
    """AWS refuses the call."""


def refuse(code: str, message: str) -> NoReturn:
    raise Refusal(code, message)


def before(service: str, *operations: str) -> Callable[[Check], Check]:
    """Registers a check of calls. The service has moto's name, the operations have AWS's."""

    def register(check: Check) -> Check:
        for operation in operations:
            get_service_model(boto_name(service)).operation_model(operation)
            CHECKS[service, operation].append(check)
        return check

    return register


def boto_name(service: str) -> str:
    return BaseResponse(service_name=service).boto3_service_name


# The parameters are parsed from the request, which moto does not keep.
@around(BaseResponse, "setup_class")
def keep_request(original: Any, self: Any, request: Any, *args: Any, **kwargs: Any) -> Any:
    self.etops_request = request
    return original(self, request, *args, **kwargs)


@around(BaseResponse, "call_action")
def check_call(original: Any, self: Any) -> Any:
    operation = self._get_action()
    if operation and not operation.startswith(READS):
        try:
            check_operation(self, operation)
        except ServiceException as refusal:
            status, headers, body = self.serialized(ActionResult(refusal))
            return status, *self._enrich_response({**headers, "status": status}, body)
    return original(self)


def check_operation(response: Any, operation: str) -> None:
    if response.service_name is None:
        return
    service = get_service_model(response.boto3_service_name)
    if operation not in service.operation_names:
        return
    model = service.operation_model(operation)
    parameters = parameters_of(response, model)
    for general in GENERAL_CHECKS:
        general(response, model, parameters)
    for check in CHECKS.get((response.service_name, operation), ()):
        check(response, parameters)


def parameters_of(response: Any, model: OperationModel) -> Parameters:
    """Returns the parameters of a call under AWS's names."""
    request = normalize_request(response.etops_request)
    protocol = determine_request_protocol(model.service_model, request.content_type)
    path = response.uri_match.groupdict() if response.uri_match else {}
    parsed = PROTOCOL_PARSERS[protocol](model, map_type=dict).parse(
        {
            "method": request.method,
            "values": request.values,
            "headers": request.headers,
            "body": body_of(request),
            "url_path": request.path,
            "url_params": {name: unquote(value) for name, value in path.items()},
        }
    )
    return json.loads(json.dumps(parsed, default=str))


def body_of(request: Request) -> bytes:
    return b"" if request.form else request.get_data()
