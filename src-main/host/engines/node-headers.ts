import { existsSync, realpathSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, isAbsolute, join } from 'node:path';

import { ProblemError } from '../../../src-shared/problem.ts';

/**
 * The folder with `node_api.h`: beside the Node that will load the binding, else in the Node that came
 * with the project. Any will do, since the binding uses Node's stable binary interface alone.
 * Throws `engine-no-node-headers {folder}`.
 */
export function findNodeHeaders(nodePath: string): string {
  const node = isAbsolute(nodePath) ? nodePath : process.execPath;
  const beside = join(dirname(realpathSync(node)), '..', 'include', 'node');
  const candidates = [
    beside,
    ...projectNodeFolders().map((folder) => join(folder, 'include', 'node')),
  ];
  const found = candidates.find((folder) => existsSync(join(folder, 'node_api.h')));
  if (found === undefined) throw new ProblemError('engine-no-node-headers', { folder: beside });
  return found;
}

function projectNodeFolders(): string[] {
  const { resolve } = createRequire(import.meta.url);
  const platform = `${process.platform}-${process.arch}`;
  return [`node-${platform}`, `node-bin-${platform}`].flatMap((name) => {
    try {
      return [dirname(resolve(`${name}/package.json`))];
    } catch {
      return [];
    }
  });
}
