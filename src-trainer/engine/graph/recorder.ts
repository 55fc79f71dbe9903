import type { Tensor } from '@tensorflow/tfjs-core';
import type { NodeJSKernelBackend } from '@tensorflow/tfjs-node-gpu/dist/nodejs_kernel_backend.js';
import type {
  TensorMetadata,
  TFEOpAttr,
  TFJSBinding,
} from '@tensorflow/tfjs-node-gpu/dist/tfjs_binding.js';

/** The binding's number for a tensor that TensorFlow holds. No number is used twice. */
export type TensorId = number;

/** One TensorFlow operation as it was executed. */
export type RecordedOperation = {
  readonly name: string;
  readonly attributes: readonly TFEOpAttr[];
  readonly inputs: readonly TensorId[];
  readonly outputs: readonly TensorMetadata[];
};

/** Numbers that JavaScript handed to TensorFlow. `dtype` as TensorFlow numbers its types. */
export type RecordedConstant = {
  readonly id: TensorId;
  readonly shape: readonly number[];
  readonly dtype: number;
  readonly bytes: Uint8Array;
};

/** All that TensorFlow was asked while something ran, in the order in which it was. */
export type Recording = {
  readonly operations: readonly RecordedOperation[];
  readonly constants: readonly RecordedConstant[];
};

/** Why something cannot become a graph; each has its sentence in `messages`. */
export type Unrecordable =
  /** JavaScript looked at numbers in the middle of it. */
  | 'not-compiled-reads-back'
  /** Two recordings differ in what must be the same. */
  | 'not-compiled-varies'
  /** It uses something that a graph cannot hold. */
  | 'not-compiled-foreign'
  /** TensorFlow, or the system, did not take the graph. */
  | 'not-compiled-refused'
  /** The graph gives other numbers. */
  | 'not-compiled-disagrees';

/** What was run cannot become a graph, and why; the message is for the log. */
export class NotRecordable extends Error {
  readonly code: Unrecordable;

  constructor(code: Unrecordable, message: string) {
    super(message);
    this.code = code;
  }
}

/** Listens to what tfjs asks of TensorFlow, through a binding that passes everything on. */
export type Recorder = {
  /** What the backend is to be given in the place of the real binding. */
  readonly binding: TFJSBinding;
  /**
   * Runs `work`, as ever, and says what TensorFlow was asked. Throws `NotRecordable` where something was read
   * back: what JavaScript then did with the numbers could not be in the graph.
   */
  readonly record: (work: () => void) => Recording;
  /** Under which number TensorFlow holds a tensor; it is brought there if it was not yet. */
  readonly idOf: (tensor: Tensor) => TensorId;
};

/** @param backendOf the backend that was given `binding`; asked for when it is first needed. */
export function createRecorder(
  real: TFJSBinding,
  backendOf: () => Pick<NodeJSKernelBackend, 'executeSingleInput'>,
): Recorder {
  let isRecording = false;
  /** Absent where nobody records, and while a tensor's number is found out. */
  let operations: RecordedOperation[] | undefined;
  let constants: RecordedConstant[] = [];
  let lastInputs: readonly TensorId[] = [];

  const executeOp: TFJSBinding['executeOp'] = (name, attributes, inputs, outputCount) => {
    const outputs = real.executeOp(name, attributes, inputs, outputCount);
    lastInputs = inputs;
    operations?.push({ name, attributes, inputs: [...inputs], outputs });
    return outputs;
  };
  const createTensor: TFJSBinding['createTensor'] = (shape, dtype, buffer) => {
    const id = real.createTensor(shape, dtype, buffer);
    if (isRecording) {
      constants.push({ id, shape: [...shape], dtype, bytes: bytesOf(buffer) });
    }
    return id;
  };
  const tensorDataSync: TFJSBinding['tensorDataSync'] = (id) => {
    if (operations !== undefined)
      throw new NotRecordable('not-compiled-reads-back', 'a tensor was read back');
    return real.tensorDataSync(id);
  };
  // Its own properties stand before the real ones, which stay as they are.
  const binding = Object.create(real, {
    executeOp: { value: executeOp },
    createTensor: { value: createTensor },
    tensorDataSync: { value: tensorDataSync },
  }) as TFJSBinding;

  return {
    binding,
    record: (work) => {
      if (isRecording) throw new Error('a recording is under way already');
      isRecording = true;
      operations = [];
      constants = [];
      try {
        work();
        return { operations, constants };
      } finally {
        isRecording = false;
        operations = undefined;
        constants = [];
      }
    },
    idOf: (tensor) => {
      const heard = operations;
      operations = undefined;
      try {
        backendOf().executeSingleInput('Identity', tensor).dispose();
      } finally {
        operations = heard;
      }
      const [id] = lastInputs;
      if (id === undefined) throw new Error('TensorFlow was not asked for the tensor');
      return id;
    },
  };
}

/** A copy: the array may be changed before the recording is looked at. */
function bytesOf(buffer: Parameters<TFJSBinding['createTensor']>[2]): Uint8Array {
  if (!ArrayBuffer.isView(buffer))
    throw new NotRecordable('not-compiled-foreign', 'a tensor of strings was made');
  return new Uint8Array(buffer.buffer, buffer.byteOffset, buffer.byteLength).slice();
}
