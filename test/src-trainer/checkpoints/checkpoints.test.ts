import { mkdir, mkdtemp, readdir, readFile, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import {
  loadCheckpoint,
  saveCheckpoint,
} from '../../../src-trainer/checkpoints/checkpoint-folder.ts';
import type { Checkpoint, Progress } from '../../../src-trainer/checkpoints/checkpoint.ts';
import {
  decodeCheckpoint,
  encodeCheckpoint,
} from '../../../src-trainer/checkpoints/encode-checkpoint.ts';
import {
  decodeSafetensors,
  encodeSafetensors,
} from '../../../src-trainer/checkpoints/safetensors.ts';
import { writeFileWhole } from '../../../src-trainer/checkpoints/write-file.ts';
import { problemOf } from '../run-in-process.ts';

const folder = (): Promise<string> => mkdtemp(join(tmpdir(), 'lienzo-checkpoint-'));

function checkpointAt(step: number, best?: Progress['best']): Checkpoint {
  return {
    progress: {
      format: 1,
      step,
      epoch: 0,
      stepsInEpoch: step,
      seed: 1,
      epochSums: { loss: 0.1 + 0.2, examples: 3, correct: 1, answers: 3 },
      trainedSeconds: 1,
      trainedExamples: 3,
      ...(best && { best }),
    },
    tensors: [
      {
        name: 'weights/dense_1/kernel',
        shape: [2, 2],
        values: Float32Array.of(1, -2, step, 1e-30),
      },
      { name: 'weights/dense_1/bias', shape: [], values: Float32Array.of(0.1) },
    ],
  };
}

describe('safetensors', () => {
  it('gives back the tensors and words that went in', () => {
    const shape = fc.array(fc.integer({ min: 0, max: 4 }), { maxLength: 4 });
    const tensor = shape.chain((axes) => {
      const length = axes.reduce((product, size) => product * size, 1);
      return fc
        .float32Array({ minLength: length, maxLength: length })
        .map((values) => ({ shape: axes, values }));
    });
    fc.assert(
      fc.property(
        fc.array(tensor, { maxLength: 5 }),
        fc.dictionary(fc.stringMatching(/^[a-z]{1,5}$/), fc.string()),
        (list, metadata) => {
          const tensors = list.map((one, index) => ({ name: `weights/${index}`, ...one }));
          const decoded = decodeSafetensors(encodeSafetensors({ tensors, metadata }));
          expect(decoded.tensors).toEqual(tensors);
          expect({ ...decoded.metadata }).toEqual({ ...metadata });
        },
      ),
    );
  });

  it('follows the format: header length, JSON with dtype, shape and offsets, then the numbers', () => {
    const bytes = encodeSafetensors({
      tensors: [{ name: 'a', shape: [1, 2], values: Float32Array.of(1, 2) }],
      metadata: { k: 'v' },
    });
    const length = Number(new DataView(bytes.buffer).getBigUint64(0, true));
    expect(length % 8).toBe(0);
    expect(JSON.parse(new TextDecoder().decode(bytes.subarray(8, 8 + length)))).toEqual({
      __metadata__: { k: 'v' },
      a: { dtype: 'F32', shape: [1, 2], data_offsets: [0, 8] },
    });
    expect([...new Float32Array(bytes.buffer, 8 + length)]).toEqual([1, 2]);
  });
});

describe('a checkpoint', () => {
  it('is refused when a single bit of it is wrong, or when it is cut', () => {
    const bytes = encodeCheckpoint(checkpointAt(5));
    expect(decodeCheckpoint(bytes)).toEqual(checkpointAt(5));
    const headerEnd = 8 + Number(new DataView(bytes.buffer).getBigUint64(0, true));
    fc.assert(
      fc.property(
        fc.integer({ min: headerEnd, max: bytes.length - 1 }),
        fc.integer({ min: 0, max: 7 }),
        (place, bit) => {
          const damaged = bytes.slice();
          damaged[place] = (damaged[place] ?? 0) ^ (1 << bit);
          expect(() => decodeCheckpoint(damaged)).toThrow();
        },
      ),
    );
    for (const length of [0, 7, 8, 100, bytes.length - 1]) {
      expect(() => decodeCheckpoint(bytes.slice(0, length))).toThrow();
    }
  });
});

describe('the folder of checkpoints', () => {
  it('keeps the two newest and the best', async () => {
    const dir = await folder();
    for (const step of [10, 20, 30, 40]) {
      await saveCheckpoint(dir, checkpointAt(step, { step: 10, loss: 0.5 }));
    }
    expect((await readdir(join(dir, 'checkpoints'))).sort()).toEqual([
      '10.safetensors',
      '30.safetensors',
      '40.safetensors',
    ]);
    expect((await loadCheckpoint(dir))?.progress.step).toBe(40);
    expect((await loadCheckpoint(dir, 'best'))?.progress.step).toBe(10);
  });

  it('gives the newest that is whole, and says so where none is', async () => {
    const dir = await folder();
    expect(await loadCheckpoint(dir)).toBeUndefined();
    await saveCheckpoint(dir, checkpointAt(10));
    await saveCheckpoint(dir, checkpointAt(20));
    await writeFile(join(dir, 'checkpoints', '20.safetensors'), 'half');
    expect((await loadCheckpoint(dir))?.progress.step).toBe(10);
    await writeFile(join(dir, 'checkpoints', '10.safetensors'), '');
    expect((await problemOf(loadCheckpoint(dir))).code).toBe('checkpoint-broken');
  });

  it('says where it could not be written, and leaves what was there', async () => {
    const dir = await folder();
    await saveCheckpoint(dir, checkpointAt(10));
    // A folder stands where the file has to go.
    await mkdir(join(dir, 'checkpoints', '20.safetensors'));
    const problem = await problemOf(saveCheckpoint(dir, checkpointAt(20)));
    expect(problem.code).toBe('checkpoint-unwritable');
    expect((await loadCheckpoint(dir))?.progress.step).toBe(10);
    expect(await readdir(join(dir, 'checkpoints'))).toHaveLength(2);
  });
});

describe('writing a file whole', () => {
  it('leaves the old file and no temporary one where it fails', async () => {
    const dir = await folder();
    const path = join(dir, 'file');
    await writeFileWhole(path, Uint8Array.of(1, 2, 3));
    expect([...(await readFile(path))]).toEqual([1, 2, 3]);
    await expect(writeFileWhole(join(dir, 'nowhere', 'file'), Uint8Array.of(1))).rejects.toThrow();
    expect(await readdir(dir)).toEqual(['file']);
  });
});
