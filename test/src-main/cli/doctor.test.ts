import { expect, test } from 'vitest';

import { chainSpec, points } from '../../src-trainer/small-run.ts';
import { temporaryFolder, trainHere } from '../../src-trainer/run-in-process.ts';
import { runLienzo } from './run-lienzo.ts';

test('the doctor reads a run folder, names what is wrong and what helps', async () => {
  const dir = await temporaryFolder();
  const hidden = ['Dense', { units: 12, activation: 'sigmoid' }] as const;
  const spec = chainSpec(
    points,
    [
      ['Input', { shape: [2] }],
      ...Array.from({ length: 10 }, () => hidden),
      ['Dense', { units: 2, activation: 'softmax' }],
      ['Output'],
    ],
    { batchSize: 16, epochs: 4 },
  );
  await trainHere(dir, spec);

  const { exitCode, lines } = await runLienzo(['doctor', dir, '--json']);
  expect(exitCode).toBe(0);
  expect(lines.map(({ type }) => type)).toEqual(['doctor/finding', 'doctor']);
  expect(lines[0]).toMatchObject({
    disease: 'vanishing-gradients',
    nodeId: 'dense_1',
    remedies: [{ kind: 'use-relu' }, { kind: 'insert-normalisation' }],
  });
  expect(lines[1]).toMatchObject({ step: 40, findings: ['vanishing-gradients'] });

  const said = await runLienzo(['doctor', dir, '--language', 'es']);
  expect(said.stdout).toContain('Gradientes que se desvanecen');
  expect(said.stdout).toMatch(/dense_1 recibe \d,\d × 10⁻\S+ del gradiente de dense_11\./);

  const none = await runLienzo(['doctor', `${dir}-other`]);
  expect(none.exitCode).toBe(1);
  expect(none.stderr).toContain(`${dir}-other`);
});
