/** Renders a stack's JSON as text with sorted keys, without the construct paths that cdktf adds to each block. */
export function withoutMetadata(json: unknown): string {
  return JSON.stringify(json, (key, value: unknown) => {
    if (key === '//') {
      return undefined;
    }
    return value !== null && typeof value === 'object' && !Array.isArray(value)
      ? Object.fromEntries(Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1)))
      : value;
  });
}
