import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { afterAll, describe, expect, test } from 'vitest';

import { writeLienzoFile } from '../../../src-shared/document/lienzo-file.ts';
import { buildTemplate, templateIds } from '../../../src-shared/templates/index.ts';
import { runLienzo, startLienzo } from './run-lienzo.ts';

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
  expect(spanish.stdout).toMatch(/^entrena una red.*\nUso: lienzo train <file\|template>/);
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

describe('train', () => {
  test('prints the contract’s events, repeats them bit for bit with one seed, and not with another', async () => {
    const train = (seed: number) =>
      runLienzo([
        'train',
        'lenet-relu',
        '--steps',
        '12',
        '--batch',
        '16',
        '--seed',
        String(seed),
        '--engine',
        'wasm',
        '--json',
      ]);
    const [first, second, other] = [await train(7), await train(7), await train(8)];
    const losses = ({ lines }: typeof first): unknown[] =>
      lines
        .filter(({ type }) => type === 'run/steps')
        .flatMap(({ steps }) => (steps as { loss: number }[]).map(({ loss }) => loss));
    expect(first.exitCode).toBe(0);
    expect(first.lines[0]).toMatchObject({
      type: 'run/started',
      engine: 'wasm',
      parameterCount: 61_706,
      trainExamples: 8_000,
      validationExamples: 2_000,
      batchSize: 16,
      seed: 7,
    });
    expect(first.lines[0]?.['trainerPid']).toBeTypeOf('number');
    const points = first.lines
      .filter(({ type }) => type === 'run/steps')
      .flatMap(({ steps }) => steps as object[]);
    expect(points).toHaveLength(12);
    expect(points.at(-1)).toMatchObject({
      step: 12,
      epoch: 0,
      loss: expect.any(Number) as number,
      accuracy: expect.any(Number) as number,
    });
    expect(first.lines.at(-1)).toMatchObject({
      type: 'run/finished',
      reason: 'completed',
      steps: 12,
      engine: 'wasm',
    });
    expect(losses(second)).toEqual(losses(first));
    expect(losses(other)).not.toEqual(losses(first));
  });

  test('writes a run that is evaluated, and that no other run overwrites', async () => {
    const out = place('digits');
    const words = ['train', 'lenet-relu', '--steps', '40', '--engine', 'wasm', '--out', out];
    const trained = await runLienzo(words);
    expect([trained.exitCode, trained.stdout]).toEqual([0, expect.stringContaining(out)]);
    const evaluated = await runLienzo(['evaluate', out, '--json']);
    expect(evaluated.lines).toMatchObject([{ type: 'evaluation', examples: 2_000 }]);
    expect(evaluated.lines[0]?.['accuracy']).toBeGreaterThan(0.5);
    const again = await runLienzo(words);
    expect([again.exitCode, again.stderr]).toEqual([1, expect.stringContaining('--resume')]);
  });

  test('a character model is sampled, the same text for the same seed', async () => {
    const out = place('hello');
    const trained = await runLienzo([
      'train',
      'char-rnn-hello',
      '--steps',
      '30',
      '--engine',
      'wasm',
      '--out',
      out,
      '--json',
    ]);
    expect(trained.exitCode).toBe(0);
    const sample = (seed: string) =>
      runLienzo(['sample', out, '--prime', 'h', '--length', '20', '--seed', seed, '--json']);
    const [first, second] = [await sample('1'), await sample('1')];
    expect(first.lines).toMatchObject([{ type: 'sample', prime: 'h', seed: 1, temperature: 1 }]);
    expect(String(first.lines[0]?.['text'])).toMatch(/^h[helo\s]{20}$/);
    expect(second.lines).toEqual(first.lines);
  });

  test('Ctrl+C ends it with its checkpoint and exit code 130, and --resume goes on', async () => {
    const out = place('interrupted');
    const words = [
      'train',
      'playground',
      '--epochs',
      '40',
      '--engine',
      'wasm',
      '--out',
      out,
      '--json',
    ];
    const running = startLienzo(words);
    await running.line('run/epoch');
    running.process.kill('SIGINT');
    const stopped = await running.outcome;
    expect(stopped.exitCode).toBe(130);
    const finished = stopped.lines.find(({ type }) => type === 'run/finished');
    expect(finished).toMatchObject({ reason: 'stopped' });
    const resumed = await runLienzo([...words, '--resume']);
    expect(resumed.lines.find(({ type }) => type === 'run/started')?.['fromStep']).toBe(
      finished?.['steps'],
    );
    expect(resumed.lines.at(-1)).toMatchObject({
      type: 'run/finished',
      reason: 'completed',
      epochs: 40,
    });
  });

  test('a killed trainer ends it with a sentence and exit code 1', async () => {
    const running = startLienzo([
      'train',
      'playground',
      '--epochs',
      '5000',
      '--engine',
      'wasm',
      '--json',
    ]);
    const { trainerPid } = await running.line('run/started');
    await running.line('run/epoch');
    process.kill(Number(trainerPid), 'SIGKILL');
    const { exitCode, stderr, lines } = await running.outcome;
    expect([exitCode, lines.at(-1)?.type, lines.at(-1)?.['code']]).toEqual([
      1,
      'error',
      'trainer-killed',
    ]);
    expect(stderr).toMatch(/SIGKILL.*step \d/);
    expect(isSentence(stderr)).toBe(true);
  });

  test('divergence is exit code 1, a sentence, and null where the number would be', async () => {
    const document = buildTemplate('lenet-relu', 'Wild');
    const optimizer = { type: 'sgd', learningRate: 10 } as const;
    const training = { ...document.training, optimizer };
    // Without ReLUs that die, a learning rate like this goes to infinity.
    const networks = document.networks.map((network) => {
      const nodes = network.graph.nodes.map((node) =>
        node.config['activation'] === 'relu'
          ? { ...node, config: { ...node.config, activation: 'linear' } }
          : node,
      );
      return { ...network, graph: { ...network.graph, nodes } };
    });
    writeFileSync(place('wild.lienzo'), writeLienzoFile({ ...document, networks, training }));
    const words = ['train', place('wild.lienzo'), '--steps', '50', '--engine', 'wasm', '--json'];
    const { exitCode, lines, stderr } = await runLienzo(words);
    expect(exitCode).toBe(1);
    expect(lines.find(({ type }) => type === 'run/finished')).toMatchObject({ reason: 'diverged' });
    expect(lines.at(-1)).toMatchObject({ type: 'error', code: 'run-diverged' });
    expect(stderr).toContain('learning rate');
  });

  test('data that is not there is one sentence, and nothing is left running', async () => {
    const { exitCode, stderr, lines } = await runLienzo([
      'train',
      'lenet-relu',
      '--data',
      place('nowhere'),
      '--engine',
      'wasm',
      '--json',
    ]);
    expect([exitCode, lines.at(-1)?.type]).toEqual([1, 'error']);
    expect(stderr).toContain(place('nowhere'));
    expect(existsSync(place('nowhere'))).toBe(false);
  });
});
