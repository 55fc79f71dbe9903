import { expect, it } from 'vitest';

import { compileRun } from '../../../src-shared/spec/compile-run.ts';
import {
  buildTemplate,
  templateIds,
  type TemplateId,
} from '../../../src-shared/templates/index.ts';
import { temporaryFolder, trainHere } from '../run-in-process.ts';
import { enginesHere, openHere } from './engines-here.ts';

/** The templates that only count: there is nothing to train on. */
const counting: readonly TemplateId[] = templateIds.filter(
  (id) => buildTemplate(id, id).data.source.kind === 'none',
);
const trained = templateIds.filter((id) => !counting.includes(id));

it('every template but the one that only counts is trained here', () => {
  expect(counting).toEqual(['dense-imagenet']);
  expect(trained.length).toBeGreaterThanOrEqual(4);
});

it.each(trained)(
  'from the same weights the first loss of %s is the same on every engine',
  async (id) => {
    const document = buildTemplate(id, id);
    const compiled = compileRun(document, document.networks[0]!.id);
    if (!compiled.ok) throw new Error(JSON.stringify(compiled.diagnostics));
    const losses: number[] = [];
    for (const engineId of enginesHere) {
      const engine = await openHere(engineId);
      const { points } = await trainHere(await temporaryFolder(), compiled.spec, {
        engine,
        maxSteps: 1,
      });
      losses.push(points[0]![2]!);
      engine.dispose();
    }
    const [first = Number.NaN] = losses;
    expect(Number.isFinite(first)).toBe(true);
    for (const loss of losses) expect(Math.abs(loss - first)).toBeLessThan(1e-5);
  },
);
