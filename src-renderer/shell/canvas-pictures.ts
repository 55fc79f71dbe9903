import { isAskedAt } from '../../src-shared/datasets/sequences/answer-text.ts';
import { describeData } from '../../src-shared/datasets/describe-data.ts';
import type { CanvasPictures } from '../canvas/canvas-pictures.ts';
import type { GraphDocument } from '../document/graph-document.svelte.ts';
import { classNamesOf } from '../run/class-names.ts';
import type { LivePictures } from '../run/live-pictures.svelte.ts';
import { nameClass } from '../run/name-class.ts';
import type { TrainingRun } from '../run/training-run.svelte.ts';
import { unitOfRun } from '../text/prime-problem.ts';
import type { StepWalk } from '../run/walk/step-walk.svelte.ts';

/** What the run's pictures are to the canvas. Read in an effect, they are followed. */
export function canvasPictures(of: {
  readonly document: GraphDocument;
  readonly run: TrainingRun;
  readonly live: LivePictures;
  readonly walk: StepWalk;
}): CanvasPictures {
  const { document, run, live, walk } = of;
  /** What is shown came of a network that may have learned from other data than the document's now. */
  const data = () => live.spec?.data ?? document.current.data;
  const classes = () => {
    const { source, validationShare } = data();
    return live.tokenNames ?? classNamesOf(source, validationShare);
  };
  const pictureOf = (nodeId: string) => walk.pictureOf(nodeId) ?? live.nodes.get(nodeId);
  return {
    of: pictureOf,
    planeOf: (nodeId) => live.unitMaps?.nodes.get(nodeId),
    get truth() {
      // The walked example is one of the training batch, and another one.
      if (walk.step !== undefined) return walk.truth(classes());
      const label = live.labels.get(live.example);
      return label === undefined ? undefined : nameClass(classes(), label);
    },
    get classes() {
      return classes();
    },
    get textUnit() {
      return unitOfRun(live.spec);
    },
    isAsked: (place) => {
      const { source } = data();
      if (source.kind !== 'sequences') return true;
      const given = pictureOf(live.spec?.model.inputs[0]?.id ?? '')?.data;
      const count = given && given.findLastIndex((symbol) => symbol !== 0) + 1;
      return isAskedAt(source, place, count ?? source.length);
    },
    get symbols() {
      return describeData(data().source)?.symbols;
    },
    get walk() {
      return walk.canvas;
    },
    get lookedAt() {
      return live.back.step === undefined ? undefined : live.activations?.step;
    },
    get isStale() {
      return run.isStale || live.isWaiting;
    },
  };
}
