import { readFileSync } from 'node:fs';
import { join } from 'node:path';

import { BinaryReader } from '@bufbuild/protobuf/wire';
import type { TFJSBinding } from '@tensorflow/tfjs-node-gpu/dist/tfjs_binding.js';

import type { GraphEngine } from '../../../../src-trainer/engine/graph/graph-engine.ts';

/** What went through an engine's door for graphs. */
export type Tap = {
  /** The engine's door with somebody listening. */
  readonly graphs: GraphEngine;
  /** How often something was recorded, how many graphs TensorFlow was given, and how many bytes were put into them. */
  readonly counts: { recordings: number; graphs: number; fedBytes: number };
  /** The nodes of the last graph, as TensorFlow read them. */
  readonly nodes: () => readonly Node[];
};

export type Node = { readonly name: string; readonly operation: string };

/** Listens to what an engine is asked. Nothing is changed on the way. */
export function tapGraphs(real: GraphEngine): Tap {
  const counts = { recordings: 0, graphs: 0, fedBytes: 0 };
  let nodes: readonly Node[] = [];
  const loadSavedModel: TFJSBinding['loadSavedModel'] = (folder, tags) => {
    counts.graphs += 1;
    nodes = readNodes(readFileSync(join(folder, 'saved_model.pb')));
    return real.binding.loadSavedModel(folder, tags);
  };
  const createTensor: TFJSBinding['createTensor'] = (shape, dtype, buffer) => {
    if (ArrayBuffer.isView(buffer)) counts.fedBytes += buffer.byteLength;
    return real.binding.createTensor(shape, dtype, buffer);
  };
  const binding = Object.create(real.binding, {
    loadSavedModel: { value: loadSavedModel },
    createTensor: { value: createTensor },
  }) as TFJSBinding;
  const recorder: GraphEngine['recorder'] = {
    ...real.recorder,
    record: (work) => {
      counts.recordings += 1;
      return real.recorder.record(work);
    },
  };
  return { graphs: { ...real, binding, recorder }, counts, nodes: () => nodes };
}

/** The nodes of a SavedModel. Its fields are those that `encodeSavedModel` names. */
function readNodes(file: Uint8Array): Node[] {
  const [metaGraph] = messagesOf(file, 2);
  const [graph] = messagesOf(metaGraph!, 2);
  const text = new TextDecoder();
  return messagesOf(graph!, 1).map((node) => {
    const [name] = messagesOf(node, 1);
    const [operation] = messagesOf(node, 2);
    return { name: text.decode(name), operation: text.decode(operation) };
  });
}

/** The contents of one field, each time it is there. */
function messagesOf(message: Uint8Array, wanted: number): Uint8Array[] {
  const reader = new BinaryReader(message);
  const found: Uint8Array[] = [];
  while (reader.pos < reader.len) {
    const [field, type] = reader.tag();
    if (field === wanted) found.push(reader.bytes());
    else reader.skip(type, field);
  }
  return found;
}
