import { appendFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

import { expect, test } from 'vitest';

import { listEngines } from '../../../../src-main/host/engines/list-engines.ts';
import { removeEngine } from '../../../../src-main/host/engines/remove-engine.ts';
import {
  packBindingFile,
  packManifestFile,
  tensorflowVersion,
} from '../../../../src-shared/protocol/engine-pack.ts';
import { engineStatusSchema } from '../../../../src-shared/protocol/engine.ts';
import { makePack } from './make-pack.ts';
import { temporaryFolder } from './temporary-folder.ts';

const stateOfTensorflow = (packs: string) => {
  const statuses = listEngines(packs).map((status) => engineStatusSchema.parse(status));
  return statuses.find(({ id }) => id === 'tensorflow');
};

test('without a pack TensorFlow is absent, an installation would mend it, and wasm is there', () => {
  const packs = temporaryFolder();
  expect(stateOfTensorflow(packs)).toMatchObject({
    present: false,
    reason: { code: 'engine-pack-missing' },
    fix: 'install',
  });
  expect(listEngines(packs).at(-1)).toMatchObject({ id: 'wasm', present: true });
});

test('a pack that is whole and current is present, with its version', () => {
  const packs = temporaryFolder();
  makePack(packs);
  expect(stateOfTensorflow(packs)).toMatchObject({ present: true, version: tensorflowVersion });
});

test('a pack that was built from other sources is stale', () => {
  const packs = temporaryFolder();
  makePack(packs, { bindingSha256: 'f'.repeat(64) });
  expect(stateOfTensorflow(packs)).toMatchObject({
    present: false,
    reason: { code: 'engine-pack-stale' },
    fix: 'install',
  });
});

test('a pack of which a file changed its size is damaged, and the file is named', () => {
  const packs = temporaryFolder();
  appendFileSync(join(makePack(packs), packBindingFile), 'x');
  expect(stateOfTensorflow(packs)?.reason).toEqual({
    code: 'engine-pack-damaged',
    details: { engine: 'tensorflow', file: packBindingFile },
  });
});

test.each(['', '{', '{"format":1}', '{"__proto__":{"present":true}}'])(
  'a manifest that says %j makes a damaged pack',
  (text) => {
    const packs = temporaryFolder();
    writeFileSync(join(makePack(packs), packManifestFile), text);
    expect(stateOfTensorflow(packs)?.reason).toEqual({
      code: 'engine-pack-damaged',
      details: { engine: 'tensorflow', file: packManifestFile },
    });
  },
);

test('a pack is removed once, and what is not there cannot be', async () => {
  const packs = temporaryFolder();
  makePack(packs);
  expect(await removeEngine({ packsFolder: packs })).toBe(true);
  expect(stateOfTensorflow(packs)?.reason?.code).toBe('engine-pack-missing');
  expect(await removeEngine({ packsFolder: packs })).toBe(false);
  expect(await removeEngine({ packsFolder: join(packs, 'nowhere') })).toBe(false);
});
