import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { afterAll, describe, expect, test } from 'vitest';

import { writeLienzoFile } from '../../../src-shared/document/lienzo-file.ts';
import { buildTemplate, templateIds } from '../../../src-shared/templates/index.ts';
import { runLienzo } from './run-lienzo.ts';

const folder = mkdtempSync(join(tmpdir(), 'lienzo-command-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));
const place = (name: string): string => join(folder, name);
const isSentence = (text: string): boolean =>
  !/^\s+at |Error:|\[object/m.test(text) && text.trim() !== '';

describe('templates and check', () => {
  test('templates lists the ready networks with their parameters', async () => {
    const { lines, exitCode } = await runLienzo(['templates', '--json']);
    expect(exitCode).toBe(0);
    expect(lines.map(({ id }) => id)).toEqual(templateIds);
    expect(lines.find(({ id }) => id === 'lenet-relu')).toMatchObject({
      type: 'template',
      data: 'digits',
      parameterCount: 61_706,
    });
  });

  test('check gives every layer’s shape, count and formula', async () => {
    const { lines, exitCode } = await runLienzo(['check', 'lenet-relu', '--json']);
    expect([exitCode, lines.length]).toEqual([0, 1]);
    const layers = lines[0]?.['layers'] as {
      type: string;
      parameterCount: number;
      outputShape: number[];
      formula: string;
    }[];
    expect(layers.map(({ parameterCount }) => parameterCount)).toEqual([
      0, 156, 0, 2_416, 0, 0, 48_120, 10_164, 850, 0,
    ]);
    expect(layers[1]).toMatchObject({ type: 'Conv2D', outputShape: [28, 28, 6] });
    expect(layers[1]?.formula).toContain('= 156');
    expect(lines[0]?.['parameterCount']).toBe(61_706);
  });

  test('150,529,000 parameters are counted, and refused before anything is allocated', async () => {
    const counted = await runLienzo(['check', 'dense-imagenet', '--json']);
    expect([counted.exitCode, counted.lines[0]?.['parameterCount']]).toEqual([0, 150_529_000]);
    const refused = await runLienzo(['train', 'dense-imagenet', '--json']);
    expect(refused.exitCode).toBe(1);
    expect(refused.lines).toMatchObject([{ type: 'error' }]);
    expect(refused.stderr).toContain('150,529,000');
  });

  test('a network with a fault is told with its node, and exit code 1', async () => {
    const { networks, ...rest } = buildTemplate('lenet-relu', 'Broken');
    const [{ id, name, graph }] = networks as [(typeof networks)[number]];
    const wires = graph.wires.slice(1);
    writeFileSync(
      place('broken.lienzo'),
      writeLienzoFile({ ...rest, networks: [{ id, name, graph: { ...graph, wires } }] }),
    );
    for (const command of ['check', 'train']) {
      const { exitCode, stderr } = await runLienzo([command, place('broken.lienzo')]);
      expect(exitCode, command).toBe(1);
      expect(stderr).toContain('conv2d_1');
      expect(isSentence(stderr)).toBe(true);
    }
  });
});

describe('what cannot be done is one plain sentence', () => {
  test.for([
    ['missing.lienzo', undefined],
    ['empty.lienzo', ''],
    ['picture.lienzo', '\u0089PNG\r\n'],
    ['other.lienzo', '{"a":1}'],
    ['deep.lienzo', '['.repeat(100_000)],
    ['newer.lienzo', '{"format":"lienzo","version":999}'],
    ['polluted.lienzo', '{"format":"lienzo","version":1,"__proto__":{"a":1}}'],
  ] as const)('%s', async ([name, content]) => {
    if (content !== undefined) writeFileSync(place(name), content);
    const { exitCode, stdout, stderr } = await runLienzo(['train', place(name)]);
    expect([exitCode, stdout]).toEqual([1, '']);
    expect(stderr.trimEnd().split('\n')).toHaveLength(1);
    expect(isSentence(stderr)).toBe(true);
  });

  test('a folder that is no run', async () => {
    for (const words of [
      ['evaluate', folder],
      ['sample', folder],
      ['predict', folder, '1,2'],
    ]) {
      const { exitCode, stderr, lines } = await runLienzo([...words, '--json']);
      expect([exitCode, lines[0]?.['code']], words[0]).toEqual([1, 'run-folder-wanted']);
      expect(isSentence(stderr)).toBe(true);
    }
  });
});

describe('wrong words give exit code 2, a sentence and the usage', () => {
  test.for([
    [['fly']],
    [['train']],
    [['train', 'lenet-relu', 'lenet-5']],
    [['train', 'lenet-relu', '--epochs']],
    [['train', 'lenet-relu', '--epochs', '--seed']],
    [['train', 'lenet-relu', '--epochs', '0']],
    [['train', 'lenet-relu', '--epochs', '1.5']],
    [['train', 'lenet-relu', '--epochs', 'ten']],
    [['train', 'lenet-relu', '--lr', '-1']],
    [['train', 'lenet-relu', '--engine', 'abacus']],
    [['train', 'lenet-relu', '--resume']],
    [['train', 'lenet-relu', '--colour', 'red']],
    [['train', 'lenet-relu', '--resume=yes']],
    [['check']],
    [['serve', '--port', '70000']],
    [['--nonsense']],
  ] as const)('%j', async ([words]) => {
    const { exitCode, stdout, stderr } = await runLienzo(words);
    expect([exitCode, stdout]).toEqual([2, '']);
    expect(stderr).toMatch(/^[^\n]+\.\n+Usage: lienzo /);
  });
});

test('help is on stdout, in the reader’s language', async () => {
  const spanish = await runLienzo(['train', '--help'], { LANG: 'es_ES.UTF-8' });
  expect([spanish.exitCode, spanish.stderr]).toEqual([0, '']);
  expect(spanish.stdout).toMatch(/^entrena una red.*\nUso: lienzo train <file\|template\|run>/);
  const english = await runLienzo(['--help', '--language', 'en'], { LANG: 'es_ES.UTF-8' });
  for (const command of [
    'templates',
    'check',
    'train',
    'evaluate',
    'predict',
    'sample',
    'serve',
    'engine',
    'bench',
  ])
    expect(english.stdout).toContain(`  ${command} `);
});
