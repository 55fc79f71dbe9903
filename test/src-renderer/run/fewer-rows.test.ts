import { describe, expect, test } from 'vitest';

import { wordFewerRows } from '../../../src-shared/messages/word-fewer-rows.ts';
import { TrainingRun, type Draft } from '../../../src-renderer/run/training-run.svelte.ts';
import { digitsSpec, emptyRecord, started, summary } from './example-run.ts';
import { StandInApi } from './stand-in-api.ts';

const draft = (): Draft => ({ projectId: 'project-1', spec: digitsSpec, engine: 'tensorflow' });
const { training } = digitsSpec;

describe('a run whose batches have fewer rows than were asked for', () => {
  test('knows how many from its beginning, and is what is on the canvas all the same', async () => {
    const api = new StandInApi({ 'run.start': () => ({ runId: 'run-1' }), 'run.list': () => [] });
    const run = new TrainingRun({ api, draft });
    await run.start();
    expect(run.batchSize).toBe(80);
    api.send({ ...started, batchSize: 13 });
    expect(run.batchSize).toBe(13);
    expect(run.isStale).toBe(false);
  });

  test.each([
    [13, 13],
    [undefined, 80],
  ])('knows it from its record: streams %s, rows %i', async (streams, rows) => {
    const api = new StandInApi({
      'run.list': () => [summary],
      'run.record': () => ({
        ...emptyRecord,
        ...(streams !== undefined && { streams }),
      }),
    });
    const run = new TrainingRun({ api, draft });
    await run.openProject('project-1');
    expect(run.batchSize).toBe(rows);
  });

  test('says both numbers in both languages, and nothing where there are as many', () => {
    expect(wordFewerRows(13, training, 'en')).toMatch(/13 in place of 80.*too short/);
    expect(wordFewerRows(13, training, 'es')).toMatch(/13 en vez de 80.*demasiado corto/);
    expect(wordFewerRows(80, training, 'en')).toBeUndefined();
  });
});
