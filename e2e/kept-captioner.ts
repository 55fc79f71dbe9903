import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { cpSync, existsSync, mkdirSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

import { createFiles } from '../src-main/host/files.ts';
import { programFolder } from '../src-main/host/program-folder.ts';
import { readRunFile } from '../src-main/host/run-folder.ts';
import type { Document } from '../src-shared/document/document.ts';
import { fitToData } from '../src-shared/document/fit-to-data.ts';
import { writeLienzoFile } from '../src-shared/document/lienzo-file.ts';
import type { Language } from '../src-shared/messages/messages.ts';
import { buildTemplate } from '../src-shared/templates/index.ts';
import { addProject } from './add-project.ts';
import { lienzoDoor } from './lienzo-server.ts';

const folder = join(programFolder, '.cache', 'screens');
const projectId = 'captioner';

/** The ready captioner in a language: about ten minutes of training on two cores, after which it is mostly right. */
function captionerIn(language: Language, title: string): Document {
  const source = { kind: 'scenes', count: 45_000, seed: 1, language } as const;
  return fitToData(buildTemplate('captioner', title), source);
}

/** The run of a captioner that speaks a language: trained the first time, and kept for the next pictures. */
async function keepCaptioner(language: Language): Promise<string> {
  const kept = join(folder, `captioner-${language}`);
  if (existsSync(kept)) return kept;
  const [file, begun] = [`${kept}.lienzo`, `${kept}.part`];
  mkdirSync(folder, { recursive: true });
  rmSync(begun, { recursive: true, force: true });
  writeFileSync(file, writeLienzoFile(captionerIn(language, 'captioner')));
  const words = [lienzoDoor, 'train', file, '--out', begun];
  const ended: readonly unknown[] = await once(
    spawn(process.execPath, words, { stdio: 'inherit' }),
    'exit',
  );
  if (ended[0] !== 0) throw new Error(`the captioner could not be trained: ${String(ended[0])}`);
  renameSync(begun, kept);
  return kept;
}

/** Puts a captioner and its training into a data folder, before a program is started on it. */
export async function addCaptioner(home: string, language: Language, title: string): Promise<void> {
  const kept = await keepCaptioner(language);
  const run = await readRunFile(createFiles(), kept);
  if (run === undefined) throw new Error(`there is no run in ${kept}`);
  const { training } = run.spec;
  addProject(home, projectId, { ...captionerIn(language, title), training });
  const own = join(home, 'runs', run.runId);
  cpSync(kept, own, { recursive: true });
  writeFileSync(join(own, 'host.json'), JSON.stringify({ format: 1, projectId, number: 1 }));
}
