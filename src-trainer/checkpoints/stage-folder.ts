import { mkdir, readdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';

import { ProblemError } from '../../src-shared/problem.ts';
import { stageFile, stagesFolder, stagesIn } from '../../src-shared/runs/stages.ts';
import { checksum } from './checksum.ts';
import { decodeSafetensors, encodeSafetensors, type NamedTensor } from './safetensors.ts';

/**
 * A run's stages: what its network was like at steps of its past, in `stages/<step>.safetensors`. They hold weights
 * alone and are no checkpoints, so that nothing can go on from one. They are not worth waiting for a disk: one that a
 * power cut tears is left out when it is read.
 */
export async function saveStage(
  runDir: string,
  step: number,
  weights: readonly NamedTensor[],
): Promise<void> {
  const folder = join(runDir, stagesFolder);
  await mkdir(folder, { recursive: true });
  const path = join(folder, stageFile(step));
  const metadata = { stage: String(step), crc32: checksum(weights) };
  const temporary = `${path}.${process.pid}.tmp`;
  try {
    await writeFile(temporary, encodeSafetensors({ tensors: weights, metadata }));
    await rename(temporary, path);
  } catch (error) {
    await rm(temporary, { force: true });
    throw error;
  }
}

/** Reads the weights of a stage. Rejects with `stage-missing` where there is none of this step that is whole. */
export async function loadStage(runDir: string, step: number): Promise<readonly NamedTensor[]> {
  try {
    const bytes = await readFile(join(runDir, stagesFolder, stageFile(step)));
    const { tensors, metadata } = decodeSafetensors(bytes);
    if (metadata['crc32'] === checksum(tensors)) return tensors;
  } catch {
    // It was thinned out meanwhile, or is broken: it cannot be shown either way.
  }
  throw new ProblemError('stage-missing', { step });
}

/** The steps of the stages there are, the first one first. */
export async function listStages(runDir: string): Promise<number[]> {
  try {
    return stagesIn(await readdir(join(runDir, stagesFolder)));
  } catch {
    return [];
  }
}

export async function removeStage(runDir: string, step: number): Promise<void> {
  await rm(join(runDir, stagesFolder, stageFile(step)), { force: true });
}

/** Removes all stages of a run that begins again. */
export async function clearStages(runDir: string): Promise<void> {
  await rm(join(runDir, stagesFolder), { recursive: true, force: true });
}
