import type { Repair } from './diagnostic.ts';
import type { GraphNode, Wire } from './graph.ts';

/** Layers that leave every step of a sequence a step. */
const keepsSteps: ReadonlySet<string> = new Set([
  'Dense',
  'Activation',
  'Dropout',
  'BatchNormalization',
  'LayerNormalization',
  'TimeDistributed',
  'Output',
]);

/** Where a graph's nodes and the wires to them are looked up. */
export type Wiring = {
  readonly byId: ReadonlyMap<string, GraphNode>;
  readonly incoming: ReadonlyMap<string, readonly Wire[]>;
};

/** Whether a node reads a sequence and gives one vector, where it could give one for each step. */
export function givesLastStepOnly({ config }: GraphNode): boolean {
  return config['returnSequences'] === false;
}

/**
 * What makes of the answer of a network one for each step, or one for all, by the recurrent layer nearest to it; layers
 * between that treat every step alike do it with whatever comes.
 *
 * @param isEach whether an answer for each step is wanted
 */
export function askForSteps(node: GraphNode, isEach: boolean, wiring: Wiring): Repair | undefined {
  const seen = new Set<string>();
  let at: GraphNode | undefined = node;
  while (at !== undefined && !seen.has(at.id)) {
    if (at.config['returnSequences'] === !isEach) {
      return { kind: 'set-config', nodeId: at.id, field: 'returnSequences', value: isEach };
    }
    if (!keepsSteps.has(at.type)) return undefined;
    seen.add(at.id);
    const [wire, ...others]: readonly Wire[] = wiring.incoming.get(at.id) ?? [];
    at = wire === undefined || others.length > 0 ? undefined : wiring.byId.get(wire.source);
  }
  return undefined;
}
