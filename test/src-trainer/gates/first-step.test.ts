import { expect, it } from 'vitest';

import type { EngineId } from '../../../src-shared/protocol/engine.ts';
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

/** An engine and, on TensorFlow, whether its steps are run as a graph. */
type Way = { readonly engineId: EngineId; readonly isCompiled: boolean };
const ways: readonly Way[] = enginesHere.flatMap((engineId) => [
  { engineId, isCompiled: false },
  ...(engineId === 'tensorflow' ? [{ engineId, isCompiled: true }] : []),
]);

it.each(trained)(
  'from the same weights the first loss of %s is the same on every engine, as a graph and without',
  async (id) => {
    const document = buildTemplate(id, id);
    const compiled = compileRun(document, document.networks[0]!.id);
    if (!compiled.ok) throw new Error(JSON.stringify(compiled.diagnostics));
    const losses: number[] = [];
    for (const { engineId, isCompiled } of ways) {
      const { graphs, ...engine } = await openHere(engineId);
      const { points, finished } = await trainHere(await temporaryFolder(), compiled.spec, {
        engine: { ...engine, ...(isCompiled && graphs && { graphs }) },
        maxSteps: 1,
      });
      expect(finished.compiled).toBe(isCompiled);
      losses.push(points[0]![2]!);
      engine.dispose();
    }
    const [first = Number.NaN] = losses;
    expect(Number.isFinite(first)).toBe(true);
    for (const loss of losses) expect(Math.abs(loss - first)).toBeLessThan(1e-5);
  },
);
