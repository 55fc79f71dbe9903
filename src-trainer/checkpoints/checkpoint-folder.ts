import { mkdir, readdir, readFile, rm } from 'node:fs/promises';
import { join } from 'node:path';

import { z } from 'zod';

import { ProblemError } from '../../src-shared/problem.ts';
import type { CheckpointChoice } from '../../src-shared/runs/checkpoint-choice.ts';
import type { Checkpoint } from './checkpoint.ts';
import { decodeCheckpoint, encodeCheckpoint } from './encode-checkpoint.ts';
import { clearStages } from './stage-folder.ts';
import { writeFileWhole } from './write-file.ts';

/** The newest are kept in this number, beside the best, in case the newest turns out to be broken. */
const keptCount = 2;

const pointerSchema = z.strictObject({ step: z.int().min(0) });
const filePattern = /^(\d{1,15})\.safetensors$/;

/**
 * Saves a checkpoint, points `last` (and `best`, where its own progress says so) to it and removes those no
 * longer needed. Rejects with `checkpoint-unwritable`; the checkpoints before it are then still there.
 */
export async function saveCheckpoint(runDir: string, checkpoint: Checkpoint): Promise<void> {
  try {
    await save(runDir, checkpoint);
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    throw new ProblemError('checkpoint-unwritable', { dir: runDir, reason });
  }
}

async function save(runDir: string, checkpoint: Checkpoint): Promise<void> {
  const { step, best } = checkpoint.progress;
  await mkdir(folderOf(runDir), { recursive: true });
  await writeFileWhole(pathOf(runDir, step), encodeCheckpoint(checkpoint));
  if (best?.step === step) await point(runDir, 'best', step);
  await point(runDir, 'last', step);
  const older = (await listSteps(runDir)).filter((one) => one <= step).slice(keptCount);
  for (const one of older) {
    if (one !== best?.step) await rm(pathOf(runDir, one), { force: true });
  }
}

/**
 * Reads a run's newest whole checkpoint (one that is broken gives way to the one before it), or its best.
 * `undefined` where there is none. Rejects with `checkpoint-broken` where there are some and none can be read.
 */
export async function loadCheckpoint(
  runDir: string,
  choice: CheckpointChoice = 'last',
): Promise<Checkpoint | undefined> {
  const steps = await listSteps(runDir);
  const best = choice === 'best' ? await readPointer(runDir) : undefined;
  const order = best === undefined ? steps : [best, ...steps];
  let broken: string | undefined;
  for (const step of order) {
    try {
      return decodeCheckpoint(await readFile(pathOf(runDir, step)));
    } catch {
      broken ??= pathOf(runDir, step);
    }
  }
  if (broken !== undefined) throw new ProblemError('checkpoint-broken', { file: broken });
  return undefined;
}

/** All of a run's checkpoints that can be read, the oldest first. */
export async function loadEveryCheckpoint(runDir: string): Promise<readonly Checkpoint[]> {
  const whole: Checkpoint[] = [];
  for (const step of (await listSteps(runDir)).reverse()) {
    try {
      whole.push(decodeCheckpoint(await readFile(pathOf(runDir, step))));
    } catch {
      // What is broken, or was removed by a newer one meanwhile, is left out.
    }
  }
  return whole;
}

/** Removes the checkpoints and stages of a run that begins again, and what an interrupted save left behind. */
export async function clearCheckpoints(runDir: string): Promise<void> {
  await rm(folderOf(runDir), { recursive: true, force: true });
  await rm(join(runDir, 'best'), { force: true });
  await rm(join(runDir, 'last'), { force: true });
  await clearStages(runDir);
}

/** The steps of the checkpoints there are, the newest first. */
async function listSteps(runDir: string): Promise<number[]> {
  let names: string[];
  try {
    names = await readdir(folderOf(runDir));
  } catch {
    return [];
  }
  return names
    .map((name) => Number(filePattern.exec(name)?.[1] ?? Number.NaN))
    .filter((step) => Number.isSafeInteger(step))
    .sort((a, b) => b - a);
}

async function point(runDir: string, choice: CheckpointChoice, step: number): Promise<void> {
  await writeFileWhole(
    join(runDir, choice),
    new TextEncoder().encode(`${JSON.stringify({ step })}\n`),
  );
}

async function readPointer(runDir: string): Promise<number | undefined> {
  try {
    const text = await readFile(join(runDir, 'best'), 'utf8');
    return pointerSchema.parse(JSON.parse(text)).step;
  } catch {
    // Without a best one the newest stands in.
    return undefined;
  }
}

function folderOf(runDir: string): string {
  return join(runDir, 'checkpoints');
}

function pathOf(runDir: string, step: number): string {
  return join(folderOf(runDir), `${step}.safetensors`);
}
