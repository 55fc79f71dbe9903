import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { afterEach, expect, it, vi } from 'vitest';

import {
  createGraphBuilder,
  int32Tensor,
} from '../../../../src-trainer/engine/graph/graph-builder.ts';
import { NotRecordable } from '../../../../src-trainer/engine/graph/recorder.ts';
import { openSession } from '../../../../src-trainer/engine/graph/session.ts';
import { describeOnTensorflow } from './describe-on-tensorflow.ts';

describeOnTensorflow('a graph', (here) => {
  afterEach(() => {
    vi.unstubAllEnvs();
  });

  it('that TensorFlow does not take is refused with TensorFlow’s own words, and none stays open', () => {
    const { binding } = here.graphs;
    const builder = createGraphBuilder();
    builder.add('NoSuchOperation', []);
    const open = () => openSession(binding, builder.nodes);
    expect(open).toThrow(NotRecordable);
    expect(open).toThrow(/NoSuchOperation/);
    expect(binding.getNumOfSavedModels()).toBe(0);
  });

  it('leaves nothing on the disk, whether TensorFlow takes it or not', () => {
    const folder = mkdtempSync(join(tmpdir(), 'lienzo-session-'));
    vi.stubEnv('TMPDIR', folder);
    const builder = createGraphBuilder();
    const seven = builder.constant(int32Tensor([7]), { name: 'seven' });
    const session = openSession(here.graphs.binding, builder.nodes);
    expect(readdirSync(folder)).toEqual([]);
    expect([...session.run([], [seven])[0]!]).toEqual([7]);
    session.close();
    builder.add('NoSuchOperation', []);
    expect(() => openSession(here.graphs.binding, builder.nodes)).toThrow(NotRecordable);
    expect(readdirSync(folder)).toEqual([]);
    rmSync(folder, { recursive: true });
  });

  it('that cannot be written down is refused, so that training goes on without it', () => {
    vi.stubEnv('TMPDIR', join(tmpdir(), 'no-such-folder'));
    const open = () => openSession(here.graphs.binding, createGraphBuilder().nodes);
    expect(open).toThrow(NotRecordable);
    expect(open).toThrow(/no-such-folder/);
  });
});
