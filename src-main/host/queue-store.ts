import { join } from 'node:path';

import { z } from 'zod';

import { engineRequestSchema } from '../../src-shared/protocol/engine.ts';
import { sweepPlaceSchema } from '../../src-shared/runs/run-card.ts';
import { runSpecSchema } from '../../src-shared/spec/run-spec-schema.ts';
import type { RunSpec } from '../../src-shared/spec/run-spec.ts';
import type { Files } from './files.ts';
import { createProjectLocks } from './project-lock.ts';
import type { QueuedRun } from './run-queue.ts';
import { parseJson } from './secure-json.ts';

/** A training that waits, under the name that it has in the queue. */
export type KeptRun = QueuedRun & { readonly entryId: string };

/** The trainings that wait, on the disk, so that they are there when the program starts again. */
export type QueueStore = {
  /** Those that waited when the program ended, in their order. */
  readonly kept: readonly KeptRun[];
  /** Keeps these and no others, in this order; it is written behind whoever says so. */
  readonly keep: (waiting: readonly KeptRun[]) => void;
  /** Until everything is written. */
  readonly close: () => Promise<void>;
};

/** So many trainings are written into one file at most, so that it can be read again. */
const mostInBatch = 50;

const orderSchema = z.strictObject({ format: z.literal(1), entryIds: z.array(z.string()) });
/** The data of trainings are the same mostly, and may hold a whole text: they are written once. */
const batchSchema = z.strictObject({
  format: z.literal(1),
  sources: z.array(z.unknown()),
  runs: z.array(
    z.strictObject({
      entryId: z.string(),
      projectId: z.string(),
      name: z.string().optional(),
      sweep: sweepPlaceSchema.optional(),
      engine: engineRequestSchema,
      /** Its number among `sources`. */
      source: z.int().min(0),
      spec: z.looseObject({ data: z.looseObject({}) }),
    }),
  ),
});

const orderName = 'order.json';
const isBatchName = (name: string): boolean => /^batch-[a-z0-9-]+\.json$/.test(name);

/**
 * Opens the store under `home`. A queue belongs to one program at a time: where another one holds it, this one's is kept
 * in memory alone, and nothing is taken over from there. What cannot be written or read costs the queue its memory, and
 * never a training.
 */
export async function openQueueStore(files: Files, home: string): Promise<QueueStore> {
  const folder = join(home, 'queue');
  const locks = createProjectLocks(files);
  try {
    await files.makeFolder(folder);
    await locks.hold(folder);
  } catch {
    return { kept: [], keep: () => undefined, close: () => Promise.resolve() };
  }
  /** In which file a training stands. */
  const places = new Map<string, string>();
  const kept = await readKept(files, folder, places).catch(() => []);

  let wanted: readonly KeptRun[] | undefined;
  let writing: Promise<void> | undefined;

  const write = async (waiting: readonly KeptRun[]): Promise<void> => {
    const fresh = waiting.filter(({ entryId }) => !places.has(entryId));
    for (let start = 0; start < fresh.length; start += mostInBatch) {
      const batch = fresh.slice(start, start + mostInBatch);
      const name = `batch-${batch[0]?.entryId ?? ''}.json`;
      await files.save(join(folder, name), `${JSON.stringify(toBatch(batch))}\n`);
      for (const { entryId } of batch) places.set(entryId, name);
    }
    const entryIds = waiting.map(({ entryId }) => entryId);
    const order = { format: 1, entryIds } satisfies z.infer<typeof orderSchema>;
    await files.save(join(folder, orderName), `${JSON.stringify(order)}\n`);
    const used = new Set(entryIds.map((entryId) => places.get(entryId)));
    for (const name of new Set(places.values())) {
      if (!used.has(name)) await files.remove(join(folder, name));
    }
    for (const [entryId, name] of places) if (!used.has(name)) places.delete(entryId);
  };

  const writeAll = async (): Promise<void> => {
    while (wanted !== undefined) {
      const waiting = wanted;
      wanted = undefined;
      // The next change tries again.
      await write(waiting).catch(() => undefined);
    }
    writing = undefined;
  };

  return {
    kept,
    keep: (waiting) => {
      wanted = waiting;
      writing ??= writeAll();
    },
    close: async () => {
      await writing;
      await locks.releaseAll();
    },
  };
}

async function readKept(
  files: Files,
  folder: string,
  places: Map<string, string>,
): Promise<readonly KeptRun[]> {
  const text = await files.readTextIfThere(join(folder, orderName));
  const order = text === undefined ? undefined : orderSchema.safeParse(parseJson(text)).data;
  const wanted = new Set(order?.entryIds);
  const found = new Map<string, KeptRun>();
  for (const name of (await files.list(folder)).filter(isBatchName)) {
    // One that is damaged hides no other.
    const runs = await readBatch(files, join(folder, name)).catch(() => []);
    const waiting = runs.filter(({ entryId }) => wanted.has(entryId));
    if (waiting.length === 0) await files.remove(join(folder, name));
    for (const run of waiting) {
      found.set(run.entryId, run);
      places.set(run.entryId, name);
    }
  }
  return [...wanted].flatMap((entryId) => found.get(entryId) ?? []);
}

async function readBatch(files: Files, path: string): Promise<readonly KeptRun[]> {
  const { sources, runs } = batchSchema.parse(parseJson(await files.readText(path)));
  return runs.flatMap(({ source, spec, name, sweep, ...rest }) => {
    const whole = { ...spec, data: { ...spec.data, source: sources[source] } };
    const { data } = runSpecSchema.safeParse(whole);
    if (data === undefined) return [];
    return [{ ...rest, spec: data, ...(name !== undefined && { name }), ...(sweep && { sweep }) }];
  });
}

function toBatch(runs: readonly KeptRun[]): z.input<typeof batchSchema> {
  const sources: RunSpec['data']['source'][] = [];
  return {
    format: 1,
    sources,
    runs: runs.map(({ spec, ...rest }) => {
      const { source, ...data } = spec.data;
      if (!sources.includes(source)) sources.push(source);
      return { ...rest, source: sources.indexOf(source), spec: { ...spec, data } };
    }),
  };
}
