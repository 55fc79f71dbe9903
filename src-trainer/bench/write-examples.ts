import { open } from 'node:fs/promises';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';

import { parse } from 'secure-json-parse';

import { countElements } from '../../src-shared/graph/shape.ts';
import {
  examplesJobSchema,
  type PeerArray,
  type PeerData,
} from '../../src-shared/protocol/peer-job.ts';
import type { Examples } from '../datasets/dataset.ts';
import { loadDataset } from '../datasets/load-dataset.ts';
import { classCountOf } from '../run/check-fit.ts';

// Writes the training examples of a spec, as its first epoch sees them, into two files that any program can
// read, so that all train on the same: the job on stdin, what was written as one line of JSON on stdout.

const examplesAtOnce = 1024;
const resourcesFolder = join(import.meta.dirname, '../../resources');

const { spec, dataPath, folder } = examplesJobSchema.parse(parse(await text(process.stdin)));
const { train, inputShape, targetShape } = await loadDataset({
  data: spec.data,
  dataPath,
  resourcesFolder,
  seed: spec.training.seed,
  classCount: classCountOf(spec.model),
});
const examples = train.forEpoch(0);
const data: PeerData = {
  inputs: await write('inputs', examples.gatherInputs, inputShape),
  targets: await write('targets', examples.gatherTargets, targetShape),
};
console.log(JSON.stringify(data));

async function write(
  name: string,
  gather: Examples['gatherInputs'],
  shape: readonly number[],
): Promise<PeerArray> {
  const path = join(folder, `${name}.bin`);
  const file = await open(path, 'wx');
  let type: PeerArray['type'] = 'float32';
  let written = 0;
  try {
    for (let start = 0; start < examples.count; start += examplesAtOnce) {
      const length = Math.min(examplesAtOnce, examples.count - start);
      const numbers = gather(Int32Array.from({ length }, (_, index) => start + index));
      type = numbers instanceof Int32Array ? 'int32' : 'float32';
      written += numbers.length;
      await file.write(new Uint8Array(numbers.buffer, numbers.byteOffset, numbers.byteLength));
    }
  } finally {
    await file.close();
  }
  if (written !== examples.count * Number(countElements(shape)))
    throw new Error(`${name}: ${written} numbers for ${examples.count} examples`);
  return { path, type, shape: [examples.count, ...shape] };
}
