import { expect, test } from 'vitest';

import { BenchSubject } from '../../../src-renderer/captions/bench-subject.svelte.ts';
import { Captioning } from '../../../src-renderer/captions/captioning.svelte.ts';
import type { DataSource } from '../../../src-shared/document/document.ts';
import { digitsSpec } from '../run/example-run.ts';
import { reactive } from '../run/reactive.svelte.ts';

const scenes = (frames?: 2): DataSource => ({
  ...{ kind: 'scenes', count: 100, seed: 1, language: 'es' },
  ...(frames && { frames }),
});
const imported = (id: string): DataSource => ({
  kind: 'imported',
  id,
});

/** A bench whose network takes pictures of `[2, 2, channels]`. */
function setUp() {
  const specOf = (source: DataSource, channels = 3) => ({
    ...digitsSpec,
    model: {
      ...digitsSpec.model,
      inputs: [{ id: 'picture', shape: [2, 2, channels], numbers: 'float' as const }],
    },
    data: { ...digitsSpec.data, source },
  });
  const spec = reactive(specOf(scenes()));
  const captioning = new Captioning();
  const subject = new BenchSubject({
    example: 4,
    captioning,
    get spec() {
      return spec.value;
    },
  });
  return {
    subject,
    captioning,
    learnFrom: (source: DataSource, channels?: number) => (spec.value = specOf(source, channels)),
  };
}

test('a picture of a person’s own is asked about for as long as the network takes such pictures', () => {
  const { subject, learnFrom } = setUp();
  subject.source = 'brought';
  expect(subject.asked).toBeUndefined();
  subject.brought = new Float32Array(12);
  expect(subject.asked?.kind).toBe('given');
  learnFrom({ ...scenes() });
  expect(subject.asked?.kind).toBe('given');
  // Two frames have the colours of two.
  learnFrom(scenes(2), 6);
  expect(subject.brought).toBeUndefined();
  expect(subject.asked).toBeUndefined();
});

test('a picture that was fitted for other data is taken no more', () => {
  const { subject, learnFrom } = setUp();
  subject.source = 'brought';
  learnFrom(imported('dogs'));
  subject.brought = new Float32Array(12);
  expect(subject.asked?.kind).toBe('given');
  learnFrom(imported('cats'));
  expect(subject.asked).toBeUndefined();
  expect(subject.source).toBe('brought');
});

test('where scenes cannot be drawn, a held-out picture lies on the bench', () => {
  const { subject, learnFrom } = setUp();
  subject.source = 'drawn';
  expect(subject.source).toBe('drawn');
  learnFrom(imported('dogs'));
  expect(subject.source).toBe('unseen');
  expect(subject.asked).toEqual({ kind: 'held-out', example: 4 });
  expect(subject.verdict).toEqual({ kind: 'unknown' });
});

test('a held-out picture of imported data has its own captions beside what is said of it', () => {
  const { subject, captioning, learnFrom } = setUp();
  learnFrom(imported('dogs'));
  const hear = (references?: string[][]): void =>
    captioning.hear(
      {
        ...{ type: 'probe/beam', probeId: 'beam', runId: 'run-1', step: 7, steps: 14 },
        asked: { beamWidth: 2, example: 4 },
        tree: { nodes: [], path: [] },
        ...(references && { references }),
        picture: { shape: [1, 1, 1], offset: 0 },
      },
      new Uint8Array(4),
    );
  hear([
    ['a', 'dog'],
    ['one', 'dog'],
  ]);
  expect(subject.verdict).toEqual({ kind: 'told', references: ['a dog', 'one dog'] });
  hear();
  expect(subject.verdict).toEqual({ kind: 'unknown' });
});
