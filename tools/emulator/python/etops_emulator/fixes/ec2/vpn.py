"""EC2: VPN connections, their static routes, and propagation into route tables."""

import re
from typing import Any

from moto.core.responses import EmptyResult
from moto.ec2.models.vpn_connections import VPNConnection
from moto.ec2.responses.vpn_connections import VPNConnections

from etops_emulator.patching import added, around, around_property


# Options are dropped: the second plan replaces the connection because of static_routes_only.
@around(VPNConnections, "create_vpn_connection")
def create_vpn_connection(original: Any, self: Any) -> Any:
    result = original(self)
    static = (self._get_param("Options") or {}).get("StaticRoutesOnly")
    connection = result.result["VpnConnection"]
    connection.options = {"StaticRoutesOnly": str(static).lower() == "true"}
    connection.routes = []
    if self._get_param("PreSharedKeyStorage") == "SecretsManager":
        connection.pre_shared_key_arn = (
            f"arn:{self.partition}:secretsmanager:{self.region}:{self.current_account}:secret:s2svpn!{connection.id}"
        )
    return result


# Keys in Secrets Manager are shown nevertheless, which the provider interprets as preshared_key_storage 'Standard'.
@around_property(VPNConnection, "customer_gateway_configuration")
def customer_gateway_configuration(self: Any, stored: str) -> str:
    if getattr(self, "pre_shared_key_arn", None) is None:
        return stored
    return re.sub("(?<=<pre_shared_key>).*?(?=</pre_shared_key>)", "REDACTED", stored)


@added(VPNConnections)
def create_vpn_connection_route(self: Any) -> Any:
    route = {"DestinationCidrBlock": self._get_param("DestinationCidrBlock"), "State": "available"}
    connection_of(self).routes.append(route)
    return EmptyResult()


@added(VPNConnections)
def delete_vpn_connection_route(self: Any) -> Any:
    connection = connection_of(self)
    cidr_block = self._get_param("DestinationCidrBlock")
    connection.routes = [route for route in connection.routes if route["DestinationCidrBlock"] != cidr_block]
    return EmptyResult()


def connection_of(response: Any) -> Any:
    return response.ec2_backend.vpn_connections[response._get_param("VpnConnectionId")]


# The provider looks a route up by filters that moto refuses: "The filter 'route.destination-cidr-block' for
# DescribeVpnConnections has not been implemented".
@around(VPNConnection, "get_filter_value")
def get_filter_value(original: Any, self: Any, filter_name: str, method_name: str | None = None) -> Any:
    if filter_name == "vpn-connection-id":
        return self.id
    if filter_name == "route.destination-cidr-block":
        return [route["DestinationCidrBlock"] for route in self.routes]
    return original(self, filter_name, method_name)


@added(VPNConnections)
def enable_vgw_route_propagation(self: Any) -> Any:
    table = route_table_of(self)
    table.propagating_vgws = [*other_gateways(self, table), {"GatewayId": self._get_param("GatewayId")}]
    return EmptyResult()


@added(VPNConnections)
def disable_vgw_route_propagation(self: Any) -> Any:
    table = route_table_of(self)
    table.propagating_vgws = other_gateways(self, table)
    return EmptyResult()


def route_table_of(response: Any) -> Any:
    return response.ec2_backend.get_route_table(response._get_param("RouteTableId"))


def other_gateways(response: Any, table: Any) -> list[dict[str, str]]:
    gateway_id = response._get_param("GatewayId")
    return [each for each in getattr(table, "propagating_vgws", []) if each["GatewayId"] != gateway_id]
