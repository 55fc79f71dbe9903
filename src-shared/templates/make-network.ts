import type { DataSettings, Document, TrainingSettings } from '../document/document.ts';
import { noClipping, noEarlyStopping, noRegularisation } from '../document/restraints.ts';
import { initialScheduleSettings } from '../document/schedule.ts';
import type { GraphNode } from '../graph/graph.ts';
import type { Config } from '../layers/define-layer.ts';
import { layerOf, type LayerType } from '../layers/index.ts';
import { chain, placeInRows } from './place-in-rows.ts';

/** One step of a chain: a layer type and what differs from its first values. */
export type Link = readonly [type: LayerType, config?: Config];

/** The settings of a training unless a template says otherwise. */
export const initialTraining: TrainingSettings = {
  optimizer: { type: 'adam', learningRate: 0.001, beta1: 0.9, beta2: 0.999 },
  schedule: 'constant',
  scheduleSettings: initialScheduleSettings,
  regularisation: noRegularisation,
  clipping: noClipping,
  earlyStopping: noEarlyStopping,
  shuffle: true,
  balanceClasses: false,
  batchSize: 64,
  epochs: 10,
  seed: 1,
  checkpointEverySeconds: 30,
};

/** A document that holds one chain of layers. Ids are the type's name and a running number: `conv2d_1`. */
export function makeChainDocument(options: {
  readonly title: string;
  readonly links: readonly Link[];
  readonly perRow: number;
  readonly data: DataSettings;
  readonly training?: Partial<TrainingSettings>;
}): Document {
  const positions = placeInRows(options.links.length, options.perRow);
  const counters = new Map<LayerType, number>();
  const nodes = options.links.map(([type, config = {}], index): GraphNode => {
    const number = (counters.get(type) ?? 0) + 1;
    counters.set(type, number);
    const layer = layerOf(type);
    return {
      kind: layer.kind,
      id: `${type.toLowerCase()}_${number}`,
      type,
      position: positions[index] ?? { x: 0, y: 0 },
      config: layer.settle({ ...layer.initialConfig, ...config }),
    };
  });
  return {
    title: options.title,
    networks: [{ id: 'network', name: options.title, graph: chain(nodes) }],
    data: options.data,
    training: { ...initialTraining, ...options.training },
  };
}
