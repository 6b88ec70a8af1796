import type { EnvironmentRole } from '@etops/contracts';
import type { IAspect, TerraformStack } from 'cdktf';
import { Aspects, TerraformElement } from 'cdktf';
import type { IConstruct } from 'constructs';
import { checkNames } from '../physical-names';
import type { LocatedProblem } from '../problems';
import { formatMessage, formatProblem } from '../problems';
import { defaultPolicies } from './default-policies';
import type { Policy } from './policy';
import { PolicyAdvice } from './policy-advice';
import { StackSubject } from './stack-subject';

/**
 * Enforces policies on a stack: a violation prevents the synthesis of the stack, or adds a warning if the policy is
 * advice.
 *
 * It also makes sure that no two resources of the app have one physical name, whatever their stacks are.
 *
 * {@link EnvironmentStack} calls this function; call it for a stack of another class.
 *
 * @param role purpose of the stack's environment, which determines deletion protection
 * @param policies policies to enforce @default {@link defaultPolicies}
 */
export function enforcePolicies(
  stack: TerraformStack,
  role: EnvironmentRole,
  policies: readonly Policy[] = defaultPolicies,
): void {
  checkNames(stack);
  const isAdvice = ({ severity }: Policy) => severity === 'warning';
  Aspects.of(stack).add(
    new PolicyAspect(
      stack,
      role,
      policies.filter((policy) => !isAdvice(policy)),
    ),
  );
  const advice = policies.filter(isAdvice);
  if (advice.length > 0) {
    Aspects.of(stack).add(new PolicyAdvice(stack, role, advice));
  }
}

/**
 * Adds a validation to every element, which reports the problems of its path, and one to the stack for all other paths.
 */
class PolicyAspect implements IAspect {
  private readonly paths = new Set<string>();
  private found?: ReadonlyMap<string, readonly LocatedProblem[]>;

  constructor(
    private readonly stack: TerraformStack,
    private readonly role: EnvironmentRole,
    private readonly policies: readonly Policy[],
  ) {}

  visit(construct: IConstruct): void {
    const { node } = construct;
    if (construct === this.stack) {
      node.addValidation({ validate: () => this.problemsElsewhere().map((problem) => this.formatElsewhere(problem)) });
    } else if (TerraformElement.isTerraformElement(construct)) {
      this.paths.add(node.path);
      node.addValidation({ validate: () => (this.problems().get(node.path) ?? []).map(formatMessage) });
    }
  }

  /** Returns the problems. Policies run once, at the first validation, since the tree is complete then. */
  private problems(): ReadonlyMap<string, readonly LocatedProblem[]> {
    return (this.found ??= this.check());
  }

  private problemsElsewhere(): readonly LocatedProblem[] {
    return [...this.problems()].flatMap(([path, problems]) => (this.paths.has(path) ? [] : problems));
  }

  /** Formats a problem for the stack, whose path cdktf prints first. */
  private formatElsewhere(problem: LocatedProblem): string {
    return problem.path === this.stack.node.path ? formatMessage(problem) : formatProblem(problem);
  }

  private check(): ReadonlyMap<string, readonly LocatedProblem[]> {
    const subject = new StackSubject(this.stack, this.role);
    const found = new Map<string, LocatedProblem[]>();
    for (const problem of this.policies.flatMap((policy) => policy.check(subject))) {
      found.set(problem.path, [...(found.get(problem.path) ?? []), problem]);
    }
    return found;
  }
}
