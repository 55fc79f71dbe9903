import { describe, expect, it } from 'vitest';

import { temporaryFolder, trainHere } from '../run-in-process.ts';
import { pointsSpec } from '../small-run.ts';

const cosine = { schedule: 'cosine' } as const;

describe('a run that is limited by steps', () => {
  const endless = pointsSpec({ ...cosine, epochs: 100_000 });
  const ratePlan = { kind: 'steps', steps: 30 } as const;

  it('is the run whose epochs come to as many steps', async () => {
    const byEpochs = await trainHere(await temporaryFolder(), pointsSpec({ ...cosine, epochs: 3 }));
    const bySteps = await trainHere(await temporaryFolder(), endless, { maxSteps: 30, ratePlan });
    expect(bySteps.points).toEqual(byEpochs.points);
    const unplanned = await trainHere(await temporaryFolder(), endless, { maxSteps: 30 });
    expect(unplanned.points).not.toEqual(byEpochs.points);
  });

  it('is the same run when it is cut off and resumed with the same limit', async () => {
    const whole = await trainHere(await temporaryFolder(), endless, { maxSteps: 30, ratePlan });
    const dir = await temporaryFolder();
    const cut = await trainHere(dir, endless, {
      maxSteps: 30,
      ratePlan,
      onEvent: (event, control) => {
        if (event.type === 'run/epoch') control.stop();
      },
    });
    expect(cut.finished).toMatchObject({ reason: 'stopped', steps: 10 });
    const resumed = await trainHere(dir, endless, { maxSteps: 30, ratePlan, resume: true });
    expect([...cut.points, ...resumed.points]).toEqual(whole.points);
  });
});

describe('a run that is limited by minutes', () => {
  it('begins the fall of its rate anew when the epochs it is planned over are done', async () => {
    const ratePlan = { kind: 'rounds', epochs: 1 } as const;
    const options = { maxSteps: 20, ratePlan };
    const spec = pointsSpec({ ...cosine, epochs: 100_000 });
    const inRounds = await trainHere(await temporaryFolder(), spec, options);
    const once = await trainHere(await temporaryFolder(), spec, {
      maxSteps: 20,
      ratePlan: { kind: 'steps', steps: 10 },
    });
    const lossesOf = ({ points }: typeof once): unknown[] => points.map(([, , loss]) => loss);
    expect(lossesOf(inRounds).slice(0, 11)).toEqual(lossesOf(once).slice(0, 11));
    expect(lossesOf(inRounds).slice(11)).not.toEqual(lossesOf(once).slice(11));
  });
});
