import {
  appendFileSync,
  cpSync,
  existsSync,
  globSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { dirname, join } from 'node:path';

import { beforeEach, expect, test } from 'vitest';

import { exportPack } from '../../../../src-main/host/engines/export-pack.ts';
import { installEngine } from '../../../../src-main/host/engines/install-engine.ts';
import { platformName } from '../../../../src-main/host/engines/platform-name.ts';
import { hashFile, readPack } from '../../../../src-main/host/engines/read-pack.ts';
import { removeEngine } from '../../../../src-main/host/engines/remove-engine.ts';
import {
  dawnVersion,
  packBindingFile,
  packDawnFile,
  packFolderName,
  packManifestFile,
  type PackManifest,
} from '../../../../src-shared/protocol/engine-pack.ts';
import { problemOf } from './expect-problem.ts';
import { haveOnlyCommands } from './fake-commands.ts';
import { compiler, makeLibrary } from './make-library.ts';
import { makePack } from './make-pack.ts';
import { temporaryFolder, withEnvironment } from './temporary-folder.ts';

const platform = platformName();
const packName = packFolderName(platform);

// A machine with nothing but Node: no network, no pip, no compiler.
beforeEach(() => withEnvironment({ LIENZO_OFFLINE: '1' }));

const manifestOf = (pack: string): PackManifest =>
  JSON.parse(readFileSync(join(pack, packManifestFile), 'utf8')) as PackManifest;

function changeManifest(pack: string, change: (manifest: PackManifest) => object): void {
  writeFileSync(join(pack, packManifestFile), JSON.stringify(change(manifestOf(pack))));
}

/** Refused, with this code, and nothing of it has come into the packs' folder. */
async function refusalOf(from: string, engine?: 'tensorflow' | 'tensorflow-gpu' | 'webgpu') {
  const packsFolder = join(temporaryFolder(), 'engines');
  haveOnlyCommands({});
  const problem = await problemOf(() => installEngine(engine, { packsFolder, from }));
  expect(existsSync(packsFolder) ? readdirSync(packsFolder) : []).toEqual([]);
  return problem;
}

test('a pack whose file has another content of the same length is refused, and the file is named', async () => {
  const pack = makePack(temporaryFolder());
  writeFileSync(join(pack, packBindingFile), 'No library');
  expect(await refusalOf(pack)).toEqual({
    code: 'engine-pack-file-changed',
    details: { path: pack, file: packBindingFile },
  });
});

test('a pack whose file grew, or is wanting, is refused, and the file is named', async () => {
  const pack = makePack(temporaryFolder());
  const details = { path: pack, file: packBindingFile };
  appendFileSync(join(pack, packBindingFile), 'x');
  expect(await refusalOf(pack)).toEqual({ code: 'engine-pack-file-changed', details });
  rmSync(join(pack, packBindingFile));
  expect(await refusalOf(pack)).toEqual({ code: 'engine-pack-file-missing', details });
});

test('a library that the hashes vouch for and that does not load is not installed', async () => {
  expect(await refusalOf(makePack(temporaryFolder()))).toMatchObject({
    code: 'engine-load-failed',
    details: { engine: 'tensorflow' },
  });
});

test.each([
  '../escaped',
  '/etc/escaped',
  'lib/../../escaped',
  'lib//escaped',
  './escaped',
  'lib\\escaped',
  '.installing-1',
  '',
])('a manifest that names the file %j is refused before anything is copied', async (name) => {
  const pack = makePack(temporaryFolder());
  const escaped = join(dirname(pack), 'escaped');
  writeFileSync(escaped, 'evil');
  const { size, sha256 } = await hashFile(escaped);
  changeManifest(pack, (manifest) => ({
    ...manifest,
    files: { [name]: { bytes: size, sha256 }, ...manifest.files },
  }));
  expect((await refusalOf(pack)).code).toBe('engine-pack-unreadable');
});

test.each(['', '{', '{"format":2}', '{"format":1,"engine":"cuda"}'])(
  'a manifest that says %j is refused as what cannot be understood',
  async (text) => {
    const pack = makePack(temporaryFolder());
    writeFileSync(join(pack, packManifestFile), text);
    expect(await refusalOf(pack)).toEqual({
      code: 'engine-pack-unreadable',
      details: { path: pack },
    });
  },
);

test('a pack for another platform, another version or another engine is told from one that is damaged', async () => {
  const pack = makePack(temporaryFolder(), { platform: 'plan9-x64' });
  expect(await refusalOf(pack)).toEqual({
    code: 'engine-pack-other-platform',
    details: { path: pack, platform, found: 'plan9-x64' },
  });
  const old = makePack(temporaryFolder(), { bindingSha256: 'f'.repeat(64) });
  expect(await refusalOf(old)).toEqual({
    code: 'engine-pack-other-version',
    details: { path: old },
  });
  const other = makePack(temporaryFolder());
  expect(await refusalOf(other, 'webgpu')).toEqual({
    code: 'engine-pack-other-engine',
    details: { path: other, engine: 'webgpu', found: 'tensorflow' },
  });
});

test('what is no pack and holds none is named together with the file that would do', async () => {
  expect(await refusalOf(temporaryFolder(), 'webgpu')).toMatchObject({
    code: 'engine-archive-not-found',
  });
});

test('there is nothing to carry of an engine that is not installed or is damaged', async () => {
  const packsFolder = temporaryFolder();
  const out = temporaryFolder();
  const exporting = () => problemOf(() => exportPack('tensorflow', out, { packsFolder }));
  expect(await exporting()).toMatchObject({ code: 'engine-pack-missing' });
  const pack = makePack(packsFolder);
  writeFileSync(join(pack, packBindingFile), 'No library');
  expect(await exporting()).toMatchObject({ code: 'engine-pack-file-changed' });
  expect(readdirSync(out)).toEqual([]);
});

if (compiler === undefined) {
  console.log('There is no compiler here: installing a pack that loads was not tried.');
} else {
  /** An installed pack of an engine, with a library that loads and licences. */
  async function makeWholePack(
    packsFolder: string,
    engine: 'tensorflow' | 'webgpu',
  ): Promise<string> {
    const libraryFile = engine === 'webgpu' ? packDawnFile : packBindingFile;
    const pack = join(packsFolder, packFolderName(platform, engine));
    await makeLibrary(join(pack, libraryFile));
    mkdirSync(join(pack, 'licences'));
    writeFileSync(join(pack, 'licences/LICENSE'), 'May be carried.');
    const files: Record<string, object> = {};
    for (const file of [libraryFile, 'licences/LICENSE']) {
      const { size, sha256 } = await hashFile(join(pack, file));
      files[file] = { bytes: size, sha256 };
    }
    const model = makePack(temporaryFolder());
    const manifest =
      engine === 'webgpu'
        ? { format: 1, engine, dawn: dawnVersion, platform, files }
        : { ...manifestOf(model), files };
    writeFileSync(join(pack, packManifestFile), JSON.stringify(manifest));
    return pack;
  }

  test.each(['tensorflow', 'webgpu'] as const)(
    'a pack of %s is exported, carried, and installed offline with nothing but Node',
    async (engine) => {
      const source = temporaryFolder();
      const pack = await makeWholePack(source, engine);
      writeFileSync(join(pack, 'not-listed'), 'stays at home');
      const stick = join(temporaryFolder(), 'stick');
      const exported = await exportPack(engine, stick, { packsFolder: source });
      expect(readdirSync(stick)).toEqual([packFolderName(platform, engine)]);
      expect(statSync(exported).mode & 0o777).toBe(0o755);

      haveOnlyCommands({});
      const phases = new Set<string>();
      const onProgress = ({ phase }: { phase: string }): void => void phases.add(phase);
      for (const from of [exported, stick]) {
        const packsFolder = temporaryFolder();
        expect(await installEngine(undefined, { packsFolder, from, onProgress })).toBe(engine);
        const installed = readPack(packsFolder, platform, engine);
        expect(installed.state).toBe('ready');
        expect(manifestOf(installed.folder)).toEqual(manifestOf(pack));
        expect(readdirSync(packsFolder)).toEqual([packFolderName(platform, engine)]);
        const files = globSync('**/*', { cwd: installed.folder, withFileTypes: true });
        expect(files.filter((file) => file.isFile())).toHaveLength(3);
      }
      expect([...phases]).toEqual(['verify', 'load']);
    },
  );

  test('a pack is never written over what is there', async () => {
    const packsFolder = temporaryFolder();
    await makeWholePack(packsFolder, 'tensorflow');
    const out = temporaryFolder();
    await exportPack('tensorflow', out, { packsFolder });
    expect(await problemOf(() => exportPack('tensorflow', out, { packsFolder }))).toEqual({
      code: 'engine-pack-there',
      details: { path: join(out, packName) },
    });
    expect(readdirSync(out)).toEqual([packName]);
  });

  test('of several packs in a folder the engine that is named is taken, else the fastest', async () => {
    const stick = temporaryFolder();
    await makeWholePack(stick, 'tensorflow');
    await makeWholePack(stick, 'webgpu');
    const packsFolder = temporaryFolder();
    expect(await installEngine('webgpu', { packsFolder, from: stick })).toBe('webgpu');
    expect(await installEngine(undefined, { packsFolder, from: stick })).toBe('tensorflow');
    expect(await removeEngine({ engine: 'webgpu', packsFolder })).toBe(true);
    expect(readdirSync(packsFolder)).toEqual([packName]);
  });

  test('an installed pack that is damaged is mended from the one that was carried, and a whole one is left alone', async () => {
    const stick = temporaryFolder();
    const carried = await makeWholePack(stick, 'tensorflow');
    const packsFolder = temporaryFolder();
    await installEngine('tensorflow', { packsFolder, from: stick });
    const licence = join(packsFolder, packName, 'licences/LICENSE');
    const { ino } = statSync(licence);
    await installEngine('tensorflow', { packsFolder, from: stick });
    expect(statSync(licence).ino).toBe(ino);
    writeFileSync(licence, 'may be carried.');
    await installEngine('tensorflow', { packsFolder, from: stick });
    expect(readFileSync(licence)).toEqual(readFileSync(join(carried, 'licences/LICENSE')));
    expect(readdirSync(packsFolder)).toEqual([packName]);
  });

  test('a damaged pack does not take the place of one that works', async () => {
    const packsFolder = temporaryFolder();
    const old = await makeWholePack(packsFolder, 'tensorflow');
    changeManifest(old, (manifest) => ({ ...manifest, bindingSha256: '0'.repeat(64) }));
    const before = readFileSync(join(old, packManifestFile), 'utf8');
    const carried = join(temporaryFolder(), 'pack');
    cpSync(await makeWholePack(temporaryFolder(), 'tensorflow'), carried, { recursive: true });
    writeFileSync(join(carried, 'licences/LICENSE'), 'may be carried.');
    const problem = await problemOf(() =>
      installEngine('tensorflow', { packsFolder, from: carried }),
    );
    expect(problem.code).toBe('engine-pack-file-changed');
    expect(readFileSync(join(old, packManifestFile), 'utf8')).toBe(before);
    expect(readdirSync(packsFolder)).toEqual([packName]);
  });

  test('what a carried pack has a link for is installed as a file', async () => {
    const carried = await makeWholePack(temporaryFolder(), 'tensorflow');
    const licence = join(carried, 'licences/LICENSE');
    const elsewhere = join(temporaryFolder(), 'licence');
    cpSync(licence, elsewhere);
    rmSync(licence);
    symlinkSync(elsewhere, licence);
    const packsFolder = temporaryFolder();
    await installEngine('tensorflow', { packsFolder, from: carried });
    const installed = globSync('**/LICENSE', { cwd: packsFolder, withFileTypes: true });
    expect(installed.map((entry) => entry.isFile())).toEqual([true]);
  });

  test('an installation from a pack that is cancelled leaves nothing', async () => {
    const from = await makeWholePack(temporaryFolder(), 'tensorflow');
    const packsFolder = temporaryFolder();
    const cancel = new AbortController();
    const problem = await problemOf(() =>
      installEngine('tensorflow', {
        packsFolder,
        from,
        signal: cancel.signal,
        onProgress: () => cancel.abort(),
      }),
    );
    expect(problem.code).toBe('engine-cancelled');
    expect(readdirSync(packsFolder)).toEqual([]);
  });
}
