"""EC2: customer gateways, which EC2 creates once for each device."""

from typing import Any

from moto.core.responses import ActionResult
from moto.ec2.responses.customer_gateways import CustomerGateways

from etops_emulator.patching import around


# The name of the device is dropped: the second plan replaces the gateway because of device_name. And EC2 "returns
# information about the existing customer gateway" for an identical request.
# https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_CreateCustomerGateway.html
@around(CustomerGateways, "create_customer_gateway")
def create_customer_gateway(original: Any, self: Any) -> Any:
    device_name = self._get_param("DeviceName")
    address = self._get_param("IpAddress") or self._get_param("PublicIp")
    wanted = (self._get_param("Type"), address, str(self._get_param("BgpAsn")), device_name)
    for gateway in self.ec2_backend.customer_gateways.values():
        known = (gateway.type, gateway.ip_address, str(gateway.bgp_asn), getattr(gateway, "device_name", None))
        if gateway.state == "available" and known == wanted:
            return ActionResult({"CustomerGateway": gateway})
    result = original(self)
    result.result["CustomerGateway"].device_name = device_name
    return result
