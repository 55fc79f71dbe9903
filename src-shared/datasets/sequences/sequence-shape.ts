import type { SequenceTask } from './sequences-source.ts';

/**
 * How many come in and how many go out.
 * Source: Karpathy, "The unreasonable effectiveness of recurrent neural networks", 2015, first figure.
 */
export type SequenceShape = 'one-to-many' | 'many-to-one' | 'many-to-many' | 'synchronised';

/** The shape of a task: the answer at the end, behind the end, or at each step. */
export function sequenceShapeOf(task: SequenceTask): SequenceShape {
  switch (task) {
    case 'moving-dot':
    case 'adding':
    case 'opinions':
      return 'many-to-one';
    case 'spelling':
      return 'one-to-many';
    case 'addition':
      return 'many-to-many';
    case 'echo':
    case 'brackets':
      return 'synchronised';
  }
}
