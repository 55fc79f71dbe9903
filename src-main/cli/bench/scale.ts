import { listEngines } from '../../host/engines/list-engines.ts';
import type { BenchCase, BenchSurroundings, BenchSystem, OpenedCase } from './bench-case.ts';
import { lenetOnPictures, mlpNet, type BenchNet } from './bench-nets.ts';
import { openTrainer, type BenchTrainer } from './bench-trainer.ts';
import { engineSystem } from './engines-here.ts';
import { trainOnEngine } from './train-on-engine.ts';
import { placeNet } from './training-case.ts';

const exampleCounts = [1_000, 8_000, 60_000] as const;
/** The hidden layer of 784-64-10 as it is, twice as wide, ... */
const widths = [1, 2, 4, 8, 16] as const;
const narrowUnits = 64;
const microsecondsPerSecond = 1e6;

/** One net of several that are trained on the same engine, and the one that it is compared with. */
type Size = { readonly name: string; readonly against: string; readonly net: BenchNet };

const sizes = (): readonly Size[] => [
  ...exampleCounts.map((count) => ({
    name: `examples-${count}`,
    against: `examples-${exampleCounts[0]}`,
    net: lenetOnPictures(count),
  })),
  ...widths.map((width) => ({
    name: `width-${width}`,
    against: `width-${widths[0]}`,
    net: mlpNet(width * narrowUnits),
  })),
];

/**
 * The time that an example takes as the examples become more, and as the network becomes wider, on the
 * fastest engine.
 */
export const scale: BenchCase = {
  name: 'scale',
  unit: 'µs',
  higherIsBetter: false,
  open: openScale,
};

async function openScale(surroundings: BenchSurroundings): Promise<OpenedCase> {
  const engine = listEngines().find(({ present }) => present)?.id;
  if (engine === undefined) return { systems: [], skipped: [] };
  let opening: Promise<BenchTrainer> | undefined;
  const findTrainer = (): Promise<BenchTrainer> => (opening ??= openTrainer(engine, surroundings));
  const systems: BenchSystem[] = [];
  for (const { name, against, net } of sizes()) {
    const placed = await placeNet(net, surroundings);
    const { measure, close } = trainOnEngine(engine, placed, surroundings, findTrainer);
    systems.push({
      name: `${engineSystem(engine)}-${name}`,
      ...(name !== against && { against: [`${engineSystem(engine)}-${against}`] }),
      measure: async (round) => microsecondsPerSecond / (await measure(round)),
      ...(close !== undefined && { close }),
    });
  }
  return { systems, skipped: [] };
}
