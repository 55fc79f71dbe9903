import type { Disease } from '../disease.ts';
import { firstReading, hiddenLayers, idsOf, ladderOf } from '../layer-evidence.ts';

/** A layer's gradient that is longer than this before anything was learned is too long, whatever its weights are. */
const longFrom = 100;

/**
 * Gradients that grow from layer to layer on their way back, or outputs that grow on their way forth, already with
 * the first weights.
 * Source: Pascanu, Mikolov and Bengio, "On the difficulty of training recurrent neural networks", 2013, section 2.
 */
export const explodingGradients: Disease = {
  id: 'exploding-gradients',
  explainedBy: ['missing-normalisation', 'saturation'],
  examine: (evidence) => {
    const first = firstReading(evidence);
    if (first === undefined) return undefined;
    const ladder = ladderOf(evidence, first);
    const longest = ladder.toSorted((a, b) => b.norm - a.norm)[0];
    if (longest === undefined || longest.norm < longFrom || ladder.length < 3) return undefined;
    const hidden = idsOf(hiddenLayers(evidence));
    return {
      nodeId: longest.nodeId,
      evidence: { norm: longest.norm, least: Math.min(...ladder.map(({ norm }) => norm)) },
      remedies: [
        { kind: 'initialise', nodeIds: hidden },
        { kind: 'clip-gradients', limit: 1 },
      ],
    };
  },
};
