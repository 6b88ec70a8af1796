"""EC2: flow logs."""

from typing import Any

from moto.ec2.responses.flow_logs import FlowLogs

from etops_emulator.patching import around


# The options of a destination in S3 are dropped: the second plan replaces the flow log.
@around(FlowLogs, "create_flow_logs")
def create_flow_logs(original: Any, self: Any) -> Any:
    result = original(self)
    requested = self._get_param("DestinationOptions")
    if requested:
        options = {name: value if name == "FileFormat" else is_true(value) for name, value in requested.items()}
        for flow_log_id in result.result["FlowLogIds"]:
            self.ec2_backend.flow_logs[flow_log_id].destination_options = options
    return result


def is_true(value: Any) -> bool:
    return str(value).lower() == "true"
