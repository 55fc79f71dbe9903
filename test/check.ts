import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

import { findLockfileProblems } from './tool-chain/lockfile-law.ts';
import { findNoticeProblems } from './tool-chain/notices.ts';
import { commandOf, runCommand, runLimited, type CommandResult } from './tool-chain/run-command.ts';
import { listShippedPackages } from './tool-chain/shipped-packages.ts';
import { findSourceProblems } from './tool-chain/source-law.ts';

// Everything that is checked without running the program. Two checks run at a time: each is one
// process that fills one core, and the machines of newcomers and of the CI have two.

type Check = { readonly name: string; readonly run: () => Promise<CommandResult> };

const root = join(import.meta.dirname, '..');
process.chdir(root);

const sourceFolders = [
  'src-shared',
  'src-trainer',
  'src-main',
  'src-renderer',
  'test',
  'e2e',
  'bench',
];
const typeCheckedFolders = sourceFolders.filter(
  (folder) => folder !== 'src-renderer' && globSync(`${folder}/**/*.ts`).length > 0,
);

function tool(name: string, packageName: string, args: readonly string[], command?: string): Check {
  return { name, run: () => runCommand([commandOf(packageName, command), ...args]) };
}

function law(name: string, findProblems: () => readonly string[]): Check {
  return {
    name,
    run: () => {
      const startedAt = performance.now();
      const problems = findProblems();
      return Promise.resolve({
        exitCode: problems.length === 0 ? 0 : 1,
        output: problems.map((problem) => `${problem}\n`).join(''),
        seconds: (performance.now() - startedAt) / 1000,
      });
    },
  };
}

const checks: readonly Check[] = [
  tool('format', 'prettier', [
    ...['--check', '.', '--log-level', 'warn'],
    ...['--cache', '--cache-location', '.cache/prettier'],
  ]),
  tool('lint', 'eslint', ['.', '--max-warnings', '0']),
  tool('types of the root and resources', 'typescript', ['-p', '.'], 'tsc'),
  ...typeCheckedFolders.map((folder) =>
    tool(`types of ${folder}`, 'typescript', ['-p', folder], 'tsc'),
  ),
  tool('types of src-renderer', 'svelte-check', [
    ...['--workspace', 'src-renderer', '--tsconfig', './tsconfig.json'],
    ...['--fail-on-warnings', '--output', 'human'],
  ]),
  tool(
    'directions of imports',
    'dependency-cruiser',
    ['--config', '.dependency-cruiser.js', ...sourceFolders],
    'depcruise',
  ),
  tool('unused files, exports and packages', 'knip', ['--no-progress']),
  law('lockfile', () =>
    findLockfileProblems(JSON.parse(readFileSync('package-lock.json', 'utf8'))),
  ),
  law('notices of what is shipped', () =>
    findNoticeProblems(
      listShippedPackages(JSON.parse(readFileSync('package-lock.json', 'utf8'))),
      readFileSync('THIRD-PARTY-NOTICES.md', 'utf8'),
    ),
  ),
  law('length and words of sources', () =>
    globSync(
      [...sourceFolders, 'resources'].map((folder) => `${folder}/**/*.{ts,js,svelte}`),
    ).flatMap((path) => findSourceProblems(path, readFileSync(path, 'utf8'))),
  ),
];

const startedAt = performance.now();
const failed: string[] = [];
await runLimited(
  checks.map(({ name, run }) => async () => {
    const { exitCode, output, seconds } = await run();
    const holds = exitCode === 0;
    if (!holds) failed.push(name);
    console.log(`${holds ? 'ok    ' : 'FAILED'}  ${name} (${seconds.toFixed(1)} s)`);
    if (!holds) console.log(`${output.trimEnd()}\n`);
  }),
  2,
);
const seconds = ((performance.now() - startedAt) / 1000).toFixed(0);
if (failed.length > 0) console.log(`\nFailed: ${failed.join('; ')}`);
console.log(
  `\ncheck: ${checks.length - failed.length} passed, ${failed.length} failed in ${seconds} s`,
);
process.exitCode = failed.length === 0 ? 0 : 1;
