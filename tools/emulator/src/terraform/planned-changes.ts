/** A change that Terraform plans for one resource. */
export interface PlannedChange {
  readonly address: string;
  readonly type: string;
  /** `forget` takes the resource out of the state, and leaves it in AWS. */
  readonly action: 'create' | 'update' | 'replace' | 'delete' | 'forget';
  /** Top-level attributes that differ, sorted; all attributes of a created or deleted resource. */
  readonly attributes: readonly string[];
}

/** The members of a plan in JSON that this tool reads. */
export interface PlanJson {
  readonly resource_changes?: readonly {
    readonly address: string;
    readonly mode: string;
    readonly type: string;
    readonly change: {
      readonly actions: readonly string[];
      readonly before: Attributes | null;
      readonly after: Attributes | null;
      readonly after_unknown: Attributes;
    };
  }[];
}

type Attributes = Readonly<Record<string, unknown>>;

/** Returns the changes of managed resources, without unchanged ones. */
export function plannedChanges({ resource_changes: changes = [] }: PlanJson): readonly PlannedChange[] {
  return changes.flatMap(({ address, mode, type, change }) => {
    const action = actionOf(change.actions);
    return mode !== 'managed' || action === undefined
      ? []
      : [{ address, type, action, attributes: differences(change.before, change.after, change.after_unknown) }];
  });
}

function actionOf(actions: readonly string[]): PlannedChange['action'] | undefined {
  if (actions.includes('create') && actions.includes('delete')) {
    return 'replace';
  }
  return (['create', 'update', 'delete', 'forget'] as const).find((action) => actions.includes(action));
}

function differences(before: Attributes | null, after: Attributes | null, unknown: Attributes): string[] {
  const names = new Set([...Object.keys(before ?? {}), ...Object.keys(after ?? {}), ...Object.keys(unknown)]);
  return [...names]
    .filter(
      (name) =>
        unknown[name] === true || JSON.stringify(before?.[name] ?? null) !== JSON.stringify(after?.[name] ?? null),
    )
    .sort();
}
