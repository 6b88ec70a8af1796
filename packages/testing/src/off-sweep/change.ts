import type { StackJson, StackResource } from '@etops/foundation';
import { blocksOf, refersTo, StackReader, textsOf } from '@etops/foundation';
import { disappearedFrom } from './disappeared';
import { keptArguments } from './kept-arguments.generated';
import { ALSO_KEPT, CHANGES_NOT_CARRIED_OUT, FORGOTTEN, NOT_DELETED_IN_USE } from './provider-facts';

/** Something that a change of the configuration leaves as it was. */
export interface LeftBehind {
  /** Terraform address of the resource. */
  readonly address: string;
  /** Resource type and argument, for example `aws_backup_selection.condition`; the type alone for a whole resource. */
  readonly subject: string;
  /** Why it stays. */
  readonly reason: string;
}

/** Lists everything that Terraform leaves as it was, although a change takes it out of the configuration. */
export function leftBehind(before: StackJson, after: StackJson): readonly LeftBehind[] {
  const change = new Change(before, after);
  return [
    ...change.unknownTypes(),
    ...change.keptArguments(),
    ...change.forgottenResources(),
    ...change.undeletableResources(),
  ];
}

class Change {
  private readonly before: readonly StackResource[];
  private readonly after: ReadonlyMap<string, StackResource>;

  constructor(before: StackJson, after: StackJson) {
    this.before = new StackReader(before).resources();
    this.after = new Map(new StackReader(after).resources().map((resource) => [resource.address, resource]));
  }

  unknownTypes(): readonly LeftBehind[] {
    return this.before
      .filter(({ type }) => type.startsWith('aws_') && keptArguments[type] === undefined)
      .map(({ type, address }) => ({
        address,
        subject: type,
        reason: 'is of a type that the list of kept arguments lacks: run npm run kept-arguments -- --write',
      }));
  }

  keptArguments(): readonly LeftBehind[] {
    return this.remaining().flatMap(([before, after]) => {
      const { type, address } = before;
      const left = (argument: string, reason: string) => ({ address, subject: `${type}.${argument}`, reason });
      const kept = disappearedFrom(before.attributes, after.attributes)
        .filter(({ argument, isEmpty }) => isKept(type, argument, isEmpty) && !isRefused(after, argument))
        .map(({ argument }) => left(argument, 'keeps its value'));
      const unchanged = (CHANGES_NOT_CARRIED_OUT[type] ?? [])
        .filter((name) => isChanged(before.attributes[name], after.attributes[name]))
        .map((name) => left(name, 'changes in the plan only'));
      const ignored = blocksOf(after.attributes.lifecycle)
        .flatMap(({ ignore_changes: names }) => textsOf(names))
        .filter((name) => isChanged(before.attributes[name], after.attributes[name]))
        .map((name) => left(name, 'keeps its value, since its changes are ignored'));
      return [...kept, ...unchanged, ...ignored];
    });
  }

  forgottenResources(): readonly LeftBehind[] {
    return this.disappeared()
      .filter(({ type }) => FORGOTTEN.includes(type))
      .map(({ type, address }) => ({ address, subject: type, reason: 'stays in AWS' }));
  }

  undeletableResources(): readonly LeftBehind[] {
    return this.disappeared()
      .filter((resource) => isDeletedFirst(resource))
      .filter((resource) => this.remaining().some(([user]) => refersTo(user.attributes, resource)))
      .map(({ type, address }) => ({ address, subject: type, reason: 'is deleted while in use' }));
  }

  private disappeared(): readonly StackResource[] {
    return this.before.filter(({ address }) => !this.after.has(address));
  }

  /** Resources that a change keeps, before and after it. A resource that is replaced has no old values. */
  private remaining(): readonly (readonly [StackResource, StackResource])[] {
    return this.before.flatMap((before) => {
      const after = this.after.get(before.address);
      return after === undefined || this.isReplaced(after) ? [] : [[before, after] as const];
    });
  }

  /** Checks whether a resource of `replace_triggered_by` is updated. Its creation replaces nothing. */
  private isReplaced({ attributes }: StackResource): boolean {
    const triggers = blocksOf(attributes.lifecycle).flatMap(({ replace_triggered_by: list }) => textsOf(list));
    return triggers.some((trigger) => {
      const before = this.before.find(({ address }) => address === trigger);
      const after = this.after.get(trigger);
      return before !== undefined && after !== undefined && isChanged(before.attributes, after.attributes);
    });
  }
}

function isKept(type: string, argument: string, isEmpty: boolean): boolean {
  const { attributes, blocks } = keptArguments[type] ?? { attributes: [], blocks: [] };
  const names = [...blocks, ...(ALSO_KEPT[type] ?? []), ...(isEmpty ? [] : attributes)];
  return names.includes(argument);
}

/** Checks whether a postcondition looks at an argument: the plan fails as long as AWS has the old value. */
function isRefused({ attributes }: StackResource, argument: string): boolean {
  return blocksOf(attributes.lifecycle)
    .flatMap(({ postcondition }) => blocksOf(postcondition))
    .some(({ condition }) => String(condition).includes(`self.${argument}`));
}

/** Checks whether a resource is deleted while others may use it, and AWS would refuse that. */
function isDeletedFirst({ type, attributes }: StackResource): boolean {
  const needed = NOT_DELETED_IN_USE[type];
  const settings = [attributes, ...blocksOf(attributes.lifecycle)];
  return needed !== undefined && !settings.some(({ [needed]: setting }) => setting === true);
}

function isChanged(before: unknown, after: unknown): boolean {
  return JSON.stringify(before) !== JSON.stringify(after);
}
