import type { EngineRequest } from '../../src-shared/protocol/engine.ts';
import type { RunSpec } from '../../src-shared/spec/run-spec.ts';
import { dataPathOf } from './data-methods.ts';
import { demandAffordable } from './demand-affordable.ts';
import { deviceMemory } from './engines/device-memory.ts';
import type { HostMethods, HostParts } from './host-methods.ts';

type Network = {
  readonly spec: RunSpec;
  readonly runId?: string | undefined;
  readonly step?: number | undefined;
};

/** What the host does for networks of pictures and sentences: the trainer looks at the network, part by part. */
export function createCaptionMethods({
  library,
  runs,
  trainer,
  engineNow,
}: Pick<HostParts, 'library' | 'runs' | 'trainer'> & {
  /** The engine of whatever is asked beside a run. */
  readonly engineNow: () => EngineRequest;
}): Pick<
  HostMethods,
  | 'model.caption-regions'
  | 'model.caption-gallery'
  | 'model.caption-neighbours'
  | 'model.alignment-ranks'
> {
  /** The network as the trainer finds it: paths are the host's alone. */
  const locate = async ({ spec, runId, step }: Network) => {
    demandAffordable(spec, deviceMemory(engineNow()));
    const dir = runId === undefined ? undefined : (await runs.find(runId)).dir;
    return {
      spec,
      ...(dir !== undefined && { dir }),
      ...(step !== undefined && { step }),
      ...(await dataPathOf(spec, library)),
    };
  };
  return {
    'model.caption-regions': async ({ asked, ...network }) => {
      const request = { type: 'caption-regions', asked, ...(await locate(network)) } as const;
      const { answer, bytes } = await trainer.requestWithBytes(engineNow(), request);
      if (answer.kind !== 'caption-regions')
        throw new Error(`asked for regions, got ${answer.kind}`);
      return { result: answer.regions, bytes };
    },
    'model.caption-gallery': async ({ asked, ...network }) => {
      const request = { type: 'caption-gallery', asked, ...(await locate(network)) } as const;
      const { answer, bytes } = await trainer.requestWithBytes(engineNow(), request);
      if (answer.kind !== 'caption-gallery')
        throw new Error(`asked for a page, got ${answer.kind}`);
      return { result: answer.gallery, bytes };
    },
    'model.caption-neighbours': async ({ asked, ...network }) => {
      const request = { type: 'caption-neighbours', asked, ...(await locate(network)) } as const;
      const { answer, bytes } = await trainer.requestWithBytes(engineNow(), request);
      if (answer.kind !== 'caption-neighbours')
        throw new Error(`asked for captions, got ${answer.kind}`);
      return { result: answer.neighbours, bytes };
    },
    'model.alignment-ranks': async ({ asked, ...network }) => {
      const request = { type: 'alignment-ranks', asked, ...(await locate(network)) } as const;
      const answer = await trainer.request(engineNow(), request);
      if (answer.kind !== 'alignment-ranks') throw new Error(`asked for ranks, got ${answer.kind}`);
      return { result: answer.ranks };
    },
  };
}
