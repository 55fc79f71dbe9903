import { execFile } from 'node:child_process';
import { mkdtemp } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';

import { peerDataSchema, type PeerData } from '../../../src-shared/protocol/peer-job.ts';
import type { RunSpec } from '../../../src-shared/spec/run-spec.ts';
import { programFolder } from '../../host/program-folder.ts';
import { parseJson } from '../../host/secure-json.ts';
import { findTrainerProgram } from '../../host/trainer-launch.ts';
import type { BenchCase, BenchSurroundings, OpenedCase } from './bench-case.ts';
import type { BenchNet, PlacedNet } from './bench-nets.ts';
import type { BenchName, BenchUnit } from './case-result.ts';
import { openEngines } from './engines-here.ts';
import { findPeers, peerSystem, type Reference } from './reference-systems.ts';
import { secondsPerRound } from './rounds.ts';
import { trainOnEngine } from './train-on-engine.ts';

/** A case in which all train the same network on the same examples in the same batches. */
export function trainingCase(
  name: BenchName,
  unit: BenchUnit,
  makeNet: () => BenchNet,
  references: readonly Reference[],
): BenchCase {
  return {
    name,
    unit,
    higherIsBetter: true,
    open: async (surroundings) => openTraining(makeNet(), references, surroundings),
  };
}

async function openTraining(
  made: BenchNet,
  references: readonly Reference[],
  surroundings: BenchSurroundings,
): Promise<OpenedCase> {
  const net = await placeNet(made, surroundings);
  const { peers, skipped } = await findPeers(references, surroundings);
  const ours = openEngines((engine) => ({
    against: peers.map(({ system }) => system),
    ...trainOnEngine(engine, net, surroundings),
  }));
  if (peers.length === 0) return { ...ours, skipped: [...ours.skipped, ...skipped] };
  const data = await writeExamples(net, surroundings);
  const job = {
    task: 'train',
    spec: withoutData(net.spec),
    data,
    secondsPerRound,
    triesSettings: true,
  } as const;
  const others = peers.map((peer) => peerSystem(peer, job, net.unitsPerExample));
  return {
    systems: [...ours.systems, ...others],
    skipped: [...ours.skipped, ...skipped],
  };
}

/** Makes a net's data where they are none that a document may name. */
export async function placeNet(net: BenchNet, { folder }: BenchSurroundings): Promise<PlacedNet> {
  return { ...net, dataPath: await net.makeData?.(folder) };
}

/** What a peer is told of a run: where the data came from means nothing to it, and a text may be long. */
export function withoutData(spec: RunSpec): RunSpec {
  return { ...spec, data: { source: { kind: 'none' }, validationShare: 0 } };
}

/** Has the trainer's own loader write down what it would train on, for all to read. */
export async function writeExamples(
  { spec, dataPath }: PlacedNet,
  surroundings: BenchSurroundings,
): Promise<PeerData> {
  const program = join(programFolder, 'src-trainer', 'bench', 'write-examples.ts');
  const folder = await mkdtemp(join(surroundings.folder, 'examples-'));
  const writing = promisify(execFile)(findTrainerProgram().node, [program]);
  writing.child.stdin?.end(JSON.stringify({ spec, dataPath, folder }));
  const { stdout: text } = await writing;
  return peerDataSchema.parse(parseJson(text));
}
