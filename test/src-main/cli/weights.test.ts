import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { afterAll, expect, test } from 'vitest';

import { runLienzo } from './run-lienzo.ts';

const folder = mkdtempSync(join(tmpdir(), 'lienzo-weights-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));
const place = (name: string): string => join(folder, name);
const train = (...words: string[]) =>
  runLienzo(['train', 'playground', '--steps', '3', '--engine', 'wasm', ...words]);

test('--weights begins with the weights of a run, and says which layers took them', async () => {
  await train('--out', place('first'));
  const second = await train('--weights', place('first'), '--out', place('second'), '--json');
  expect(second.exitCode).toBe(0);
  expect(second.lines[0]).toMatchObject({
    type: 'run/started',
    weightsFrom: { step: 3, taken: expect.arrayContaining(['dense_1']) as string[], left: [] },
  });
  expect(second.stderr).toContain('All layers begun with the weights of');
  const missing = await train('--weights', place('none'), '--json');
  expect([missing.exitCode, missing.lines.at(-1)]).toEqual([
    1,
    expect.objectContaining({ type: 'error', code: 'run-folder-wanted' }),
  ]);
}, 60_000);
