"""EC2: transit gateways."""

from typing import Any

from moto.ec2.models.transit_gateway import TransitGatewayBackend
from moto.ec2.models.transit_gateway_attachments import TransitGatewayAttachmentBackend
from moto.ec2.models.transit_gateway_route_tables import TransitGatewayRelations, TransitGatewayRouteTableBackend
from moto.ec2.responses.transit_gateway_attachments import TransitGatewayAttachment

from etops_emulator.patching import around, store_of


# An attachment is associated with the default route table, which has no record of it: "KeyError" when Terraform
# disassociates it.
@around(TransitGatewayRouteTableBackend, "disassociate_transit_gateway_route_table")
def disassociate(_: Any, self: Any, tgw_attach_id: str, tgw_rt_id: str) -> Any:
    association = self.transit_gateway_associations.pop(tgw_attach_id, None)
    if association is None:
        association = TransitGatewayRelations(self, tgw_attach_id, tgw_rt_id, state="disassociated")
    association.state = "disassociated"
    self.transit_gateways_route_tables[tgw_rt_id].route_table_associations.pop(tgw_attach_id, None)
    if tgw_attach_id in self.transit_gateway_attachments:
        self.unset_attachment_association(tgw_attach_id)
    return association


# The attachment of a route is one structure where a list is expected: "couldn't find resource".
@around(TransitGatewayRouteTableBackend, "create_transit_gateway_route")
def create_route(original: Any, self: Any, *args: Any, **kwargs: Any) -> Any:
    route = original(self, *args, **kwargs)
    attachment = route.get("transitGatewayAttachments")
    if isinstance(attachment, dict):
        route["transitGatewayAttachments"] = [attachment]
    return route


# Tags are read with the name of another resource type: the second plan sets them again.
@around(TransitGatewayAttachment, "create_transit_gateway_vpc_attachment")
def create_attachment(original: Any, self: Any) -> Any:
    result = original(self)
    tags = self._parse_tag_specification().get("transit-gateway-attachment", {})
    result.result["TransitGatewayVpcAttachment"].add_tags(tags)
    return result


# A transit gateway leaves its default route table behind, and an attachment its propagation: leftovers after a destroy.
@around(TransitGatewayBackend, "delete_transit_gateway")
def delete_transit_gateway(original: Any, self: Any, transit_gateway_id: str) -> Any:
    for table_id, table in list(self.transit_gateways_route_tables.items()):
        if table.transit_gateway_id == transit_gateway_id:
            del self.transit_gateways_route_tables[table_id]
    return original(self, transit_gateway_id)


# A deleted attachment disappears at once, but the provider waits for its state 'deleted'.
@around(TransitGatewayAttachmentBackend, "delete_transit_gateway_vpc_attachment")
def delete_attachment(original: Any, self: Any, transit_gateway_attachment_id: str) -> Any:
    attachment = original(self, transit_gateway_attachment_id)
    self.transit_gateway_propagations.pop(attachment.id, None)
    store_of(self, "deleted_attachments")[attachment.id] = attachment
    return attachment


@around(TransitGatewayAttachmentBackend, "describe_transit_gateway_vpc_attachments")
def describe_attachments(
    original: Any, self: Any, transit_gateways_attachment_ids: list[str] | None = None, filters: Any = None
) -> list[Any]:
    found = original(self, transit_gateways_attachment_ids, filters)
    deleted = store_of(self, "deleted_attachments")
    return found + [deleted[each] for each in transit_gateways_attachment_ids or [] if each in deleted]
