import { readFileSync } from 'node:fs';
import { join } from 'node:path';

import { expect, test } from 'vitest';

import { createFiles } from '../../../src-main/host/files.ts';
import { createRuns } from '../../../src-main/host/runs.ts';
import { describeOnTensorflow } from '../../src-trainer/engine/graph/describe-on-tensorflow.ts';
import { makeTemporaryFolder } from '../host/temporary-folder.ts';
import { runLienzo } from './run-lienzo.ts';

// At this rate the check's steps take the variance of a normalised layer beyond all numbers, where nothing can be compared.
const untrusted = ['train', 'deep-relu-batchnorm', '--lr', '5', '--steps', '3'];

describeOnTensorflow('a network that is not trained as a graph', () => {
  test('is trained all the same, to the end in the same way, and the person is told why in either language', async () => {
    const home = makeTemporaryFolder();
    const run = await runLienzo([...untrusted, '--engine', 'tensorflow', '--json'], {
      LIENZO_HOME: home,
    });
    expect(run.exitCode).toBe(0);
    expect(run.lines.at(-1)).toMatchObject({ type: 'run/finished', steps: 3, compiled: false });
    const notCompiled = {
      code: 'not-compiled-disagrees',
      details: { reason: expect.stringContaining('as a graph') as string },
    };
    const [started] = run.lines;
    expect(started).toMatchObject({ type: 'run/started', notCompiled });
    expect(run.stderr).toMatch(/Trained operation by operation.* the graph is not trusted/);

    const runId = String(started?.['runId']);
    const record = await createRuns({ files: createFiles(), home }).record(runId);
    expect(record.result.notCompiled).toEqual(started?.['notCompiled']);
    const again = [...untrusted.slice(0, -1), '6', '--engine', 'tensorflow', '--resume'];
    const resumed = await runLienzo([...again, '--out', String(started?.['dir'])], {
      LANG: 'es_ES.UTF-8',
    });
    // What began operation by operation goes on so, whatever a new check would say.
    expect(resumed.stderr).toMatch(/Se entrena operación por operación.* no se confía en él/);
  });

  test('says nothing where the steps are compiled, or the engine never compiles', async () => {
    for (const engine of ['tensorflow', 'wasm']) {
      const out = join(makeTemporaryFolder(), 'run');
      const words = ['train', 'char-rnn-hello', '--steps', '3', '--engine', engine, '--out', out];
      const { stderr, exitCode } = await runLienzo(words);
      expect(exitCode).toBe(0);
      expect(stderr).not.toMatch(/operation by operation/);
      expect(readFileSync(join(out, 'run.json'), 'utf8')).not.toContain('notCompiled');
    }
  });
});
