import { expect, it } from 'vitest';

import { enginesHere, openHere } from '../gates/engines-here.ts';
import { temporaryFolder, trainHere } from '../run-in-process.ts';
import { helloSpec } from '../small-run.ts';

it.each(enginesHere)('a run that is watched along time is the same run, on %s', async (id) => {
  const engine = await openHere(id);
  const spec = helloSpec({ epochs: 1, clipping: { kind: 'norm', limit: 0.1 } });
  const probe = {
    ...({ kind: 'unrolled', id: 'u', nodeId: 'simplernn_1', example: 0 } as const),
    ...{ text: 'hello', perSecond: 20 },
  };
  const alone = await trainHere(await temporaryFolder(), spec, { engine });
  const watched = await trainHere(await temporaryFolder(), spec, { engine, probes: [probe] });
  expect(watched.events.some(({ event }) => event.type === 'probe/unrolled')).toBe(true);
  expect(watched.points).toEqual(alone.points);
});
