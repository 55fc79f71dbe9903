import type { StepTaker } from './step-taker.ts';

/** Steps that can be taken another way from one step to the next, by whoever holds them. */
export type ReplaceableSteps = {
  readonly steps: StepTaker;
  /** Goes on with what `make` gives. Weights and slots are with the model and the optimizer meanwhile. */
  readonly replace: (make: () => StepTaker) => void;
};

export function createReplaceableSteps(first: StepTaker): ReplaceableSteps {
  let current = first;
  return {
    steps: {
      get isCompiled() {
        return current.isCompiled;
      },
      get parts() {
        return current.parts;
      },
      get notCompiled() {
        return current.notCompiled;
      },
      take: (...given) => current.take(...given),
      settle: () => current.settle(),
      adopt: () => current.adopt(),
      forget: () => current.forget(),
      runPasses: (...given) => current.runPasses(...given),
      dispose: () => current.dispose(),
    },
    replace: (make) => {
      current.settle();
      const next = make();
      current.dispose();
      current = next;
    },
  };
}
