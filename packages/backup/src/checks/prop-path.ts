/** Returns the path of a prop: `rules[daily]` and `schedule` give `rules[daily].schedule`; at the top, the path is ''. */
export function propPath(path: string, prop: string): string {
  return path === '' ? prop : `${path}.${prop}`;
}
