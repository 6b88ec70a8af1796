import { TerraformStack } from 'cdktf';
import type { ProblemList } from '../problems';
import { show } from '../problems';

/**
 * Checks the id of a stack. The key of its state and the directory of its JSON are named after it, whichever construct
 * contains the stack.
 */
export function checkStackId(problems: ProblemList, stack: TerraformStack): void {
  const { id, root } = stack.node;
  problems.require(
    /^[A-Za-z0-9][A-Za-z0-9_-]{0,127}$/.test(id),
    'STACK_ID',
    () =>
      `the stack's id must be 1 to 128 letters, digits, '-' or '_', starting with a letter or digit, got ${show(id)}; the key of its state is named after it`,
  );
  const other = root.node
    .findAll()
    .find((each) => each !== stack && TerraformStack.isStack(each) && each.node.id.toLowerCase() === id.toLowerCase());
  problems.require(
    other === undefined,
    'STACK_ID_DUPLICATE',
    () =>
      `the stack's id must be unique in the app, in upper and lower case, got ${show(id)} for '${String(other?.node.path)}' as well; both would have the same state`,
  );
}
