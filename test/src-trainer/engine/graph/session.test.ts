import { expect, test } from 'vitest';

import { createGraphBuilder } from '../../../../src-trainer/engine/graph/graph-builder.ts';
import { NotRecordable } from '../../../../src-trainer/engine/graph/recorder.ts';
import { openSession } from '../../../../src-trainer/engine/graph/session.ts';
import { openEngine } from '../../../../src-trainer/engine/open-engine.ts';
import { installedPacks } from '../../../src-main/host/engines/installed-pack.ts';

test('a graph that TensorFlow does not take is refused with TensorFlow’s own words, and none stays open', async () => {
  const packsFolder = installedPacks();
  if (packsFolder === undefined) {
    console.log('TensorFlow is not installed here: a graph that it refuses was not tried.');
    return;
  }
  const { engine } = await openEngine('tensorflow', { packsFolder });
  const binding = engine.graphs?.binding;
  if (binding === undefined) throw new Error('TensorFlow has no graphs');
  const builder = createGraphBuilder();
  builder.add('NoSuchOperation', []);
  const open = () => openSession(binding, builder.nodes);
  expect(open).toThrow(NotRecordable);
  expect(open).toThrow(/NoSuchOperation/);
  expect(binding.getNumOfSavedModels()).toBe(0);
  engine.dispose();
});
