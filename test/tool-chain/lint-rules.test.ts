import { join } from 'node:path';

import { ESLint } from 'eslint';
import { beforeAll, expect, test } from 'vitest';

// The rules that a reviewer would otherwise have to remember. Each text is read as if it stood in a file
// that exists, so that the type-checked rules know its folder.

const root = join(import.meta.dirname, '../..');
let eslint: ESLint;

beforeAll(() => {
  eslint = new ESLint({ cwd: root });
});

async function rulesBrokenBy(file: string, text: string): Promise<(string | null)[]> {
  const [result] = await eslint.lintText(text, { filePath: join(root, file) });
  return (result?.messages ?? []).map(({ ruleId }) => ruleId);
}

test.for([
  ['any', 'export const x: any = 1;', '@typescript-eslint/no-explicit-any'],
  ['eval', "export const x: unknown = eval('1');", 'no-eval'],
  [
    'code made from text',
    "export const x = new Function('return 1');",
    '@typescript-eslint/no-implied-eval',
  ],
  ['a double assertion', 'export const x = 1 as unknown as string;', 'no-restricted-syntax'],
  [
    'a promise that nobody awaits',
    'export function f(): void {\n  Promise.resolve(1);\n}',
    '@typescript-eslint/no-floating-promises',
  ],
  [
    'a switch that forgets a case',
    "export function f(x: 'a' | 'b'): void {\n  switch (x) {\n    case 'a':\n      return;\n  }\n}",
    '@typescript-eslint/switch-exhaustiveness-check',
  ],
  [
    'a non-null assertion',
    'export const first = (x: number[]): number => x[0]!;',
    '@typescript-eslint/no-non-null-assertion',
  ],
  ['loose equality', 'export const f = (x: unknown): boolean => x == 1;', 'eqeqeq'],
  ['301 lines', 'export {};\n'.repeat(301), 'max-lines'],
] as const)('%s is refused in the sources', async ([, text, rule]) => {
  expect(await rulesBrokenBy('src-shared/problem.ts', `${text}\n`)).toContain(rule);
});

test('HTML from a value is refused in a component', async () => {
  const text = '<script lang="ts">\n  const x = "<b>x</b>";\n</script>\n\n{@html x}\n';
  expect(await rulesBrokenBy('src-renderer/App.svelte', text)).toContain('svelte/no-at-html-tags');
});

test('Electron is refused as a value in a test and accepted as a type', async () => {
  const value = "import { app } from 'electron';\n\nexport const x = app;\n";
  const type = "import type { App } from 'electron';\n\nexport type X = App;\n";
  expect(await rulesBrokenBy('test/check.ts', value)).toContain('no-restricted-imports');
  expect(await rulesBrokenBy('test/check.ts', type)).not.toContain('no-restricted-imports');
});
