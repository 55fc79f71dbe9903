import type { UnrolledFrame } from '../../src-shared/protocol/unrolled-frame.ts';
import { decodeNumbers, type Numbers } from '../run/decode-frame.ts';

type FrameBack = NonNullable<UnrolledFrame['back']>;
type FrameAnswer = NonNullable<UnrolledFrame['answer']>;

/** How a loss changes with the state behind each step. */
export type WayBack = {
  /** `[steps]`. */
  readonly sizes: Numbers;
  readonly memorySizes: Numbers | undefined;
  /** `[steps, units]`. */
  readonly byOutputs: Numbers | undefined;
};

/** What the network says, `[answers, ...]`. */
export type Answer = Pick<FrameAnswer, 'nodeId' | 'loss' | 'isEach' | 'size'> & {
  readonly values: Numbers | undefined;
  readonly top: { readonly classes: Numbers; readonly shares: Numbers } | undefined;
  readonly targets: Numbers;
  readonly rightShares: Numbers | undefined;
};

/** A recurrent layer along time, with its numbers. */
export type Unrolled = Pick<
  UnrolledFrame,
  | ('step' | 'runId' | 'nodeId' | 'layer' | 'activation' | 'example' | 'examples' | 'isTyped')
  | ('features' | 'units' | 'loss' | 'lastLoss' | 'clipping')
> & {
  readonly steps: number;
  readonly tokens: Numbers | undefined;
  readonly taken: Numbers | undefined;
  /** `[steps, features]`, `[steps, units]`. */
  readonly inputs: Numbers;
  readonly outputs: Numbers;
  readonly memories: Numbers | undefined;
  readonly gates: ReadonlyMap<string, Numbers>;
  readonly answer: Answer | undefined;
  readonly losses: Numbers;
  readonly back: { readonly all: WayBack; readonly last: WayBack | undefined } | undefined;
  readonly weights: ReadonlyMap<string, Numbers>;
  readonly readout:
    { readonly activation: string; readonly weights: ReadonlyMap<string, Numbers> } | undefined;
};

export function decodeUnrolled(frame: UnrolledFrame, bytes: Uint8Array<ArrayBuffer>): Unrolled {
  type Floats = UnrolledFrame['inputs'];
  const read = (floats: Floats): Numbers => decodeNumbers(floats, bytes);
  const maybe = (floats: Floats | undefined): Numbers | undefined => floats && read(floats);
  const named = (list: readonly { readonly name: string; readonly floats: Floats }[]) =>
    new Map(list.map(({ name, floats }) => [name, read(floats)]));
  const wayBack = (way: FrameBack['all']): WayBack => ({
    sizes: read(way.sizes),
    memorySizes: maybe(way.memorySizes),
    byOutputs: maybe(way.byOutputs),
  });
  const { answer, back, readout } = frame;
  return {
    ...frame,
    steps: frame.outputs.shape[0] ?? 0,
    tokens: maybe(frame.tokens),
    taken: maybe(frame.taken),
    inputs: read(frame.inputs),
    outputs: read(frame.outputs),
    memories: maybe(frame.memories),
    gates: named(frame.gates),
    answer: answer && {
      ...answer,
      values: maybe(answer.values),
      top: answer.top && { classes: read(answer.top.classes), shares: read(answer.top.shares) },
      targets: read(answer.targets),
      rightShares: maybe(answer.rightShares),
    },
    losses: read(frame.losses),
    back: back && { all: wayBack(back.all), last: back.last && wayBack(back.last) },
    weights: named(frame.weights),
    readout: readout && { activation: readout.activation, weights: named(readout.weights) },
  };
}

/** One step of numbers `[steps, ...]`. */
export function rowOf(numbers: Numbers | undefined, step: number): Float32Array {
  if (numbers === undefined) return new Float32Array(0);
  const size = numbers.data.length / (numbers.shape[0] ?? 1);
  return numbers.data.subarray(step * size, (step + 1) * size);
}

/** Where the answer behind a step stands among the answers; nowhere where the step has none. */
export function answerAt({ answer, steps }: Unrolled, step: number): number | undefined {
  if (answer === undefined) return undefined;
  if (answer.isEach) return step;
  return step === steps - 1 ? 0 : undefined;
}
