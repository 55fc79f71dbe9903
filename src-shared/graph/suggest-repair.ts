import type { Incoming } from '../layers/define-layer.ts';
import type { Finding, Repair } from './diagnostic.ts';
import type { GraphNode, Wire } from './graph.ts';

/** The one click that would mend what is wrong at a node, where there is one. */
export function suggestRepair(
  node: GraphNode,
  finding: Finding,
  wire: Wire,
  incoming: readonly Incoming[],
): Repair | undefined {
  switch (finding.code) {
    case 'rank-wrong': {
      const rank = finding.details.shape.length;
      const takesVector = finding.details.expected.includes(1);
      if (takesVector && rank >= 2) {
        return { kind: 'insert-layer', type: 'Flatten', wireId: wire.id };
      }
      return undefined;
    }
    case 'last-step-only':
      return {
        kind: 'set-config',
        nodeId: finding.details.source,
        field: 'returnSequences',
        value: true,
      };
    case 'integers-unwanted':
      return incoming[0]?.shape.length === 1
        ? { kind: 'insert-layer', type: 'Embedding', wireId: wire.id }
        : undefined;
    case 'window-too-large':
      return node.config['padding'] === 'valid'
        ? { kind: 'set-config', nodeId: node.id, field: 'padding', value: 'same' }
        : undefined;
    case 'too-many-wires':
      return { kind: 'remove-wire', wireId: wire.id };
    default:
      return undefined;
  }
}
