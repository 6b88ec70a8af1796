/** Line that ends a file within a script. */
export const END_OF_FILE = 'END_OF_FILE';

/** Returns the commands of a shell script that write a file. No line of the file may be {@link END_OF_FILE}. */
export function writeFile(path: string, lines: readonly string[], mode = '0644'): readonly string[] {
  return [`cat > ${path} <<'${END_OF_FILE}'`, ...lines, END_OF_FILE, `chmod ${mode} ${path}`];
}

/** Returns the commands that write a unit of systemd. */
export function writeUnit(name: string, lines: readonly string[]): readonly string[] {
  return writeFile(`/etc/systemd/system/${name}`, lines);
}
