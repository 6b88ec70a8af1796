/**
 * TCP ports that a server can listen on.
 *
 * @see https://datatracker.ietf.org/doc/html/rfc6335
 */
export const PORT = { min: 1, max: 65_535 } as const;
