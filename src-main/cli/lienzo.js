#!/usr/bin/env node
// The door of the program. It must run under Node 20.19, which cannot read TypeScript: where the running
// Node is older than 24 it starts the project's own one, which comes as a package, and steps aside.
import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import module from 'node:module';
import { constants } from 'node:os';
import { dirname, join } from 'node:path';

const oldestNode = 24;

if (Number.parseInt(process.versions.node, 10) >= oldestNode) {
  module.enableCompileCache?.();
  const { main } = await import('./main.ts');
  const exitCode = await main(process.argv.slice(2));
  // An empty write ends after all that were begun before it, so nothing is cut off on its way to a pipe.
  await new Promise((resolve) => process.stdout.write('', resolve));
  process.exit(exitCode);
}

const node = findNode();
if (node === undefined) {
  console.error(
    `Lienzo needs Node ${oldestNode}, and this is ${process.version}: run \`npm ci\` to get the project's own. / ` +
      `Lienzo necesita Node ${oldestNode} y este es ${process.version}: ejecuta \`npm ci\` para obtener el del proyecto.`,
  );
  process.exit(1);
}
runWith(node);

/** The Node of this platform's package, or undefined where it is not installed. */
function findNode() {
  const require = module.createRequire(import.meta.url);
  const platform = process.platform === 'win32' ? 'win' : process.platform;
  const file = process.platform === 'win32' ? 'bin/node.exe' : 'bin/node';
  for (const name of [`node-${platform}-${process.arch}`, `node-bin-${platform}-${process.arch}`]) {
    try {
      const path = join(dirname(require.resolve(`${name}/package.json`)), file);
      if (existsSync(path)) return path;
    } catch {
      // Not installed: the next name, or none.
    }
  }
  return undefined;
}

/** Becomes, as far as anyone outside can tell, this program run by another Node. */
function runWith(node) {
  const child = spawn(node, process.argv.slice(1), { stdio: 'inherit' });
  // A terminal sends Ctrl-C to the whole foreground group, so the child has it already.
  process.on('SIGINT', () => process.stdin.isTTY || child.kill('SIGINT'));
  for (const signal of ['SIGTERM', 'SIGHUP']) process.on(signal, () => child.kill(signal));
  child.on('error', (error) => {
    console.error(error.message);
    process.exitCode = 1;
  });
  child.on('close', (code, signal) => {
    process.exitCode = code ?? 128 + (constants.signals[signal] ?? 0);
  });
}
