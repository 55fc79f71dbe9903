import type { MergeMode } from '../../src-shared/layers/layer-library.ts';
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

/** What one recurrence does to the sequence; its numbers stand at the steps of the sequence. */
export type Side = {
  /** `[steps, units]`. */
  readonly outputs: Numbers;
  readonly memories: Numbers | undefined;
  readonly gates: ReadonlyMap<string, Numbers>;
  /** The step whose loss is looked at alone. */
  readonly lastLoss: number | undefined;
  readonly back: { readonly all: WayBack; readonly last: WayBack | undefined } | undefined;
  readonly weights: ReadonlyMap<string, Numbers>;
};

/** The two recurrences of a Bidirectional. */
export type BothSides = {
  readonly rightwards: Side;
  readonly leftwards: Side;
  readonly mode: MergeMode;
  /** What leaves both together: `[steps, size]`, or `[1, size]` of the last step of each. */
  readonly results: Numbers;
};

/** A recurrent layer along time, with its numbers. Of a Bidirectional the side that one looks at. */
export type Unrolled = Side &
  Pick<
    UnrolledFrame,
    | ('step' | 'runId' | 'nodeId' | 'layer' | 'activation' | 'example' | 'examples' | 'isTyped')
    | ('features' | 'units' | 'hasBias' | 'loss' | 'clipping')
  > & {
    readonly steps: number;
    readonly tokens: Numbers | undefined;
    /** The example itself, where it is measurements: `[frames, height, width, channels]` of a film. */
    readonly given: Numbers | undefined;
    readonly taken: Numbers | undefined;
    /** `[steps, features]`. */
    readonly inputs: Numbers;
    readonly answer: Answer | undefined;
    readonly losses: Numbers;
    readonly both: BothSides | undefined;
    /** Whether it reads the sequence from its end to its beginning. */
    readonly isLeftwards: boolean;
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
  type FrameSide = Pick<
    UnrolledFrame,
    'outputs' | 'memories' | 'gates' | 'lastLoss' | 'back' | 'weights'
  >;
  const side = ({ outputs, memories, gates, lastLoss, back, weights }: FrameSide): Side => ({
    outputs: read(outputs),
    memories: maybe(memories),
    gates: named(gates),
    lastLoss,
    back: back && { all: wayBack(back.all), last: back.last && wayBack(back.last) },
    weights: named(weights),
  });
  const { answer, readout, leftwards, merged } = frame;
  const rightwards = side(frame);
  return {
    ...frame,
    ...rightwards,
    isLeftwards: false,
    both: leftwards &&
      merged && {
        rightwards,
        leftwards: side(leftwards),
        mode: merged.mode,
        results: read(merged.results),
      },
    steps: frame.outputs.shape[0] ?? 0,
    tokens: maybe(frame.tokens),
    given: maybe(frame.given),
    taken: maybe(frame.taken),
    inputs: read(frame.inputs),
    answer: answer && {
      ...answer,
      values: maybe(answer.values),
      top: answer.top && { classes: read(answer.top.classes), shares: read(answer.top.shares) },
      targets: read(answer.targets),
      rightShares: maybe(answer.rightShares),
    },
    losses: read(frame.losses),
    readout: readout && { activation: readout.activation, weights: named(readout.weights) },
  };
}

/** One step of numbers `[steps, ...]`. */
export function rowOf(numbers: Numbers | undefined, step: number): Float32Array {
  if (numbers === undefined) return new Float32Array(0);
  const size = numbers.data.length / (numbers.shape[0] ?? 1);
  return numbers.data.subarray(step * size, (step + 1) * size);
}

/** The same layer with its other recurrence in view; what has only one stays as it is. */
export function turnTo(unrolled: Unrolled, isLeftwards: boolean): Unrolled {
  const { both } = unrolled;
  if (both === undefined || unrolled.isLeftwards === isLeftwards) return unrolled;
  return { ...unrolled, ...(isLeftwards ? both.leftwards : both.rightwards), isLeftwards };
}

/** The step that a recurrence comes to `by` steps after another; nothing beyond the ends. */
export function stepAfter(
  { isLeftwards, steps }: Pick<Unrolled, 'isLeftwards' | 'steps'>,
  step: number,
  by: 1 | -1,
): number | undefined {
  const next = isLeftwards ? step - by : step + by;
  return next >= 0 && next < steps ? next : undefined;
}

/** Whether a step is passed over, as padding is: the layer reads nothing there and keeps its state. */
export function isPassed({ taken }: Pick<Unrolled, 'taken'>, step: number): boolean {
  return taken?.data[step] === 0;
}

/** Whether something should be said behind a step: padding, and what is left out of a loss along time, asks for nothing. */
export function isAsked(
  { losses, lastLoss }: Pick<Unrolled, 'losses' | 'lastLoss'>,
  step: number,
): boolean {
  return lastLoss === undefined || !Number.isNaN(losses.data[step]);
}

/** Where a way along time ends that goes to the right or to the left: at a step that is taken, where there is one. */
export function lastStep(
  { steps, taken }: Pick<Unrolled, 'steps' | 'taken'>,
  goesRight: boolean,
): number {
  const isTaken = (one: number): boolean => one !== 0;
  const found = goesRight ? taken?.data.findLastIndex(isTaken) : taken?.data.findIndex(isTaken);
  return found === undefined || found < 0 ? (goesRight ? steps - 1 : 0) : found;
}

/** Where the answer behind a step stands among the answers; nowhere where the step has none. */
export function answerAt(
  { answer, steps, isLeftwards }: Pick<Unrolled, 'answer' | 'steps' | 'isLeftwards'>,
  step: number,
): number | undefined {
  if (answer === undefined) return undefined;
  if (answer.isEach) return step;
  return stepAfter({ steps, isLeftwards }, step, 1) === undefined ? 0 : undefined;
}
