import type { Document } from '../../src-shared/document/document.ts';
import { initialTraining } from '../../src-shared/templates/make-network.ts';

/** An empty canvas over the digits, trained as most things are. */
export function buildBlank(title: string): Document {
  return {
    title,
    networks: [{ id: 'network', name: title, graph: { nodes: [], wires: [] } }],
    data: { source: { kind: 'digits' }, validationShare: 0.2 },
    training: initialTraining,
  };
}
