import { describe, expect, test } from 'vitest';

import { TrainingRun, type Draft } from '../../../src-renderer/run/training-run.svelte.ts';
import { digitsSpec, emptyRecord, started, summary } from './example-run.ts';
import { StandInApi } from './stand-in-api.ts';

const draft = (): Draft => ({ projectId: 'project-1', spec: digitsSpec, engine: 'tensorflow' });

describe('a run whose steps are not compiled', () => {
  const notCompiled = { code: 'not-compiled-varies', details: { reason: 'operation 3' } };

  test('says why, until another run is shown', async () => {
    const api = new StandInApi({ 'run.start': () => ({ runId: 'run-1' }), 'run.list': () => [] });
    const run = new TrainingRun({ api, draft });
    await run.start();
    api.send({ ...started, notCompiled });
    expect(run.notCompiled).toEqual(notCompiled);
    api.send(started);
    expect(run.notCompiled).toBeUndefined();
  });

  test('says so again from its record', async () => {
    const api = new StandInApi({
      'run.list': () => [summary],
      'run.record': () => ({ ...emptyRecord, notCompiled }),
    });
    const run = new TrainingRun({ api, draft });
    await run.openProject('project-1');
    expect(run.notCompiled).toEqual(notCompiled);
  });
});
