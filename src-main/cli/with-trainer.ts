import { join, resolve } from 'node:path';

import { ProblemError } from '../../src-shared/problem.ts';
import type { EngineRequest } from '../../src-shared/protocol/engine.ts';
import type { Answer } from '../../src-shared/protocol/trainer-messages.ts';
import { packsFolder } from '../host/engines/packs-folder.ts';
import { featuresFolder } from '../host/features-folder.ts';
import { createFiles } from '../host/files.ts';
import type { Request } from '../host/pending-answers.ts';
import { programFolder } from '../host/program-folder.ts';
import { findTrainerProgram } from '../host/trainer-launch.ts';
import {
  createTrainerService,
  type TrainerService,
  type TrainerServiceOptions,
} from '../host/trainer-service.ts';

/** The trainer of a command: it gets no windows, so what it says of itself goes where the command wants it. */
export function createCommandTrainer(emit: TrainerServiceOptions['emit']): TrainerService {
  return createTrainerService({
    program: findTrainerProgram(),
    packsFolder: packsFolder(),
    resourcesFolder: join(programFolder, 'resources'),
    featuresFolder: featuresFolder(),
    emit,
  });
}

/** Starts a trainer, asks it one thing and ends it. An interrupt ends it too. */
export async function askTrainer<Kind extends Answer['kind']>(
  kind: Kind,
  request: Request,
  { signal, engine = 'auto' }: { readonly signal: AbortSignal; readonly engine?: EngineRequest },
): Promise<Extract<Answer, { kind: Kind }>> {
  const trainer = createCommandTrainer(() => undefined);
  const cancelled = Promise.withResolvers<never>();
  const cancel = (): void => cancelled.reject(new ProblemError('request-cancelled'));
  signal.addEventListener('abort', cancel, { once: true });
  try {
    const answer = await Promise.race([trainer.request(engine, request), cancelled.promise]);
    if (!isKind(answer, kind)) throw new Error(`asked for ${kind}, got ${answer.kind}`);
    return answer;
  } finally {
    signal.removeEventListener('abort', cancel);
    await trainer.close();
  }
}

function isKind<Kind extends Answer['kind']>(
  answer: Answer,
  kind: Kind,
): answer is Extract<Answer, { kind: Kind }> {
  return answer.kind === kind;
}

/** The folder of a run that a word of the command line names. Throws `run-folder-wanted` for any other. */
export async function findRunFolder(word: string): Promise<string> {
  const dir = resolve(word);
  if (!(await createFiles().has(join(dir, 'run.json'))))
    throw new ProblemError('run-folder-wanted', { path: word });
  return dir;
}
