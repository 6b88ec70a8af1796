import type { EnvironmentRole } from '@etops/contracts';
import type { IAspect, TerraformStack } from 'cdktf';
import { Annotations } from 'cdktf';
import type { IConstruct } from 'constructs';
import { formatMessage, formatProblem } from '../problems';
import type { Policy } from './policy';
import { StackSubject } from './stack-subject';

/**
 * Adds the problems of policies with `severity: 'warning'` to their constructs, as warnings.
 *
 * Policies run when the aspect visits the stack, since cdktf writes annotations with the stack. They do not see elements
 * that other aspects add later.
 */
export class PolicyAdvice implements IAspect {
  constructor(
    private readonly stack: TerraformStack,
    private readonly role: EnvironmentRole,
    private readonly policies: readonly Policy[],
  ) {}

  visit(construct: IConstruct): void {
    if (construct !== this.stack) {
      return;
    }
    const subject = new StackSubject(this.stack, this.role);
    for (const problem of this.policies.flatMap((policy) => policy.check(subject))) {
      const place = this.stack.node.findAll().find(({ node }) => node.path === problem.path);
      Annotations.of(place ?? this.stack).addWarning(
        place === undefined ? formatProblem(problem) : formatMessage(problem),
      );
    }
  }
}
