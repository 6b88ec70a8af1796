import { isProtected } from '../environment';
import type { StackResource } from '../stack-json';
import { preventsDestroy } from '../stack-json';
import type { Policy } from './policy';

const CODE = 'POLICY_DELETION_PROTECTION';

interface Protection {
  readonly attribute: string;
  readonly holds: (resource: StackResource) => boolean;
}

const byAttribute = (attribute: string): Protection => ({
  attribute: `${attribute} = true`,
  holds: ({ attributes }) => attributes[attribute] === true,
});
const byLifecycle: Protection = { attribute: 'lifecycle.prevent_destroy = true', holds: preventsDestroy };

/** Protection by type: that of AWS if the service has one, otherwise Terraform's. */
const PROTECTION: Readonly<Record<string, Protection>> = {
  aws_db_instance: byAttribute('deletion_protection'),
  aws_rds_cluster: byAttribute('deletion_protection'),
  aws_lb: byAttribute('enable_deletion_protection'),
  aws_efs_file_system: byLifecycle,
  aws_s3_bucket: byLifecycle,
  aws_kms_key: byLifecycle,
  aws_backup_vault: byLifecycle,
  aws_route53_zone: byLifecycle,
};

/** Requires deletion protection of data and DNS zones, except in development environments. */
export const deletionProtected: Policy = {
  code: CODE,
  description: 'stateful resources of production and recovery environments are protected from deletion',
  check: (subject) =>
    isProtected(subject)
      ? subject
          .resources(...Object.keys(PROTECTION))
          .filter((resource) => PROTECTION[resource.type]?.holds(resource) !== true)
          .map(({ type, path }) => ({
            code: CODE,
            path,
            message: `${type} must have ${PROTECTION[type]?.attribute ?? ''} in a ${subject.role} environment, got none; set it`,
          }))
      : [],
};
