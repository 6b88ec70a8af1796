/** `type.name` in an expression; a resource type contains an underscore, unlike `var` and `each`. */
const IN_EXPRESSION = /(?<![\w."-])(?:(?:data|ephemeral)\.)?[a-z][a-z0-9]*_\w*\.[A-Za-z_][\w-]*/g;

/** A text that is only a reference, as in `depends_on`, which Terraform writes without braces. */
const BARE = /^((?:(?:data|ephemeral)\.)?[a-z][a-z0-9]*_\w*\.[A-Za-z_][\w-]*)(?:\.\w+|\[[^\]]*\])*$/;

/**
 * Returns the addresses of all elements that a value refers to: in a text, in a list, in a nested block, within an
 * expression, or bare as in `depends_on`.
 */
export function addressesIn(value: unknown): ReadonlySet<string> {
  const found = new Set<string>();
  collect(value, found);
  return found;
}

/**
 * Checks whether a value refers to an element, anywhere in it: `${aws_lb.x.arn}` refers to `aws_lb.x`, not to `aws_lb.x2`
 * nor to `data.aws_lb.x`.
 */
export function refersTo(value: unknown, target: string | { readonly address: string }): boolean {
  return addressesIn(value).has(typeof target === 'string' ? target : target.address);
}

function collect(value: unknown, found: Set<string>): void {
  if (typeof value === 'string') {
    collectFromText(value, found);
  } else if (typeof value === 'object' && value !== null) {
    for (const item of Object.values(value)) {
      collect(item, found);
    }
  }
}

function collectFromText(text: string, found: Set<string>): void {
  const bare = BARE.exec(text)?.[1];
  if (bare !== undefined) {
    found.add(bare);
    return;
  }
  for (const expression of expressionsIn(text)) {
    for (const [address] of expression.matchAll(IN_EXPRESSION)) {
      found.add(address);
    }
  }
}

/** Contents of `${…}` and `%{…}`, each up to the brace that closes it; `$${` is a dollar sign and a brace. */
function expressionsIn(text: string): readonly string[] {
  const expressions: string[] = [];
  for (let from = 0; ;) {
    const opening = /(?<!\$)\$\{|(?<!%)%\{/g;
    opening.lastIndex = from;
    const match = opening.exec(text);
    if (match === null) {
      return expressions;
    }
    const start = match.index + 2;
    from = endOfExpression(text, start);
    expressions.push(text.slice(start, from));
  }
}

/** Finds the brace that closes an expression; braces in its quoted texts do not count. */
function endOfExpression(text: string, start: number): number {
  let depth = 1;
  for (let index = start; index < text.length; index += 1) {
    const character = text[index];
    if (character === '"') {
      index = endOfQuotedText(text, index + 1);
    } else {
      depth += character === '{' ? 1 : character === '}' ? -1 : 0;
    }
    if (depth === 0) {
      return index;
    }
  }
  return text.length;
}

/** Finds the quote that closes a text, which may contain expressions itself. */
function endOfQuotedText(text: string, start: number): number {
  for (let index = start; index < text.length; index += 1) {
    const character = text[index];
    if (character === '"') {
      return index;
    }
    if (character === '\\') {
      index += 1;
    } else if ((character === '$' || character === '%') && text[index + 1] === '{') {
      index = endOfExpression(text, index + 2);
    }
  }
  return text.length;
}
