import { mkdtempSync, readFileSync, rmSync, truncateSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { afterAll, expect, test } from 'vitest';

import { writeLienzoFile } from '../../../src-shared/document/lienzo-file.ts';
import { buildTemplate } from '../../../src-shared/templates/index.ts';
import { runLienzo } from './run-lienzo.ts';

const folder = mkdtempSync(join(tmpdir(), 'lienzo-replay-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));
const place = (name: string): string => join(folder, name);
const train = (...words: string[]) => runLienzo(['train', ...words, '--engine', 'wasm', '--json']);

test('--replay trains a run folder again with what was changed in it, and says that the curve is the same', async () => {
  const [out, again] = [place('first'), place('again')];
  await train('playground', '--epochs', '2', '--steps', '20', '--out', out);
  const words = ['playground', '--out', out, '--resume', '--lr', '0.3', '--epochs', '3'];
  const resumed = await train(...words);
  const [changed] = resumed.lines.filter(({ type }) => type === 'run/changed');
  expect(changed).toMatchObject({
    step: 21,
    changes: [
      { setting: 'learningRate', value: 0.3 },
      { setting: 'epochs', before: 2, value: 3 },
    ],
  });

  const replayed = await train(out, '--replay', '--out', again);
  expect(replayed.stderr).not.toContain('differ');
  expect(replayed.exitCode).toBe(0);
  expect(replayed.lines.at(-1)).toMatchObject({ type: 'replay', identical: true });
  expect(replayed.lines.find(({ type }) => type === 'run/changed')).toMatchObject({
    step: changed?.['step'],
    changes: changed?.['changes'],
  });
  expect(readFileSync(join(again, 'steps.bin'))).toEqual(readFileSync(join(out, 'steps.bin')));

  // Where the record has another curve than the run gives, that is said.
  const record = readFileSync(join(out, 'steps.bin'));
  record.writeDoubleLE(0.123, 24 * 8 * 4 + 16);
  writeFileSync(join(out, 'steps.bin'), record);
  truncateSync(join(out, 'steps.bin'), 30 * 8 * 4);
  const other = await train(out, '--replay', '--out', place('other'));
  expect(other.exitCode).toBe(1);
  expect(other.lines.at(-1)).toMatchObject({ type: 'error', code: 'replay-differs' });
  expect(other.stderr).toContain('step 25');
}, 60_000);

test('--replay takes its settings from the run, and nothing else', async () => {
  const noOut = await train(place('none'), '--replay');
  expect([noOut.exitCode, noOut.stderr]).toEqual([2, expect.stringContaining('--out')]);
  const other = await train(place('none'), '--replay', '--out', place('x'), '--lr', '0.1');
  expect([other.exitCode, other.stderr]).toEqual([2, expect.stringContaining('--lr')]);
  const missing = await train(place('none'), '--replay', '--out', place('x'));
  expect(missing.lines.at(-1)).toMatchObject({ code: 'run-folder-wanted' });
});

test('--replay of a run that diverged diverges where that did, and holds the curves against each other', async () => {
  const [wild, out] = [place('wild.lienzo'), place('wild')];
  const document = buildTemplate('function-fit', 'Wild');
  const optimizer = { type: 'sgd', learningRate: 10 } as const;
  // Units that never saturate carry a rate like this to infinity.
  const networks = document.networks.map((network) => {
    const nodes = network.graph.nodes.map((node) =>
      'activation' in node.config
        ? { ...node, config: { ...node.config, activation: 'linear' } }
        : node,
    );
    return { ...network, graph: { ...network.graph, nodes } };
  });
  const training = { ...document.training, optimizer };
  writeFileSync(wild, writeLienzoFile({ ...document, networks, training }));
  const first = await train(wild, '--steps', '200', '--out', out);
  expect(first.lines.at(-1)).toMatchObject({ type: 'error', code: 'run-diverged' });

  const replayed = await train(out, '--replay', '--out', place('wild-again'));
  expect(replayed.lines.find(({ type }) => type === 'run/finished')).toMatchObject({
    reason: 'diverged',
  });
  expect(replayed.lines.at(-1)).toMatchObject({ type: 'replay', identical: true });
  expect(replayed.exitCode).toBe(0);

  const record = readFileSync(join(out, 'steps.bin'));
  record.writeDoubleLE(0.123, 16);
  writeFileSync(join(out, 'steps.bin'), record);
  const other = await train(out, '--replay', '--out', place('wild-other'));
  expect(other.lines.at(-1)).toMatchObject({ type: 'error', code: 'replay-differs' });
  expect(other.exitCode).toBe(1);
}, 60_000);
