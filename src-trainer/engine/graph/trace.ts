import type { Tensor } from '@tensorflow/tfjs-core';
import type { TFEOpAttr } from '@tensorflow/tfjs-node-gpu/dist/tfjs_binding.js';

import { NotRecordable, type RecordedConstant, type Recorder, type TensorId } from './recorder.ts';

/** Where an operation of a trace takes an input from. */
export type Source =
  | { readonly kind: 'operation'; readonly operation: number; readonly output: number }
  | { readonly kind: 'constant'; readonly constant: number }
  /** Known from outside, by the name that `externals` gave it. */
  | { readonly kind: 'external'; readonly name: string };

export type TracedOperation = {
  readonly name: string;
  readonly attributes: readonly TFEOpAttr[];
  readonly inputs: readonly Source[];
  /** Shape and TensorFlow's type number of each output. */
  readonly outputs: readonly { readonly shape: readonly number[]; readonly dtype: number }[];
};

export type TracedConstant = Omit<RecordedConstant, 'id'>;

/** A calculation as a list of operations: what ran, without the numbers it ran on. */
export type Trace = {
  readonly operations: readonly TracedOperation[];
  readonly constants: readonly TracedConstant[];
  /** What came of it, by name. */
  readonly results: ReadonlyMap<string, Source>;
};

/** Constants of more bytes than this, unless all alike, are refused: they would be data in the disguise of a constant. */
const largestConstantBytes = 65_536;

/**
 * Runs `work` once and gives what it did as a trace: each number that went into an operation is either one of
 * the `externals` (a weight, an example, a rate), comes from an operation before, or was written down by
 * JavaScript in between. Throws `NotRecordable` where anything else was used.
 *
 * @param work gives the tensors that are wanted, by name; it may change variables among the externals
 */
export function traceWork(
  recorder: Recorder,
  externals: ReadonlyMap<string, Tensor>,
  work: () => ReadonlyMap<string, Tensor>,
): Trace {
  const sources = new Map<TensorId, Source>();
  for (const [name, tensor] of externals) {
    sources.set(recorder.idOf(tensor), { kind: 'external', name });
  }
  const wanted = new Map<string, TensorId>();
  const recording = recorder.record(() => {
    for (const [name, tensor] of work()) wanted.set(name, recorder.idOf(tensor));
  });
  for (const [constant, { id }] of recording.constants.entries()) {
    sources.set(id, { kind: 'constant', constant });
  }
  const sourceOf = (id: TensorId, user: string): Source => {
    const source = sources.get(id);
    if (source === undefined) {
      throw new NotRecordable(
        'not-compiled-foreign',
        `${user} uses a tensor that was made before the step`,
      );
    }
    return source;
  };
  const operations = recording.operations.map((recorded, operation): TracedOperation => {
    const inputs = recorded.inputs.map((id) => sourceOf(id, recorded.name));
    for (const [output, { id }] of recorded.outputs.entries()) {
      sources.set(id, { kind: 'operation', operation, output });
    }
    const outputs = recorded.outputs.map(({ shape, dtype }) => ({ shape, dtype }));
    return { name: recorded.name, attributes: recorded.attributes, inputs, outputs };
  });
  const results = new Map([...wanted].map(([name, id]) => [name, sourceOf(id, name)]));
  const trace = prune({ operations, constants: recording.constants, results });
  for (const { bytes, shape, dtype } of trace.constants) {
    if (bytes.length > largestConstantBytes && !isUniform(bytes, widthOf(bytes, shape))) {
      const size = `[${shape.join(', ')}] of type ${dtype}`;
      throw new NotRecordable(
        'not-compiled-foreign',
        `a constant ${size} was written down in the step`,
      );
    }
  }
  return trace;
}

/** Whether all numbers of a constant are the same; `width` bytes each. */
export function isUniform(bytes: Uint8Array, width: number): boolean {
  return bytes.every((byte, index) => byte === bytes[index % width]);
}

/** Bytes of one number of a constant. */
export function widthOf(bytes: Uint8Array, shape: readonly number[]): number {
  const count = shape.reduce((product, size) => product * size, 1);
  return count === 0 ? 1 : bytes.length / count;
}

/** Leaves out what leads to no result, and numbers the rest anew. */
export function prune({ operations, constants, results }: Trace): Trace {
  const usedOperations = new Set<number>();
  const usedConstants = new Set<number>();
  const use = (source: Source): void => {
    if (source.kind === 'operation') usedOperations.add(source.operation);
    if (source.kind === 'constant') usedConstants.add(source.constant);
  };
  for (const source of results.values()) use(source);
  for (const [index, operation] of [...operations.entries()].toReversed()) {
    if (usedOperations.has(index)) operation.inputs.forEach(use);
  }
  const operationAt = places(usedOperations);
  const constantAt = places(usedConstants);
  const move = (source: Source): Source => {
    switch (source.kind) {
      case 'operation':
        return { ...source, operation: operationAt.get(source.operation) ?? -1 };
      case 'constant':
        return { ...source, constant: constantAt.get(source.constant) ?? -1 };
      case 'external':
        return source;
    }
  };
  return {
    operations: operations
      .filter((_, index) => usedOperations.has(index))
      .map((operation) => ({ ...operation, inputs: operation.inputs.map(move) })),
    constants: constants
      .filter((_, index) => usedConstants.has(index))
      .map(({ shape, dtype, bytes }) => ({ shape, dtype, bytes })),
    results: new Map([...results].map(([name, source]) => [name, move(source)])),
  };
}

function places(used: ReadonlySet<number>): ReadonlyMap<number, number> {
  return new Map([...used].toSorted((a, b) => a - b).map((old, place) => [old, place]));
}
