import { join } from 'node:path';

import { z } from 'zod';

import { runNotesSchema, sweepPlaceSchema, type RunNotes } from '../../src-shared/runs/run-card.ts';
import type { Files } from './files.ts';
import { resolveInside } from './resolve-inside.ts';
import { parseJson } from './secure-json.ts';

/** `host.json`, the host's own file in a run folder: whose run it is, and what a person says of it. */
const runCardSchema = z.strictObject({
  format: z.literal(1),
  projectId: z.string(),
  /** Its place among the project's runs, from 1: never given twice, and what its colour follows from. */
  number: z.int().positive().optional(),
  ...runNotesSchema.shape,
  sweep: sweepPlaceSchema.optional(),
  /** When it was deleted, in milliseconds since 1970: until the program starts again it can be had back. */
  removedAt: z.number().optional(),
});
export type RunCard = z.infer<typeof runCardSchema>;

/** The cards of all runs under one folder; what was read is kept, since nobody else writes them. */
export type RunCards = {
  /** Undefined where a folder has none, or one that cannot be read. */
  readonly read: (runId: string) => Promise<RunCard | undefined>;
  /** A card for a run that begins, with the project's next number. */
  readonly create: (
    runId: string,
    card: Pick<RunCard, 'projectId' | 'name' | 'sweep'>,
  ) => Promise<void>;
  /** Changes what is said of a run; does nothing where it has no card. */
  readonly change: (
    runId: string,
    change: RunNotes & { readonly removedAt?: number | undefined },
  ) => Promise<void>;
  /** Forgets the card of a run whose folder is gone; its number is not given again. */
  readonly forget: (runId: string) => void;
};

const cardFile = 'host.json';

export function createRunCards(files: Files, root: string): RunCards {
  const known = new Map<string, RunCard>();
  /** The highest number given in each project. */
  let numbers: Map<string, number> | undefined;

  const read = async (runId: string): Promise<RunCard | undefined> => {
    const kept = known.get(runId);
    if (kept !== undefined) return kept;
    const text = await files.readTextIfThere(await resolveInside(root, runId, cardFile));
    if (text === undefined) return undefined;
    const card = runCardSchema.safeParse(parseJson(text)).data;
    if (card !== undefined) known.set(runId, card);
    return card;
  };

  const save = async (runId: string, card: RunCard): Promise<void> => {
    const path = await resolveInside(root, runId, cardFile);
    await files.save(path, `${JSON.stringify(card)}\n`);
    known.set(runId, card);
  };

  const readNumbers = async (): Promise<Map<string, number>> => {
    const highest = new Map<string, number>();
    for (const runId of await files.list(root)) {
      try {
        const card = await read(runId);
        if (card === undefined) continue;
        const before = highest.get(card.projectId) ?? 0;
        // Runs of before there were numbers count as well.
        highest.set(card.projectId, Math.max(before + 1, card.number ?? 0));
      } catch {
        // What a person put there numbers nothing.
      }
    }
    return highest;
  };

  return {
    read,
    create: async (runId, card) => {
      numbers ??= await readNumbers();
      const number = (numbers.get(card.projectId) ?? 0) + 1;
      numbers.set(card.projectId, number);
      await save(runId, { format: 1, ...card, number });
    },
    change: async (runId, change) => {
      const card = await read(runId);
      if (card === undefined) return;
      await save(runId, runCardSchema.parse(withoutAbsent({ ...card, ...change })));
    },
    forget: (runId) => void known.delete(runId),
  };
}

/** Removes the folders of the runs that were deleted before the program started. Says how many. */
export async function sweepRemovedRuns(
  files: Files,
  root: string,
  cards: RunCards,
): Promise<number> {
  let count = 0;
  for (const runId of await files.list(root)) {
    try {
      if ((await cards.read(runId))?.removedAt === undefined) continue;
      await files.remove(join(root, runId));
      count += 1;
    } catch {
      // It stays deleted, and is swept the next time.
    }
  }
  return count;
}

/** The object without the keys whose value is undefined. */
export function withoutAbsent<T extends object>(
  value: T,
): { [Key in keyof T]?: Exclude<T[Key], undefined> };
export function withoutAbsent(value: object): object {
  return Object.fromEntries(Object.entries(value).filter(([, one]) => one !== undefined));
}
