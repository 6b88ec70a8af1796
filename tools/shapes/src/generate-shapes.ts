import { join } from 'node:path';
import type { Shapes } from '@etops/foundation';
import ts from 'typescript';
import { findRoots } from './find-roots';
import { ShapeWriter } from './shape-of';

/**
 * Returns the shapes of the types that a package checks, and of the types within them, by name.
 *
 * @throws Error if such a type is not imported, is not of objects, or shares its name with another one
 */
export function generateShapes(directory: string): Shapes {
  const program = createProgram(directory);
  const writer = new ShapeWriter(program.getTypeChecker());
  for (const [name, type] of findRoots(program, directory)) {
    if (writer.shapeOf(type) !== `#${name}`) {
      throw new Error(`${name} must be an interface or a type of objects, to have a shape`);
    }
  }
  return Object.fromEntries([...writer.shapes].sort(([one], [other]) => one.localeCompare(other)));
}

function createProgram(directory: string): ts.Program {
  const config = ts.readConfigFile(join(directory, 'tsconfig.lib.json'), (file) => ts.sys.readFile(file));
  const { options, fileNames, errors } = ts.parseJsonConfigFileContent(config.config, ts.sys, directory);
  const [error] = errors;
  if (error !== undefined) {
    throw new Error(ts.flattenDiagnosticMessageText(error.messageText, '\n'));
  }
  return ts.createProgram(fileNames, { ...options, noEmit: true, composite: false, incremental: false });
}
