import type { LocatedProblem } from '../problems';
import type { StackResource } from '../stack-json';
import { blocksOf } from '../stack-json';
import type { Policy } from './policy';

const CODE = 'POLICY_STORAGE_ENCRYPTED';

/** Types with one attribute for encryption. */
const ENCRYPTION_ATTRIBUTE: Readonly<Record<string, string>> = {
  aws_db_instance: 'storage_encrypted',
  aws_rds_cluster: 'storage_encrypted',
  aws_ebs_volume: 'encrypted',
  aws_efs_file_system: 'encrypted',
};

/** Block devices of servers; a volume that is not listed has the setting of the image. */
const DEVICE_BLOCKS: Readonly<Record<string, (attributes: StackResource['attributes']) => readonly unknown[]>> = {
  aws_launch_template: (attributes) =>
    blocksOf(attributes.block_device_mappings).flatMap((device) => blocksOf(device.ebs)),
  aws_instance: (attributes) => [...blocksOf(attributes.root_block_device), ...blocksOf(attributes.ebs_block_device)],
};

/** Requires that databases, file systems and volumes are encrypted. */
export const storageEncrypted: Policy = {
  code: CODE,
  description: 'databases, file systems and volumes are encrypted',
  check: (subject) => [
    ...subject.resources(...Object.keys(ENCRYPTION_ATTRIBUTE)).flatMap(attributeProblems),
    ...subject.resources(...Object.keys(DEVICE_BLOCKS)).flatMap(deviceProblems),
  ],
};

function attributeProblems({ type, path, attributes }: StackResource): LocatedProblem[] {
  const attribute = ENCRYPTION_ATTRIBUTE[type] ?? '';
  // RDS ignores `storage_encrypted` of a replica in another Region: a key of that Region encrypts it.
  const encrypted =
    attributes[attribute] === true ||
    (attributes.replicate_source_db !== undefined && attributes.kms_key_id !== undefined);
  return encrypted
    ? []
    : [
        {
          code: CODE,
          path,
          message: `${attribute} must be true, got ${String(attributes[attribute])}; set it, with a customer managed key`,
        },
      ];
}

function deviceProblems({ type, path, attributes }: StackResource): LocatedProblem[] {
  const devices = DEVICE_BLOCKS[type]?.(attributes) ?? [];
  if (devices.length === 0) {
    return [
      {
        code: CODE,
        path,
        message: 'block devices must contain the root volume, got none; add it with encrypted = true',
      },
    ];
  }
  return blocksOf(devices)
    .filter(({ encrypted }) => encrypted !== true && encrypted !== 'true')
    .map(({ encrypted }) => ({
      code: CODE,
      path,
      message: `every volume must have encrypted = true, got ${String(encrypted)}; set it, with a customer managed key`,
    }));
}
