"""EC2: options of the two tunnels of a VPN connection, which moto drops. Both tunnels have the same address, too, so a
change cannot name one. A change keeps what it leaves out: logs stay on until `LogEnabled` is false.

https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_ModifyVpnTunnelOptions.html
https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_ModifyVpnTunnelOptionsSpecification.html
"""

import ipaddress
import re
from typing import Any

from moto.core.responses import ActionResult
from moto.ec2.exceptions import EC2ClientError
from moto.ec2.models.vpn_connections import VPNConnection
from moto.ec2.responses.vpn_connections import VPNConnections

from etops_emulator.fixes.ec2 import vpn  # noqa: F401  (sets the options that are extended here)
from etops_emulator.patching import added, around, around_property

# The address of both tunnels in moto's configuration, and those that the tunnels get.
SAME_ADDRESS = "52.2.144.13"
ADDRESSES = ("52.2.144.13", "52.2.144.14")
INSIDE_CIDRS = ("169.254.44.40/30", "169.254.44.44/30")

# Members whose names differ in requests and answers.
SHOWN_NAMES = {
    "DPDTimeoutAction": "DpdTimeoutAction",
    "DPDTimeoutSeconds": "DpdTimeoutSeconds",
    "IKEVersions": "IkeVersions",
}
# https://docs.aws.amazon.com/vpn/latest/s2svpn/VPNTunnels.html
LOGS_OFF = {"CloudWatchLogOptions": {"LogEnabled": False}}


@around(VPNConnections, "create_vpn_connection")
def create_vpn_connection(original: Any, self: Any) -> Any:
    given = [plain(tunnel) for tunnel in (self._get_param("Options") or {}).get("TunnelOptions") or []]
    tunnels = [*given, {}, {}][:2]
    for tunnel in tunnels:
        check_tunnel(tunnel)
    result = original(self)
    connection = result.result["VpnConnection"]
    defaults = [{"TunnelInsideCidr": INSIDE_CIDRS[index], "LogOptions": LOGS_OFF} for index in range(2)]
    connection.etops_tunnels = [
        {**default, **tunnel, "OutsideIpAddress": address}
        for default, tunnel, address in zip(defaults, tunnels, ADDRESSES)
    ]
    show_tunnels(connection)
    return result


@added(VPNConnections)
def modify_vpn_tunnel_options(self: Any) -> ActionResult:
    connection = self.ec2_backend.describe_vpn_connections([self._get_param("VpnConnectionId")])[0]
    address = self._get_param("VpnTunnelOutsideIpAddress")
    tunnel = next((each for each in connection.etops_tunnels if each["OutsideIpAddress"] == address), None)
    if tunnel is None:
        raise EC2ClientError("InvalidParameterValue", f"The tunnel outside IP address {address} does not exist")
    change = plain(self._get_param("TunnelOptions") or {})
    if not change:
        raise EC2ClientError("MissingParameter", "The request must contain at least one tunnel option")
    check_tunnel(change)
    tunnel.update(change)
    show_tunnels(connection)
    return ActionResult({"VpnConnection": connection})


def plain(value: Any) -> Any:
    """Returns parameters as plain dictionaries with AWS's names in answers."""
    if hasattr(value, "original_dict"):
        value = value.original_dict()
    if isinstance(value, dict):
        return {SHOWN_NAMES.get(name, name): plain(member) for name, member in value.items() if member is not None}
    return [plain(member) for member in value] if isinstance(value, list) else value


def show_tunnels(connection: Any) -> None:
    connection.options = {**connection.options, "TunnelOptions": connection.etops_tunnels}


# https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_CloudWatchLogOptionsSpecification.html
def check_tunnel(tunnel: dict[str, Any]) -> None:
    logs = (tunnel.get("LogOptions") or {}).get("CloudWatchLogOptions") or {}
    if str(logs.get("LogEnabled")).lower() == "true" and not logs.get("LogGroupArn"):
        raise EC2ClientError("InvalidParameterCombination", "LogGroupArn is required when LogEnabled is true")
    cidr = tunnel.get("TunnelInsideCidr")
    if cidr and not re.fullmatch(r"169\.254\.\d+\.\d+/30", cidr):
        raise EC2ClientError("InvalidParameterValue", f"TunnelInsideCidr {cidr} must be a /30 of 169.254.0.0/16")


# The provider reads the addresses, and the keys, from the configuration of the customer's gateway.
@around_property(VPNConnection, "customer_gateway_configuration")
def customer_gateway_configuration(self: Any, stored: str) -> str:
    tunnels = self.__dict__.get("etops_tunnels")
    if tunnels is None:
        return stored
    before, *parts = stored.split("<ipsec_tunnel>")
    return before + "".join(f"<ipsec_tunnel>{configured(part, tunnel)}" for part, tunnel in zip(parts, tunnels))


def configured(part: str, tunnel: dict[str, Any]) -> str:
    part = part.replace(SAME_ADDRESS, tunnel["OutsideIpAddress"])
    hosts = list(ipaddress.ip_network(tunnel["TunnelInsideCidr"]).hosts())
    part = part.replace("169.254.44.41", str(hosts[0])).replace("169.254.44.42", str(hosts[1]))
    key = tunnel.get("PreSharedKey")
    if key and "REDACTED" not in part:
        part = re.sub("(?<=<pre_shared_key>).*?(?=</pre_shared_key>)", key, part)
    return part
