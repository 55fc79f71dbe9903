import type { RunSpec } from '../../src-shared/spec/run-spec.ts';
import { writeWeights } from '../checkpoints/model-state.ts';
import type { NamedTensor } from '../checkpoints/safetensors.ts';
import type { Dataset } from '../datasets/dataset.ts';
import { loadDataset, type LoadRequest } from '../datasets/load-dataset.ts';
import { loadForLooks } from '../datasets/load-for-looks.ts';
import type { Engine } from '../engine/engine.ts';
import { buildModel } from '../model/build-model.ts';
import type { Model } from '../model/model.ts';
import { createTextWriter } from '../text/create-text-writer.ts';
import type { TextWriter } from '../text/text-writer.ts';

/** What nobody has asked for in this time is given back. */
const keptMs = 120_000;

/**
 * The network and the data of the last request, kept for the next one: whoever looks at one stage of a run looks at
 * another one soon, and building and loading take longer than looking.
 */
export type KeptParts = {
  /** Does work that uses the kept network, one after the other. */
  readonly inTurn: <T>(work: () => Promise<T>) => Promise<T>;
  /** As `loadForLooks`, from memory where the last one asked for was the same. */
  readonly load: (request: LoadRequest) => Promise<Dataset>;
  /** Loads what a training learns from, whatever was loaded before; while it is at it, `load` gives the same. */
  readonly loadAnew: (request: LoadRequest) => Promise<Dataset>;
  /**
   * A network of a spec with these weights, or with its first ones; it belongs to this, and is the caller's until its
   * turn is over. Throws a `RangeError` where they are not this network's.
   * @param data what its text is read in, where that is no characters, and in how many streams it comes
   */
  readonly network: (
    engine: Pick<Engine, 'graphs'>,
    spec: RunSpec,
    weights: readonly NamedTensor[] | undefined,
    data: Pick<Dataset, 'tokens' | 'streams'>,
    /** Gives first weights other values, some of them or all. */
    put?: (model: Model) => unknown,
  ) => KeptNetwork;
  /** Another one as soon as all that is kept was given back: what is to last as long hangs on it. */
  readonly lifetime: () => object;
  readonly dispose: () => void;
};

export type KeptNetwork = { readonly model: Model; readonly writer: TextWriter };

export function createKeptParts(): KeptParts {
  /** A training's own data stay known as long as it has them, and keep no memory beyond that. */
  let data: { key: string; known: WeakRef<Dataset>; held?: Dataset } | undefined;
  let network: (KeptNetwork & { readonly key: string; isUntrained: boolean }) | undefined;
  let turn: Promise<unknown> = Promise.resolve();
  let timer: ReturnType<typeof setTimeout> | undefined;
  let lifetime = {};

  const disposeNetwork = (): void => {
    network?.writer.dispose();
    network?.model.dispose();
    network = undefined;
  };
  const dispose = (): void => {
    clearTimeout(timer);
    disposeNetwork();
    delete data?.held;
    lifetime = {};
  };

  return {
    inTurn: (work) => {
      clearTimeout(timer);
      const mine = turn.then(work);
      const over = (): void => {
        clearTimeout(timer);
        timer = setTimeout(() => {
          turn = turn.then(dispose);
        }, keptMs).unref();
      };
      turn = mine.then(over, over);
      return mine;
    },
    load: async (request) => {
      const key = keyOf(request);
      const there = data?.key === key ? data.known.deref() : undefined;
      const dataset = there ?? (await loadForLooks(request));
      data = { key, known: new WeakRef(dataset), held: dataset };
      return dataset;
    },
    loadAnew: async (request) => {
      const dataset = await loadDataset(request);
      data = { key: keyOf(request), known: new WeakRef(dataset) };
      return dataset;
    },
    network: (engine, of, weights, { tokens, streams }, put) => {
      const { model: spec } = of;
      const { seed } = of.training;
      const key = JSON.stringify([spec, seed, tokens, streams]);
      const isUntrained = weights === undefined;
      if (network?.key !== key || (isUntrained && !network.isUntrained)) {
        disposeNetwork();
        const model = buildModel(spec, seed, streams);
        network = {
          key,
          model,
          writer: createTextWriter(engine, model, tokens?.silent),
          isUntrained,
        };
      }
      network.isUntrained = isUntrained;
      network.model.counter.step = 0;
      if (weights !== undefined) writeWeights(network.model, weights);
      if (put !== undefined) {
        network.isUntrained = false;
        put(network.model);
      }
      return network;
    },
    lifetime: () => lifetime,
    dispose,
  };
}

function keyOf({ data, dataPath, seed, classCount, streams }: LoadRequest): string {
  return JSON.stringify([data, dataPath, seed, classCount, streams]);
}
