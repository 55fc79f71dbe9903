import type { WalkFrame } from '../../../src-shared/protocol/walk-frame.ts';
import type { Numbers } from '../decode-frame.ts';
import { readFloat32 } from '../read-floats.ts';

type Summary = WalkFrame['nodes'][number]['summary'];

/** A node at work for the chosen example. */
export type WalkedNode = {
  readonly nodeId: string;
  readonly value: Numbers;
  readonly fullShape: readonly number[];
  readonly summary: Summary;
  readonly logits: Numbers | undefined;
  /** By what leaves it, or by its logits where there are some. */
  readonly gradient: Numbers | undefined;
  readonly gradientSummary: Summary | undefined;
  /** A Dropout's mask: 1 for what is kept. */
  readonly kept: Numbers | undefined;
};

/** A weight through the step. */
export type WalkedWeight = Omit<
  WalkFrame['weights'][number],
  'before' | 'gradient' | 'restrained' | 'after' | 'slots'
> & {
  readonly before: Numbers;
  readonly gradient: Numbers | undefined;
  /** What the optimizer sees, where that is not the gradient. */
  readonly restrained: Numbers | undefined;
  readonly slots: ReadonlyMap<string, Numbers>;
  readonly after: Numbers;
};

/** The next step of training, taken apart, with its numbers. */
export type WalkedStep = Omit<WalkFrame, 'nodes' | 'weights' | 'outputs'> & {
  readonly nodes: ReadonlyMap<string, WalkedNode>;
  readonly weights: readonly WalkedWeight[];
  readonly outputs: readonly (Omit<WalkFrame['outputs'][number], 'target'> & {
    readonly target: Numbers;
  })[];
};

type Floats = WalkFrame['nodes'][number]['value'];

export function decodeWalk(frame: WalkFrame, bytes: Uint8Array<ArrayBuffer>): WalkedStep {
  const read = ({ shape, offset }: Floats): Numbers => {
    const count = shape.reduce((product, size) => product * size, 1);
    return { shape, data: readFloat32(bytes, offset, count) };
  };
  const maybe = (floats: Floats | undefined) => (floats === undefined ? undefined : read(floats));
  return {
    ...frame,
    nodes: new Map(
      frame.nodes.map((node) => [
        node.nodeId,
        {
          ...node,
          value: read(node.value),
          logits: maybe(node.logits),
          gradient: maybe(node.gradient),
          gradientSummary: node.gradientSummary,
          kept: maybe(node.kept),
        },
      ]),
    ),
    weights: frame.weights.map((weight) => ({
      ...weight,
      before: read(weight.before),
      gradient: maybe(weight.gradient),
      restrained: maybe(weight.restrained),
      slots: new Map(weight.slots.map(({ name, values }) => [name, read(values)])),
      after: read(weight.after),
    })),
    outputs: frame.outputs.map((output) => ({ ...output, target: read(output.target) })),
  };
}

/** A node's weight by its own name. */
export function weightOf(step: WalkedStep, nodeId: string, name: string): WalkedWeight | undefined {
  return step.weights.find((weight) => weight.name === `${nodeId}/${name}`);
}
