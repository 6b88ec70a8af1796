/**
 * Returns the path of a prop, as messages name it: `archive.prefix`, or `prefix` at the top.
 *
 * @param path of the object that has the prop; '' for the props of a construct
 */
export function propPath(path: string, name: string): string {
  return path === '' ? name : `${path}.${name}`;
}
