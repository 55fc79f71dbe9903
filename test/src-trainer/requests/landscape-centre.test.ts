import { rm } from 'node:fs/promises';
import { join } from 'node:path';

import { expect, it } from 'vitest';

import { openWasm } from '../../../src-trainer/engine/wasm/open-wasm.ts';
import { createKeptParts, type KeptParts } from '../../../src-trainer/requests/kept-parts.ts';
import { measureLandscape } from '../../../src-trainer/requests/measure-landscape.ts';
import { problemOf, resourcesFolder, temporaryFolder, trainHere } from '../run-in-process.ts';
import { helloSpec, pointsSpec } from '../small-run.ts';

it('a landscape of a run that trains on keeps the centre that is named, also when its checkpoint is gone and another network was looked at', async () => {
  const engine = await openWasm();
  const dir = await temporaryFolder();
  await trainHere(dir, pointsSpec(), { maxSteps: 13 });
  const kept = createKeptParts();
  const row = async (parts: KeptParts, at: number, centre?: number) => {
    const asked = { directions: 'path', seed: 1, resolution: 5 } as const;
    const request = { type: 'landscape', requestId: 1, dir, asked, row: at, centre } as const;
    const answer = await measureLandscape(request, { engine, resourcesFolder, kept: parts });
    if (answer.kind !== 'landscape') throw new Error(answer.kind);
    return answer.row;
  };
  const first = await row(kept, 2);
  expect(first.centre).toBe(13);
  await trainHere(dir, pointsSpec(), { resume: true, maxSteps: 23 });
  expect(await row(kept, 2, 13)).toEqual(first);
  await kept.inTurn(() => Promise.resolve(kept.network(engine, helloSpec(), undefined, {})));
  for (const folder of ['checkpoints', 'stages'])
    await rm(join(dir, folder, '13.safetensors'), { force: true });
  expect(await row(kept, 2, 13)).toEqual(first);
  // Who does not remember it cannot make it up.
  const others = createKeptParts();
  expect(await problemOf(row(others, 2, 13))).toMatchObject({ code: 'stage-missing' });
  expect((await row(others, 2)).centre).toBe(23);
  kept.dispose();
  others.dispose();
});
