import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';

/** Where the sources of tfjs' binding lie. */
export function bindingFolder(): string {
  const { resolve } = createRequire(import.meta.url);
  return join(dirname(resolve('@tensorflow/tfjs-node-gpu/package.json')), 'binding');
}

/** The source that is built with changes. */
export const backendSource = 'tfjs_backend.cc';

/**
 * tfjs lets TensorFlow read the memory of a JavaScript array and gives the array free when TensorFlow is done with it,
 * on whatever thread that is. A graph lets go of what it was fed on its own threads, and Node's functions may be called
 * on JavaScript's alone: it tears up V8's records, and the process dies some other time, seldom and anywhere. So a
 * tensor gets memory of its own and a copy, and nothing is left to give back.
 */
const edits: readonly (readonly [from: RegExp, to: string])[] = [
  [
    / {2}\/\/ Sharing V8 memory with the underlying TensorFlow tensor[^]*?(?= {2}\/\/ Currently, int64-type Tensors are represented as Int32Arrays\.\n {2}\/\/ So the logic)/,
    '',
  ],
  [
    /TF_NewTensor\(dtype, shape, shape_length, array_data,\s*byte_size, DeallocTensor, auto_ref\)\);/,
    `TF_AllocateTensor(dtype, shape, shape_length, byte_size));
  if (byte_size > 0) std::memcpy(TF_TensorData(tensor.tensor), array_data, byte_size);`,
  ],
  [/ {4}delete auto_ref;\n(?= {4}TFE_DeleteTensorHandle)/, ''],
  [/\/\/ Callback to cleanup extra reference count[^]*?\n\}\n/, ''],
];

/** The source as it is built. Throws where tfjs' own is not the one that the changes were made for. */
export function backendSourceText(folder = bindingFolder()): string {
  const original = readFileSync(join(folder, backendSource), 'utf8');
  const changed = edits.reduce((text, [from, to]) => {
    if (!from.test(text)) throw new Error(`${backendSource} is not the one that is known`);
    return text.replace(from, () => to);
  }, original);
  return `#include <cstring>\n${changed}`;
}
