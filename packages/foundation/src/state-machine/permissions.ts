import type { PolicyStatement } from '../iam';
import { allow } from '../iam';
import type { ProblemList } from '../problems';
import { isToken, propPath } from '../problems';
import type { State, StateMachineDefinition, States } from './asl';
import { sidOf } from './task';

/** A state machine inside of a state: of a Map (either spelling) or a branch of a Parallel. */
type Inner = Readonly<Record<string, unknown>> & { readonly States: States };

interface Nesting {
  readonly ItemProcessor?: Inner;
  readonly Iterator?: Inner;
  readonly Branches?: readonly Inner[];
}

/** Returns the definition as Step Functions accepts it: without the permissions of its tasks. */
export function renderDefinition(definition: StateMachineDefinition): StateMachineDefinition {
  return { ...definition, States: renderStates(definition.States) };
}

function renderStates(states: States): States {
  return Object.fromEntries(Object.entries(states).map(([name, state]) => [name, renderState(state)]));
}

function renderState(state: State): State {
  const render = (inner: Inner): Inner => ({ ...inner, States: renderStates(inner.States) });
  const { ItemProcessor, Iterator, Branches } = state as Nesting;
  const nested = {
    ...(ItemProcessor === undefined ? {} : { ItemProcessor: render(ItemProcessor) }),
    ...(Iterator === undefined ? {} : { Iterator: render(Iterator) }),
    ...(Branches === undefined ? {} : { Branches: Branches.map(render) }),
  };
  const entries = Object.entries({ ...state, ...nested }).filter(([key]) => key !== 'allow');
  return Object.fromEntries(entries) as State;
}

/**
 * Returns the permissions of all calls of a definition, nested ones included.
 *
 * Calls of one service on the same resources under the same conditions share a statement. Statements are
 * sorted by their names, equal names by their place in the definition.
 */
export function permissionsOf({ States: states }: StateMachineDefinition): readonly PolicyStatement[] {
  const groups = new Map<string, { readonly statement: PolicyStatement; readonly actions: Set<string> }>();
  for (const { statement } of collect(states, 'States')) {
    for (const action of listOf(statement.Action)) {
      const [service] = action.split(':');
      const key = JSON.stringify([service, [...listOf(statement.Resource)].sort(), statement.Condition ?? {}]);
      const group = groups.get(key) ?? { statement, actions: new Set<string>() };
      group.actions.add(action);
      groups.set(key, group);
    }
  }
  const merged = [...groups.values()]
    .map(({ statement, actions }) => ({ statement, actions: [...actions].sort() }))
    .map((group) => ({ ...group, sid: sidOf(group.actions) }))
    .sort((one, other) => compare(one.sid, other.sid));
  return merged.map(({ sid, statement: { Resource, Condition }, actions }, index) => {
    const same = merged.slice(0, index).filter((earlier) => earlier.sid === sid).length;
    return allow(same === 0 ? sid : `${sid}${String(same + 1)}`, actions, Resource, Condition);
  });
}

/** Checks that all actions of a definition are literals; statements are grouped and named by them. */
export function checkPermissions(problems: ProblemList, path: string, { States }: StateMachineDefinition): void {
  for (const { path: place, statement } of collect(States, `${path}.States`)) {
    problems.literal(`${place}.Action`, listOf(statement.Action).find(isToken), 'the statements are named by actions');
  }
}

interface LocatedStatement {
  readonly path: string;
  readonly statement: PolicyStatement;
}

function collect(states: States, path: string): readonly LocatedStatement[] {
  return Object.entries(states).flatMap(([name, state]) => {
    const { ItemProcessor, Iterator, Branches = [] } = state as Nesting;
    const place = propPath(path, name);
    const inner = Object.entries({
      ItemProcessor,
      Iterator,
      ...Object.fromEntries(Branches.map((branch, index) => [`Branches[${String(index)}]`, branch])),
    });
    return [
      ...(state.allow ?? []).map((statement, index) => ({ path: `${place}.allow[${String(index)}]`, statement })),
      ...inner.flatMap(([member, each]) =>
        each === undefined ? [] : collect(each.States, `${place}.${member}.States`),
      ),
    ];
  });
}

function listOf(value: string | readonly string[]): readonly string[] {
  return typeof value === 'string' ? [value] : value;
}

function compare(one: string, other: string): number {
  return one < other ? -1 : Number(one > other);
}
