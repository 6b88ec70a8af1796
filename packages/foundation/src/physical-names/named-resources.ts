import { partitionOf } from '../environment';
import type { Block, StackJson, StackProvider, StackResource } from '../stack-json';
import { StackReader } from '../stack-json';
import type { UniqueName } from './unique-names';
import { uniqueNames } from './unique-names';

/** A resource with a name that no other may have. */
export interface NamedResource {
  /** Construct path of the stack. */
  readonly stack: string;
  /** The same for two resources of which AWS accepts only one. */
  readonly key: string;
  /** Resource as the JSON contains it. */
  readonly resource: StackResource;
  /** Provider that creates the resource. */
  readonly provider: StackProvider;
}

const TYPES = Object.keys(uniqueNames);

/** Expressions whose value differs from one use to the next. */
const VARIES = /\b(?:each\.|count\.|self\.|uuid\(|timestamp\()/;

/** Values of optional arguments that mean the same as their absence: the default bus, the default group, inbound. */
const DEFAULTS: readonly string[] = ['default', 'false'];

/** Returns the resources of a stack whose name AWS accepts once, without those whose name AWS or Terraform chooses. */
export function namedResources(stack: string, json: StackJson): readonly NamedResource[] {
  const reader = new StackReader(json);
  const found: NamedResource[] = [];
  for (const resource of reader.resources(...TYPES)) {
    const provider = reader.providerOf(resource);
    const key = keyOf(stack, resource, provider);
    if (key !== undefined) {
      found.push({ stack, key, resource, provider });
    }
  }
  return found;
}

/** Returns the rule of a type. */
export function ruleOf(type: string): UniqueName {
  return uniqueNames[type] ?? { arguments: [], scope: 'region' };
}

/** Returns all arguments of a rule. */
export function argumentsOf({ arguments: required, optional = [] }: UniqueName): readonly string[] {
  return optional.length === 0 ? required : [...required, ...optional];
}

/** Returns an argument as text, empty if it is absent or no single value. */
export function argumentOf({ attributes }: StackResource, name: string): string {
  const value = attributes[name];
  return typeof value === 'string'
    ? value
    : typeof value === 'number' || typeof value === 'boolean'
      ? String(value)
      : '';
}

/** Returns the Region and the account in which a provider creates a resource, empty if the JSON does not state them. */
export function locationOf({ attributes }: StackResource, { region, accountId }: StackProvider) {
  return { region: literal(ownRegion(attributes) || region), accountId: literal(accountId) };
}

function keyOf(stack: string, resource: StackResource, provider: StackProvider): string | undefined {
  const { type, attributes } = resource;
  const rule = ruleOf(type);
  // Two resources may write one record if they overwrite it, as the validation records of certificates do.
  if (attributes.allow_overwrite === true) {
    return undefined;
  }
  let key = rule.namespace ?? type;
  let isReference = false;
  for (const name of argumentsOf(rule)) {
    const isOptional = rule.optional?.includes(name) === true;
    const text = argumentOf(resource, name);
    if ((text === '' && !isOptional) || (isExpression(text) && VARIES.test(text))) {
      return undefined;
    }
    isReference ||= isExpression(text);
    key += `\n${isOptional && DEFAULTS.includes(text) ? '' : normalized(rule, text)}`;
  }
  // A reference is the name of another resource in another stack.
  return `${key}\n${isReference ? stack : ''}\n${placeKey(stack, rule, resource, provider)}`;
}

function normalized({ ignoresCase = false }: UniqueName, text: string): string {
  return ignoresCase && !isExpression(text) ? withoutFinalDot(text.toLowerCase()) : text;
}

function withoutFinalDot(text: string): string {
  return text.endsWith('.') ? text.slice(0, -1) : text;
}

/** Returns the key of the place of a name. An account or Region that a provider does not state may differ from all others. */
function placeKey(stack: string, { scope }: UniqueName, resource: StackResource, provider: StackProvider): string {
  if (scope === 'parent') {
    return '';
  }
  const { region, accountId } = locationOf(resource, provider);
  if (scope === 'partition') {
    return partitionOf(region);
  }
  const unknown = `${stack} ${provider.address}`;
  const account = accountId === '' ? unknown : accountId;
  return scope === 'account' ? account : `${account} ${region === '' ? unknown : region}`;
}

/** Returns the Region of the resource itself, which version 6 of the AWS provider accepts. */
function ownRegion({ region }: Block): string {
  return typeof region === 'string' ? region : '';
}

function literal(text: string): string {
  return isExpression(text) ? '' : text;
}

function isExpression(text: string): boolean {
  return text.includes('${');
}
