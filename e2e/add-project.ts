import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

import type { Document } from '../src-shared/document/document.ts';
import { writeLienzoFile } from '../src-shared/document/lienzo-file.ts';

/** Puts a project into a data folder, before a program is started on it. */
export function addProject(home: string, id: string, document: Document): void {
  const folder = join(home, 'projects', id);
  mkdirSync(folder, { recursive: true });
  writeFileSync(join(folder, 'project.lienzo'), writeLienzoFile(document));
}
