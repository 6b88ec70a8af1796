import type { EnvironmentRef } from '@etops/contracts';

/** Tags by key. */
export type Tags = Readonly<Record<string, string>>;

/** Returns the tags that every resource of an environment carries, through the provider's `default_tags`. */
export function environmentTags(environment: Pick<EnvironmentRef, 'application' | 'name'>, tags: Tags = {}): Tags {
  return { Application: environment.application, Environment: environment.name, ManagedBy: 'terraform', ...tags };
}

/** One `tag` block of an Auto Scaling group. */
export interface AutoScalingGroupTag {
  /** Key of the tag. */
  readonly key: string;
  /** Value of the tag. */
  readonly value: string;
  /** Whether instances that the group launches receive the tag. */
  readonly propagateAtLaunch: boolean;
}

/**
 * Returns the tags for an Auto Scaling group, which the provider's `default_tags` do not reach.
 *
 * They are not propagated at launch: instances and volumes receive theirs from {@link launchTemplateTags}.
 */
export function autoScalingGroupTags(tags: Tags): AutoScalingGroupTag[] {
  return Object.entries(tags).map(([key, value]) => ({ key, value, propagateAtLaunch: false }));
}

/** One `tag_specifications` block of a launch template. */
export interface LaunchTemplateTags {
  /** Type of resource that receives the tags. */
  readonly resourceType: 'instance' | 'volume' | 'network-interface';
  /** Tags by key. */
  readonly tags: Record<string, string>;
}

/** Returns the tags for the resources that a launch template creates, which the provider's `default_tags` do not reach either. */
export function launchTemplateTags(tags: Tags): LaunchTemplateTags[] {
  return (['instance', 'volume', 'network-interface'] as const).map((resourceType) => ({
    resourceType,
    tags: { ...tags },
  }));
}
