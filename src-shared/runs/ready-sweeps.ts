import { changeSetting } from '../spec/change-setting.ts';
import type { RunSpec } from '../spec/run-spec.ts';
import { canBe, changeableSettings } from './changeable-settings.ts';
import { rangeOf, type SweepAxis } from './sweep-plan.ts';

export type ReadySweepId = 'width' | 'weights' | 'depth' | 'examples';

/** A sweep that is offered ready-made: the training it begins with and the setting it goes through. */
export type ReadySweep = {
  readonly id: ReadySweepId;
  readonly spec: RunSpec;
  readonly axis: SweepAxis;
};

const widths = rangeOf(1, 512, 10, { isLog: true, isWhole: true });
const depths = [1, 2, 3, 4, 6, 8];
const fewestExamples = 10;

/**
 * The ready sweeps that suit a network. Width is that of its first hidden layer, and so is depth, which is how often
 * that layer stands in a row. For depth a dense layer is made narrow first: n + 4 units for n inputs, the width at
 * which depth alone makes a ReLU network universal.
 *
 * Source: Lu, Pu, Wang, Hu and Wang, "The expressive power of neural networks: a view from the width", 2017,
 * theorem 1.
 *
 * @param examples - all training examples that there are; undefined where that is not known.
 */
export function readySweeps(spec: RunSpec, examples: number | undefined): readonly ReadySweep[] {
  const paths = changeableSettings(spec).map(({ path }) => path);
  const width = paths.find((path) => path.endsWith('.units') || path.endsWith('.filters'));
  const depth = paths.find((path) => path.endsWith('.repeat'));
  const ready: ReadySweep[] = [];
  const offer = (
    id: ReadySweepId,
    from: RunSpec,
    path: string,
    values: readonly number[],
  ): void => {
    const fitting = values.filter((value) => canBe(from, path, value));
    if (fitting.length > 1) ready.push({ id, spec: from, axis: { path, values: fitting } });
  };
  if (width !== undefined) offer('width', spec, width, widths);
  if (width !== undefined) offer('weights', spec, width, widths);
  if (depth !== undefined) offer('depth', narrowed(spec, depth), depth, depths);
  if (examples !== undefined && examples > fewestExamples) {
    const counts = rangeOf(fewestExamples, examples, 7, { isLog: true, isWhole: true });
    offer('examples', spec, 'data.trainLimit', counts);
  }
  return ready;
}

function narrowed(spec: RunSpec, depth: string): RunSpec {
  const units = depth.replace(/repeat$/, 'units');
  const [input] = spec.model.inputs;
  const narrow = (input?.shape.reduce((product, size) => product * size, 1) ?? 0) + 4;
  return canBe(spec, units, narrow) ? changeSetting(spec, units, narrow) : spec;
}
