import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import type { TFJSBinding } from '@tensorflow/tfjs-node-gpu/dist/tfjs_binding.js';

import type { GraphNode, Output } from './graph-builder.ts';
import { NotRecordable, type TensorId } from './recorder.ts';
import { encodeSavedModel, graphTag } from './saved-model.ts';

/** Numbers that are put into a graph. */
export type Feed = {
  readonly to: Output;
  readonly shape: readonly number[];
  readonly values: Float32Array | Int32Array | Uint8Array;
};

/** A tensor that TensorFlow holds already, to be put into a graph as it is. */
export type HeldFeed = { readonly to: Output; readonly id: TensorId };

/** A graph that TensorFlow holds ready, with variables of its own that last as long as it does. */
export type Session = {
  /** Runs what leads to `fetches`, and gives their numbers in that order. */
  readonly run: (
    feeds: readonly (Feed | HeldFeed)[],
    fetches: readonly Output[],
  ) => (Float32Array | Int32Array | Uint8Array)[];
  readonly close: () => void;
};

/**
 * Gives a graph to TensorFlow. Throws `NotRecordable` with TensorFlow's or the system's words where it does not
 * take it or the folder for temporary files cannot be written to.
 */
export function openSession(binding: TFJSBinding, nodes: readonly GraphNode[]): Session {
  // TensorFlow takes a graph from a folder only; it has read it whole when the call returns.
  const encoded = encodeSavedModel(nodes);
  const folder = orRefuse(() => mkdtempSync(join(tmpdir(), 'lienzo-graph-')));
  let session: number;
  try {
    session = orRefuse(() => {
      writeFileSync(join(folder, 'saved_model.pb'), encoded);
      return binding.loadSavedModel(folder, graphTag);
    });
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
  const typeOf = (values: Feed['values']): number => {
    if (values instanceof Float32Array) return binding.TF_FLOAT;
    return values instanceof Int32Array ? binding.TF_INT32 : binding.TF_UINT8;
  };

  return {
    run: (feeds, fetches) => {
      const own: TensorId[] = [];
      try {
        const ids = feeds.map((feed) => {
          if ('id' in feed) return feed.id;
          const { shape, values } = feed;
          const id = binding.createTensor([...shape], typeOf(values), values);
          own.push(id);
          return id;
        });
        const inputs = feeds.map(({ to }) => to).join(',');
        const outputs = binding.runSavedModel(session, ids, inputs, fetches.join(','));
        return outputs.map(({ id }) => {
          own.push(id);
          return binding.tensorDataSync(id);
        });
      } finally {
        for (const id of own) binding.deleteTensor(id);
      }
    },
    close: () => binding.deleteSavedModel(session),
  };
}

/** What is refused on the way to TensorFlow does not end a run: it can be trained operation by operation. */
function orRefuse<Result>(work: () => Result): Result {
  try {
    return work();
  } catch (error) {
    throw new NotRecordable(
      'not-compiled-refused',
      error instanceof Error ? error.message : String(error),
    );
  }
}
