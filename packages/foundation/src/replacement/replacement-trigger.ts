import { TerraformResource } from 'cdktf';
import type { Construct } from 'constructs';

/**
 * Creates a record of values whose change replaces the resources that name the record in `replaceTriggeredBy`.
 *
 * Use it for arguments whose change or removal the provider does not carry out. The first apply with the record replaces
 * nothing, since a new record is not a change.
 *
 * @param id id of the construct, part of the record's Terraform address
 * @param values values that are compared, of any depth
 * @returns address of the record: Terraform's JSON accepts no reference in `replace_triggered_by`
 * @see https://developer.hashicorp.com/terraform/language/resources/terraform-data
 */
export function replacementTrigger(scope: Construct, id: string, values: Readonly<Record<string, unknown>>): string {
  // Not cdktf's DataResource, which runs the terraform binary during synthesis.
  const record = new TerraformResource(scope, id, { terraformResourceType: 'terraform_data' });
  record.addOverride('input', values);
  return `terraform_data.${record.friendlyUniqueId}`;
}
