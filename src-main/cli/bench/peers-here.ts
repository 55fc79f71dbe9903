import { execFile } from 'node:child_process';
import { existsSync } from 'node:fs';
import { homedir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';

import { programFolder } from '../../host/program-folder.ts';
import type { Skipped } from './case-result.ts';
import type { Peer } from './peer-process.ts';

/** The libraries in Python: what each is in the results, the folder of its environment, and what it imports. */
const pythonPeers = [
  { system: 'pytorch', folder: 'torch', imports: 'torch, numpy', program: 'torch_peer.py' },
  { system: 'keras', folder: 'keras', imports: 'tensorflow, keras', program: 'keras_peer.py' },
] as const;

/**
 * The peers in Python that can be started: in the environment that `bench/peers/setup.sh` made, or else in the
 * system's own Python where that has them.
 */
export async function findPythonPeers(): Promise<{
  readonly peers: readonly Peer[];
  readonly skipped: readonly Skipped[];
}> {
  const peers: Peer[] = [];
  const skipped: Skipped[] = [];
  for (const { system, folder, imports, program } of pythonPeers) {
    const path = join(programFolder, 'bench', 'peers', program);
    if (!existsSync(path)) {
      skipped.push({ system, reason: { word: 'benchNoSources' } });
      continue;
    }
    const python = await findPython(folder, imports);
    if (python === undefined) skipped.push({ system, reason: { word: 'benchNoPeer' } });
    else peers.push({ system, words: [python, path] });
  }
  return { peers, skipped };
}

const found = new Map<string, Promise<string | undefined>>();

/** Looked for once, since importing such a library takes seconds. */
function findPython(folder: string, imports: string): Promise<string | undefined> {
  const known = found.get(folder) ?? lookForPython(folder, imports);
  found.set(folder, known);
  return known;
}

async function lookForPython(folder: string, imports: string): Promise<string | undefined> {
  const made = join(peersFolder(), folder, ...environmentPython());
  for (const python of existsSync(made) ? [made] : ['python3', 'python']) {
    try {
      await promisify(execFile)(python, ['-c', `import ${imports}`], { windowsHide: true });
      return python;
    } catch {
      // This one does not have it; why is of no interest, since setup.sh mends it.
    }
  }
  return undefined;
}

/** Where `setup.sh` keeps its environments. */
function peersFolder(): string {
  const chosen = process.env['LIENZO_PEERS'];
  if (chosen !== undefined && chosen !== '') return chosen;
  return join(homedir(), '.cache', 'lienzo-peers');
}

function environmentPython(): readonly string[] {
  return process.platform === 'win32' ? ['Scripts', 'python.exe'] : ['bin', 'python'];
}
