import { mkdtemp } from 'node:fs/promises';
import { join } from 'node:path';

import { writeLienzoFile } from '../../../src-shared/document/lienzo-file.ts';
import { ProblemError } from '../../../src-shared/problem.ts';
import type { ApiEvent } from '../../../src-shared/protocol/api.ts';
import type { EngineId } from '../../../src-shared/protocol/engine.ts';
import type { Probe } from '../../../src-shared/protocol/probe.ts';
import { createHost, type Host } from '../../host/create-host.ts';
import { ownerSession } from '../../host/session.ts';
import { startWebServer } from '../../web/web-server.ts';
import type { BenchCase, BenchSurroundings } from './bench-case.ts';
import { withoutEnd } from './bench-trainer.ts';
import { measureEngines } from './engines-here.ts';
import { compileDocument, lenetDocument } from './lenet-document.ts';
import { letInReaders, type ReadingClients } from './reading-client.ts';
import { createStepClock, type StepClock } from './step-clock.ts';
import { middleOf } from './summarise.ts';

/** Pairs of stretches of one run, one with a client and one without; their order changes from pair to pair. */
const pairs = 6;
/** Short enough for a slow moment to fall on both of a pair, long enough for pictures to come as seldom as they do. */
const stretchMs = 2_000;
const warmUpMs = 1_500;

/**
 * The share of training speed that a window costs: one run, in turn with a client that watches curves,
 * feature maps and predictions over the socket, and with none.
 */
export const streamCost: BenchCase = {
  name: 'stream-cost',
  unit: '%',
  higherIsBetter: false,
  open: (surroundings) => {
    const { systems, skipped } = measureEngines((engine, round) =>
      measureCost(engine, round, surroundings),
    );
    // The fastest engine has the least time between two pictures.
    return Promise.resolve({ systems: systems.slice(0, 1), skipped });
  },
};

async function measureCost(
  engine: EngineId,
  round: number,
  { folder }: BenchSurroundings,
): Promise<number> {
  const home = await mkdtemp(join(folder, 'home-'));
  const host = await createHost({ shell: 'browser', home });
  const server = await startWebServer(host, { bundleFolder: home, port: 0 });
  const clock = createStepClock();
  const failed = Promise.withResolvers<never>();
  const stopListening = host.listen((event) => {
    clock.hear(event);
    const problem = problemOf(event);
    if (problem !== undefined) failed.reject(problem);
  });
  try {
    const clients = await letInReaders(server.url);
    return await Promise.race([
      compareSpeeds(host, engine, { round, clients, clock }),
      failed.promise,
    ]);
  } finally {
    stopListening();
    await server.close();
    await host.close();
  }
}

async function compareSpeeds(
  host: Host,
  engine: EngineId,
  options: {
    readonly round: number;
    readonly clients: ReadingClients;
    readonly clock: StepClock;
  },
): Promise<number> {
  const { round, clients, clock } = options;
  const document = lenetDocument();
  const spec = withoutEnd(compileDocument(document));
  const probes = probesOf([...spec.model.inputs, ...spec.model.layers].map(({ id }) => id));
  const text = writeLienzoFile(document);
  const { result: project } = await host.ask(ownerSession, 'project.create', { text });
  await host.ask(ownerSession, 'run.start', { projectId: project.id, spec, engine });
  await clock.measure(warmUpMs);

  const watched = async (): Promise<number> => {
    const client = await clients.open(probes);
    const speed = await clock.measure(stretchMs);
    await client.close();
    if (client.pictures() === 0) throw new Error('the client that watched saw no picture');
    return speed;
  };
  const unwatched = (): Promise<number> => clock.measure(stretchMs);
  const shares: number[] = [];
  for (let pair = 0; pair < pairs; pair += 1) {
    const isWatchedFirst = (pair + round) % 2 === 0;
    const first = await (isWatchedFirst ? watched : unwatched)();
    const second = await (isWatchedFirst ? unwatched : watched)();
    shares.push(isWatchedFirst ? first / second : second / first);
  }
  return 100 * (1 - middleOf(shares));
}

function problemOf(event: ApiEvent): Error | undefined {
  if (event.type === 'run/finished') return new Error('the measured run ended');
  if (event.type !== 'run/problem' && event.type !== 'run/interrupted') return undefined;
  return ProblemError.of(event.problem);
}

/** What an open window asks for at the most. */
function probesOf(nodeIds: readonly string[]): Probe[] {
  return [
    { kind: 'activations', id: 'activations', nodeIds: [...nodeIds], example: 0, perSecond: 4 },
    { kind: 'predictions', id: 'predictions', count: 120, perSecond: 0.5 },
  ];
}
