import type { EnvironmentRef } from '@etops/contracts';
import { partitionOf } from '@etops/foundation';

/** Returns the ARN of an image or snapshot, which contains no account. */
export function ec2Arn({ region }: Pick<EnvironmentRef, 'region'>, resource: string): string {
  return `arn:${partitionOf(region)}:ec2:${region}::${resource}`;
}
