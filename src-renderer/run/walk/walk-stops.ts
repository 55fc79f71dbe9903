import type { ModelSpec } from '../../../src-shared/spec/run-spec.ts';

export const stages = ['forward', 'loss', 'backward', 'update'] as const;
export type Stage = (typeof stages)[number];

/** Where one may stand on the way through a step: at a node, in a stage. */
export type Stop = { readonly stage: Stage; readonly nodeId: string };

/**
 * All stops in the order in which a step goes: every node forward, the loss at each output, every node that the
 * gradient reaches back from the last to the first, then the nodes whose weights move.
 *
 * @param reached whether the loss's gradient is known at this node
 * @param moves whether this node has weights that are trained
 */
export function walkStops(
  { inputs, layers, outputs }: ModelSpec,
  reached: (nodeId: string) => boolean,
  moves: (nodeId: string) => boolean,
): readonly Stop[] {
  const order = [...inputs, ...layers].map(({ id }) => id);
  const at = (stage: Stage, ids: readonly string[]): Stop[] =>
    ids.map((nodeId) => ({ stage, nodeId }));
  return [
    ...at('forward', order),
    ...at(
      'loss',
      outputs.map(({ id }) => id),
    ),
    ...at('backward', order.toReversed().filter(reached)),
    ...at('update', order.filter(moves)),
  ];
}

/** The place of the first stop of a stage; of the last one where there is none. */
export function firstOf(stops: readonly Stop[], stage: Stage): number {
  const found = stops.findIndex((stop) => stop.stage === stage);
  return found < 0 ? Math.max(0, stops.length - 1) : found;
}

/** The nodes that were passed in the stage under way, the one at hand included. */
export function passedNodes(stops: readonly Stop[], place: number): ReadonlySet<string> {
  const stage = stops[place]?.stage;
  const passed = stops.slice(0, place + 1).filter((stop) => stop.stage === stage);
  return new Set(passed.map(({ nodeId }) => nodeId));
}
