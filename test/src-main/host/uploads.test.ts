import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

import { describe, expect, test } from 'vitest';

import { ProblemError } from '../../../src-shared/problem.ts';
import { createDataLibrary } from '../../../src-main/host/data-library.ts';
import { createDataMethods, dataPathOf } from '../../../src-main/host/data-methods.ts';
import { createFiles } from '../../../src-main/host/files.ts';
import { createUploads } from '../../../src-main/host/uploads.ts';
import { compileRun } from '../../../src-shared/spec/compile-run.ts';
import { buildTemplate } from '../../../src-shared/templates/index.ts';
import { makeTemporaryFolder } from './temporary-folder.ts';

const bytes = (text: string): Uint8Array => new TextEncoder().encode(text);
const none = new Uint8Array(0);

function begin() {
  const files = createFiles();
  const library = createDataLibrary({ files, home: makeTemporaryFolder() });
  const uploads = createUploads({ files, folder: library.folder });
  const phases: string[] = [];
  const methods = createDataMethods({
    library,
    uploads,
    emit: (event) => {
      if (event.type === 'data/progress') phases.push(event.progress.phase);
    },
  });
  return { library, uploads, methods, phases };
}

describe('files that a window sends', () => {
  test('lie in numbered files, whatever they are called, and go when they are discarded', async () => {
    const { uploads, library } = begin();
    const id = await uploads.begin('malo', ['../../fuera.csv', '/etc/passwd']);
    await uploads.add(id, 1, bytes('hola '));
    await uploads.add(id, 1, bytes('mundo'));
    const { folder } = uploads.find(id).given;
    expect(readdirSync(folder)).toEqual(['0', '1']);
    expect(readFileSync(join(folder, '1'), 'utf8')).toBe('hola mundo');
    expect(readdirSync(join(library.folder, '..'))).toEqual(['datasets']);
    await expect(uploads.add(id, 2, bytes('x'))).rejects.toThrow('upload-unknown');
    await uploads.discard(id);
    expect(existsSync(folder)).toBe(false);
    expect(() => uploads.find(id)).toThrow(ProblemError);
  });

  test('are refused where too many were sent and not used', async () => {
    const { uploads } = begin();
    const opened = await Promise.all(
      Array.from({ length: 16 }, () => uploads.begin('t.csv', ['t.csv'])),
    );
    await expect(uploads.begin('t.csv', ['t.csv'])).rejects.toMatchObject({
      problem: { code: 'uploads-too-many', details: { most: 16 } },
    });
    await uploads.discard(opened[0] ?? '');
    await expect(uploads.begin('t.csv', ['t.csv'])).resolves.toBeDefined();
  });

  test('are looked at, settled and imported, and are gone after', async () => {
    const { methods, library } = begin();
    const names = ['hojas.csv'];
    const { result } = await methods['data.upload-begin']({ title: 'hojas.csv', names }, none);
    const { uploadId } = result;
    await methods['data.upload']({ uploadId, file: 0 }, bytes('x,y,z\n1,a,2\n2,b,3\n3,a,9\n'));
    const first = await methods['data.preview']({ uploadId, options: {} }, none);
    expect(first.result).toMatchObject({
      kind: 'table',
      target: 2,
      columns: [{ kind: 'number' }, { kind: 'category' }, { kind: 'number' }],
      rows: [
        ['1', 'a', '2'],
        ['2', 'b', '3'],
        ['3', 'a', '9'],
      ],
    });
    const options = { table: { target: 'y' } };
    const settled = await methods['data.preview']({ uploadId, options }, none);
    expect(settled.result).toMatchObject({
      task: 'classification',
      classes: [
        { name: 'a', count: 2 },
        { name: 'b', count: 1 },
      ],
    });
    const wrong = await methods['data.preview'](
      { uploadId, options: { table: { target: 'y', kinds: { '1': 'ignore', '3': 'ignore' } } } },
      none,
    );
    expect(wrong.result).toMatchObject({ problem: { code: 'csv-no-features' }, examples: 0 });
    const imported = await methods['data.import']({ uploadId, options }, none);
    expect(imported.result).toMatchObject({ name: 'hojas', examples: 3 });
    expect(readdirSync(library.folder)).toEqual([imported.result.id]);
    expect((await methods['data.list']({}, none)).result).toMatchObject([{ examples: 3 }]);
  });

  test('are named in a problem as the person calls them', async () => {
    const { methods } = begin();
    const names = ['hojas.csv'];
    const { result } = await methods['data.upload-begin']({ title: 'hojas.csv', names }, none);
    await methods['data.upload']({ ...result, file: 0 }, bytes('x,y\n1,"a\n'));
    const refused = methods['data.import']({ ...result, options: {} }, none);
    await expect(refused).rejects.toMatchObject({
      problem: { code: 'csv-quote-open', details: { path: 'hojas.csv', line: 2 } },
    });
  });
});

describe('a run on imported data', () => {
  test('gets their folder, and is refused by their name where they are not here', async () => {
    const { methods, library } = begin();
    const { result } = await methods['data.upload-begin'](
      { title: 't.csv', names: ['t.csv'] },
      none,
    );
    await methods['data.upload']({ ...result, file: 0 }, bytes('x,y\n1,a\n2,b\n'));
    const { result: dataset } = await methods['data.import']({ ...result, options: {} }, none);
    const document = buildTemplate('playground', 'p');
    const compiled = compileRun(document, document.networks[0]?.id ?? '');
    if (!compiled.ok) throw new Error('it does not compile');
    const { spec } = compiled;
    const withSource = (id: string) => ({
      ...spec,
      data: { ...spec.data, source: { kind: 'imported' as const, id } },
    });
    expect(await dataPathOf(spec, library)).toEqual({});
    const found = await dataPathOf(withSource(dataset.id), library);
    expect(found).toEqual({ dataPath: join(library.folder, dataset.id) });
    await expect(dataPathOf(withSource('gone-1'), library)).rejects.toMatchObject({
      problem: { code: 'data-not-kept', details: { id: 'gone-1' } },
    });
  });
});
