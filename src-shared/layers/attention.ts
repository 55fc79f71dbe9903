import { finding } from '../graph/diagnostic.ts';
import { defineLayer, noParameters } from './define-layer.ts';

/**
 * Looks, at every step of a first sequence, at those steps of a second that are most like it: from questions
 * `[time, features]` and answers `[places, features]`, in the order of the wires, to a mixture of the answers for
 * each question, `[time, features]`. Each answer counts by the softmax over places of its product with the question.
 * Source: Keras API, Attention layer; Luong, Pham and Manning, 2015, section 3.1 (dot).
 */
export const attention = defineLayer({
  type: 'Attention',
  kind: 'layer',
  category: 'text',
  inputs: { min: 2, max: 2 },
  fields: {},
  summaryFields: [],
  outputShape: (_config, incoming) => {
    const shapes = incoming.map(({ shape }) => shape);
    const [questions = [], answers = []] = shapes;
    const wrong = shapes.find(({ length }) => length !== 2);
    if (wrong !== undefined) return finding('rank-wrong', { expected: [2], shape: wrong });
    if (questions[1] !== answers[1]) return finding('shapes-differ', { shapes });
    return questions;
  },
  parameterCount: () => noParameters,
  workingElements: (_config, incoming) =>
    BigInt(incoming[0]?.shape[0] ?? 0) * BigInt(incoming[1]?.shape[0] ?? 0),
  build: (make) => make.attention(),
});
