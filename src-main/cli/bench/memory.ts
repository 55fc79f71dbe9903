import type { EngineId } from '../../../src-shared/protocol/engine.ts';
import type { PeerJob } from '../../../src-shared/protocol/peer-job.ts';
import { ProblemError } from '../../../src-shared/problem.ts';
import type { BenchCase, BenchSurroundings, BenchSystem, SystemAbout } from './bench-case.ts';
import { lenetNet } from './bench-nets.ts';
import { withoutEnd, withTrainer } from './bench-trainer.ts';
import { openEngines } from './engines-here.ts';
import { openPeer, type Peer } from './peer-process.ts';
import { describePeer, findPeers } from './reference-systems.ts';
import { placeNet, withoutData, writeExamples } from './training-case.ts';

/** Two epochs: everything that a run allocates has been allocated by then. */
const steps = 250;
const bytesPerMegabyte = 1e6;

/** The most that a process which trains LeNet holds at once. */
export const memory: BenchCase = {
  name: 'memory',
  unit: 'MB',
  higherIsBetter: false,
  open: async (surroundings) => {
    const net = await placeNet(lenetNet(), surroundings);
    const { peers, skipped } = await findPeers(['tfjs-node'], surroundings);
    const ours = openEngines((engine) => ({
      against: peers.map(({ system }) => system),
      measure: () => measureOurs(engine, surroundings),
    }));
    if (peers.length === 0) return { ...ours, skipped: [...ours.skipped, ...skipped] };
    const data = await writeExamples(net, surroundings);
    const job = {
      task: 'train',
      spec: withoutData(net.spec),
      data,
      secondsPerRound: 1,
      triesSettings: false,
    } as const;
    return {
      systems: [...ours.systems, ...peers.map((peer) => measurePeer(peer, job))],
      skipped: [...ours.skipped, ...skipped],
    };
  },
};

async function measureOurs(engine: EngineId, surroundings: BenchSurroundings): Promise<number> {
  return withTrainer(engine, surroundings, async ({ train }) => {
    const { spec } = lenetNet();
    const { peakMemoryBytes } = await train({ spec: withoutEnd(spec), maxSteps: steps });
    return peakMemoryBytes / bytesPerMegabyte;
  });
}

function measurePeer(peer: Peer, job: PeerJob): BenchSystem {
  let about: SystemAbout = {};
  return {
    name: peer.system,
    describe: () => about,
    measure: async () => {
      const process = await openPeer(peer, job);
      try {
        about = describePeer(peer, process);
        const { peakMemoryBytes } = await process.measure();
        if (peakMemoryBytes === null)
          throw new ProblemError('bench-memory-unknown', { system: peer.system });
        return peakMemoryBytes / bytesPerMegabyte;
      } finally {
        process.close();
      }
    },
  };
}
