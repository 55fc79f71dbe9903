import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { homedir, hostname, tmpdir } from 'node:os';
import { join } from 'node:path';

import { afterAll, expect, test } from 'vitest';
import { z } from 'zod';

import { listEngines } from '../../../src-main/host/engines/list-engines.ts';
import { benchNames } from '../../../src-main/cli/bench/case-result.ts';
import { engineIdSchema } from '../../../src-shared/protocol/engine.ts';
import { runLienzo, startLienzo } from './run-lienzo.ts';

const folder = mkdtempSync(join(tmpdir(), 'lienzo-bench-test-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const resultSchema = z.strictObject({
  type: z.literal('bench/result'),
  name: z.literal('startup'),
  system: z.templateLiteral(['lienzo-', engineIdSchema]),
  value: z.number().positive(),
  unit: z.literal('ms'),
  higherIsBetter: z.literal(false),
  min: z.number(),
  max: z.number(),
  rounds: z.literal(1),
});

test('bench measures every engine that is here, as one JSON line each, and writes its report', async () => {
  const report = join(folder, 'report.md');
  const words = ['bench', '--only', 'startup', '--rounds', '1', '--report', report, '--json'];
  const { exitCode, lines, stderr } = await runLienzo(words);
  expect(exitCode).toBe(0);
  const typed = lines.map((line) => z.looseObject({ type: z.string() }).parse(line));
  const results = typed
    .filter(({ type }) => type === 'bench/result')
    .map((line) => resultSchema.parse(line));
  const goals = typed.filter(({ type }) => type === 'bench/goal');
  expect(results.length + goals.length).toBe(typed.length);
  const here = listEngines().filter(({ present }) => present);
  // One that is installed may find no device; that is said, and the others are measured.
  const said = (system: string): boolean => stderr.includes(`startup ${system} was not measured`);
  expect(results.map(({ system }) => system)).toEqual(
    here.map(({ id }) => `lienzo-${id}`).filter((system) => !said(system)),
  );
  expect(results.map(({ system }) => system)).toContain('lienzo-wasm');
  for (const { value, min, max } of results) expect([min, max]).toEqual([value, value]);
  expect(stderr).toContain('Measuring 1 times only');
  expect(stderr).toContain(report);

  const text = readFileSync(report, 'utf8');
  expect(text).toMatch(/^# Speed of Lienzo$/m);
  expect(text).toMatch(/^\| startup \| lienzo-wasm \| [\d.,]+ \| [\d.,]+ \| [\d.,]+ \| ms \|$/m);
  for (const name of [hostname(), homedir(), folder, process.cwd()])
    expect(text).not.toContain(name);
});

test('bench refuses a name that it does not measure, and says which it does', async () => {
  const { exitCode, stderr, lines } = await runLienzo(['bench', '--only', 'nothing', '--json']);
  expect(exitCode).toBe(2);
  expect(lines).toMatchObject([{ type: 'error', code: 'usage' }]);
  expect(stderr).toContain(benchNames.join(', '));
});

test('an interrupted bench ends at once and writes no report', async () => {
  const report = join(folder, 'interrupted.md');
  const running = startLienzo(['bench', '--only', 'lenet', '--report', report]);
  await new Promise<void>((resolve) => {
    running.process.stderr.on('data', (text: string) => {
      if (text.includes('round 1')) resolve();
    });
  });
  running.process.kill('SIGINT');
  const { exitCode } = await running.outcome;
  expect(exitCode).toBe(130);
  expect(() => readFileSync(report)).toThrow('ENOENT');
});
