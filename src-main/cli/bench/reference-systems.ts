import { existsSync } from 'node:fs';
import { join } from 'node:path';

import type { PeerJob } from '../../../src-shared/protocol/peer-job.ts';
import { packsFolder } from '../../host/engines/packs-folder.ts';
import { listEngines } from '../../host/engines/list-engines.ts';
import { programFolder } from '../../host/program-folder.ts';
import { findTrainerProgram } from '../../host/trainer-launch.ts';
import type { BenchSurroundings, BenchSystem, SystemAbout } from './bench-case.ts';
import type { Skipped } from './case-result.ts';
import { openPeer, type Peer, type PeerProcess } from './peer-process.ts';
import { findPythonPeers } from './peers-here.ts';

/** What our engines are compared with besides PyTorch and Keras. */
export type Reference = 'tfjs-node' | 'tfjs-cpu' | 'plain-javascript';

/** The programs that a job is given to: the references that were asked for, and with `withPeers` those in Python. */
export async function findPeers(
  references: readonly Reference[],
  { withPeers }: BenchSurroundings,
  isOffered: (system: string) => boolean = () => true,
): Promise<{ readonly peers: readonly Peer[]; readonly skipped: readonly Skipped[] }> {
  const ours = references.map(findReference);
  const python = withPeers ? await findPythonPeers() : { peers: [], skipped: [] };
  return {
    peers: [...ours.filter((one) => 'words' in one), ...python.peers].filter(({ system }) =>
      isOffered(system),
    ),
    skipped: [...ours.filter((one) => 'reason' in one), ...python.skipped].filter(({ system }) =>
      isOffered(system),
    ),
  };
}

function findReference(system: Reference): Peer | Skipped {
  const { node } = findTrainerProgram();
  switch (system) {
    case 'tfjs-node': {
      const engine = listEngines().find(({ id }) => id === 'tensorflow');
      if (engine?.present !== true)
        return {
          system,
          reason: engine?.reason ?? { code: 'engine-pack-missing', details: {} },
        };
      return { system, words: [node, tfjsProgram, system, packsFolder()] };
    }
    case 'tfjs-cpu':
      return { system, words: [node, tfjsProgram, system] };
    case 'plain-javascript':
      return existsSync(plainProgram)
        ? { system, words: [node, plainProgram] }
        : { system, reason: { word: 'benchNoSources' } };
  }
}

const tfjsProgram = join(programFolder, 'src-trainer', 'bench', 'tfjs-fit.ts');
const plainProgram = join(programFolder, 'bench', 'train-plain-javascript.ts');

/** What the libraries are called where their versions are listed. */
const libraries: Readonly<Record<string, string>> = { pytorch: 'PyTorch', keras: 'Keras' };

/** A system that gives the job to a peer, which stays between its rounds. */
export function peerSystem(peer: Peer, job: PeerJob, unitsPerStep: number): BenchSystem {
  let opening: Promise<PeerProcess> | undefined;
  let about: SystemAbout = {};
  return {
    name: peer.system,
    measure: async () => {
      opening ??= openPeer(peer, job);
      const process = await opening;
      about = describePeer(peer, process);
      return unitsPerStep * (await process.measure()).perSecond;
    },
    describe: () => about,
    close: async () => (await opening?.catch(() => undefined))?.close(),
  };
}

/** The version of a library that is not this program's own, and the settings that it was given. */
export function describePeer(
  { system }: Peer,
  { version, settings }: Pick<PeerProcess, 'version' | 'settings'>,
): SystemAbout {
  const name = libraries[system];
  return {
    ...(name !== undefined && { library: { name, version } }),
    ...(settings !== undefined && { settings }),
  };
}
