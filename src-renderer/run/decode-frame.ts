import type { Shape } from '../../src-shared/graph/shape.ts';
import type { ProbeFrame } from '../../src-shared/protocol/probe.ts';
import { readFloat32 } from './read-floats.ts';

/** Numbers of a model, with their axes. */
export type Numbers = { readonly data: Float32Array<ArrayBuffer>; readonly shape: Shape };

/** What a layer computes for the chosen example. */
export type NodePicture = Numbers & {
  /** Differs from `shape` where only the first channels were sent. */
  readonly fullShape: Shape;
};

/** What every layer computes for one held-out example. */
export type Activations = {
  readonly runId: string | undefined;
  readonly step: number;
  readonly example: number;
  /** The example's true class or value; absent for a sequence. */
  readonly label: number | undefined;
  readonly nodes: ReadonlyMap<string, NodePicture>;
};

export type Prediction = {
  readonly example: number;
  readonly label: number;
  readonly predicted: number;
  readonly confidence: number;
  /** The example itself, `[height, width, channels]` or `[features]`. */
  readonly picture: Numbers;
};

/** Held-out examples, wrong ones first. */
export type Predictions = {
  readonly step: number;
  readonly total: number;
  readonly wrong: number;
  readonly items: readonly Prediction[];
};

export type Weights = Numbers & {
  readonly nodeId: string;
  readonly step: number;
  /** Of a normalisation: all its weights by their own names. */
  readonly vectors: readonly (Numbers & { readonly name: string })[];
};

/** What a net with two inputs says of every point of its plane. */
export type Surface = Numbers & {
  readonly step: number;
  readonly range: readonly [number, number];
  /** `[points, 4]`: x, y, class or number, held out (0 or 1). */
  readonly points: Numbers;
};

/** What every unit of layers of a net with two inputs says of every point, `[rows, columns, units]` a node. */
export type UnitMaps = {
  readonly runId: string | undefined;
  readonly step: number;
  readonly range: readonly [number, number];
  readonly nodes: ReadonlyMap<string, NodePicture>;
};

/** What a net from one number to one number says all along its data. */
export type CurveFit = {
  readonly step: number;
  /** The smallest and the largest x; the places lie evenly from one to the other. */
  readonly range: readonly [number, number];
  /** `[places]`. */
  readonly fitted: Numbers;
  /** What each unit adds, `[units, places]`; with the bias they sum to `fitted`. */
  readonly sum: (Numbers & { readonly nodeId: string; readonly bias: number }) | undefined;
  /** `[points, 3]`: x, y, held out (0 or 1). */
  readonly points: Numbers;
};

/** Text that the model writes now. */
export type LiveSample = {
  readonly step: number;
  readonly text: string;
  readonly temperature: number;
};

type FrameOf<Type extends ProbeFrame['type']> = Extract<ProbeFrame, { type: Type }>;
type Bytes = Uint8Array<ArrayBuffer>;
type Floats = { readonly shape: Shape; readonly offset: number };

export function decodeActivations(frame: FrameOf<'probe/activations'>, bytes: Bytes): Activations {
  const { runId, step, example, label } = frame;
  return { runId, step, example, label, nodes: decodeNodes(frame, bytes) };
}

export function decodeUnitMaps(frame: FrameOf<'probe/unit-maps'>, bytes: Bytes): UnitMaps {
  const { runId, step, range } = frame;
  return { runId, step, range, nodes: decodeNodes(frame, bytes) };
}

function decodeNodes(
  { nodes }: Pick<FrameOf<'probe/activations'>, 'nodes'>,
  bytes: Bytes,
): ReadonlyMap<string, NodePicture> {
  return new Map(
    nodes.map((node) => [
      node.nodeId,
      { ...decodeNumbers(node, bytes), fullShape: node.fullShape },
    ]),
  );
}

export function decodePredictions(frame: FrameOf<'probe/predictions'>, bytes: Bytes): Predictions {
  const { data, shape } = decodeNumbers(frame.pictures, bytes);
  const [, ...exampleShape] = shape;
  const size = exampleShape.reduce((product, axis) => product * axis, 1);
  const items = frame.items.map((item, index) => ({
    ...item,
    picture: { data: data.subarray(index * size, (index + 1) * size), shape: exampleShape },
  }));
  return { step: frame.step, total: frame.total, wrong: frame.wrong, items };
}

export function decodeWeights(frame: FrameOf<'probe/weights'>, bytes: Bytes): Weights {
  const { nodeId, step, vectors = [] } = frame;
  return {
    ...decodeNumbers(frame, bytes),
    ...{ nodeId, step },
    vectors: vectors.map((vector) => ({ name: vector.name, ...decodeNumbers(vector, bytes) })),
  };
}

export function decodeSurface(frame: FrameOf<'probe/surface'>, bytes: Bytes): Surface {
  return {
    ...decodeNumbers(frame, bytes),
    step: frame.step,
    range: frame.range,
    points: decodeNumbers(frame.points, bytes),
  };
}

export function decodeCurve(frame: FrameOf<'probe/curve'>, bytes: Bytes): CurveFit {
  const { step, range, sum } = frame;
  return {
    step,
    range,
    fitted: decodeNumbers(frame.fitted, bytes),
    sum: sum && { ...decodeNumbers(sum, bytes), nodeId: sum.nodeId, bias: sum.bias },
    points: decodeNumbers(frame.points, bytes),
  };
}

export function decodeNumbers({ shape, offset }: Floats, bytes: Bytes): Numbers {
  const count = shape.reduce((product, axis) => product * axis, 1);
  return { data: readFloat32(bytes, offset, count), shape };
}
