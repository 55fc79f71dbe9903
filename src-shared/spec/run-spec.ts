import type { Shape } from '../graph/shape.ts';
import type { Config, NumberKind } from '../layers/define-layer.ts';
import type { LayerType } from '../layers/index.ts';
import type { DataSettings, TrainingSettings } from '../document/document.ts';
import type { LossName } from './loss-names.ts';

/** A network ready to be built: layers in an order in which every layer comes after its inputs; no positions, no colours. */
export type ModelSpec = {
  readonly inputs: readonly InputSpec[];
  readonly layers: readonly LayerSpec[];
  readonly outputs: readonly OutputSpec[];
};

export type InputSpec = {
  readonly id: string;
  readonly shape: Shape;
  readonly numbers: NumberKind;
};

export type LayerSpec = {
  readonly id: string;
  readonly type: LayerType;
  readonly config: Config;
  /** Ids of inputs or layers, in the order of the wires. */
  readonly from: readonly string[];
  readonly outputShape: Shape;
};

export type OutputSpec = {
  readonly id: string;
  /** The layer (or input) whose numbers are the prediction. */
  readonly from: string;
  readonly shape: Shape;
  readonly loss: LossName;
};

/** Everything a run needs, and nothing else: what `startRun`, `train` and the run folder take. */
export type RunSpec = {
  readonly format: 1;
  readonly title: string;
  readonly model: ModelSpec;
  readonly data: DataSettings;
  readonly training: TrainingSettings;
  /** The id of a run whose weights the layers begin with that have the same name and shapes in it; else all are drawn. */
  readonly weightsFrom?: string | undefined;
};
