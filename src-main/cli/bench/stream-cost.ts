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
import { measureEngines } from './engines-here.ts';
import { compileDocument, lenetDocument } from './lenet-document.ts';
import { letInReaders, type ReadingClient, type ReadingClients } from './reading-client.ts';
import { middleOf } from './summarise.ts';

/** Watched and unwatched epochs take turns; this order meets a machine that slows down or hurries fairly. */
const pattern = [true, false, false, true, false, true, true, false];
/** What an open window asks for at the most. */
const picturesPerSecond = 4;
const predictionsPerSecond = 0.5;
const predictionCount = 120;

/**
 * The share of training speed that a window costs: epochs of one run, in turn with a client that watches
 * curves, feature maps and predictions over the socket, and with none.
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
  try {
    const clients = await letInReaders(server.url);
    const order = round % 2 === 0 ? pattern : pattern.map((isWatched) => !isWatched);
    const { watched, unwatched } = await timeEpochs(host, engine, order, clients);
    return 100 * (1 - middleOf(unwatched) / middleOf(watched));
  } finally {
    await server.close();
    await host.close();
  }
}

type EpochTimes = { readonly watched: readonly number[]; readonly unwatched: readonly number[] };

/** Milliseconds of each epoch; the first, in which everything is still new, counts for nothing. */
async function timeEpochs(
  host: Host,
  engine: EngineId,
  order: readonly boolean[],
  clients: ReadingClients,
): Promise<EpochTimes> {
  const document = lenetDocument();
  const spec = compileDocument({
    ...document,
    training: { ...document.training, epochs: order.length + 1 },
  });
  const probes = probesOf(spec.model.layers.map(({ id }) => id));
  const times = { watched: new Array<number>(), unwatched: new Array<number>() };
  const ended = Promise.withResolvers<undefined>();
  let startedAt = performance.now();
  let epoch = 0;
  let client: ReadingClient | undefined;

  const onEpoch = async (): Promise<void> => {
    const endedAt = performance.now();
    const wasWatched = order[epoch - 1];
    if (wasWatched !== undefined)
      times[wasWatched ? 'watched' : 'unwatched'].push(endedAt - startedAt);
    startedAt = endedAt;
    const isWatched = order[epoch] ?? false;
    epoch += 1;
    if (isWatched) client ??= await clients.open(probes);
    else if (client !== undefined) {
      const leaving = client;
      client = undefined;
      await leaving.close();
      if (leaving.pictures() === 0) throw new Error('the client that watched saw no picture');
    }
  };
  const onEvent = (event: ApiEvent): void => {
    if (event.type === 'run/epoch') onEpoch().catch(ended.reject);
    if (event.type === 'run/finished') ended.resolve(undefined);
    if (event.type === 'run/problem' || event.type === 'run/interrupted')
      ended.reject(new ProblemError(event.problem.code, event.problem.details));
  };
  const stopListening = host.listen(onEvent);
  try {
    const text = writeLienzoFile(document);
    const { result: project } = await host.ask(ownerSession, 'project.create', { text });
    await host.ask(ownerSession, 'run.start', { projectId: project.id, spec, engine });
    await ended.promise;
    return times;
  } finally {
    stopListening();
    await client?.close();
  }
}

function probesOf(nodeIds: readonly string[]): Probe[] {
  return [
    {
      kind: 'activations',
      id: 'activations',
      nodeIds: [...nodeIds],
      example: 0,
      perSecond: picturesPerSecond,
    },
    {
      kind: 'predictions',
      id: 'predictions',
      count: predictionCount,
      perSecond: predictionsPerSecond,
    },
  ];
}
