import { layerOf, type LayerType } from '../../src-shared/layers/index.ts';
import type { Probe } from '../../src-shared/protocol/probe.ts';
import type { RunSpec } from '../../src-shared/spec/run-spec.ts';
import { describeTask } from './run-task.ts';

/** What is asked for when a character model is to write. */
export type SampleRequest = { readonly prime: string; readonly temperature: number };

/** What is in view, so that nothing else is computed. */
export type InView = {
  readonly example: number;
  /** The layer whose weights are shown. */
  readonly selectedNodeId: string | undefined;
  readonly predictions: boolean;
  readonly surface: boolean;
  readonly curve: boolean;
  readonly sample: SampleRequest | undefined;
};

/** Feature maps move at most this often. */
const mapsPerSecond = 4;
/** Predictions and text cost a pass over many examples, so that they come seldom. */
const seldomPerSecond = 0.5;
const predictionCount = 120;
const sampleLength = 400;
/** Points a side of a decision surface. */
const surfaceResolution = 64;
/** Places along a curve: one every two or three pixels. */
const curveResolution = 161;

/** The probes that answer what is in view of a network. */
export function planProbes(spec: RunSpec, view: InView): readonly Probe[] {
  const task = describeTask(spec);
  const nodeIds = [...spec.model.inputs, ...spec.model.layers].map(({ id }) => id);
  const probes: Probe[] = [
    {
      kind: 'activations',
      id: 'activations',
      nodeIds,
      example: view.example,
      perSecond: mapsPerSecond,
    },
  ];
  const selected = spec.model.layers.find(({ id }) => id === view.selectedNodeId);
  if (selected !== undefined && hasKernel(selected.type)) {
    probes.push({ kind: 'weights', id: 'weights', nodeId: selected.id, perSecond: mapsPerSecond });
  }
  if (view.predictions && task.kind === 'classes') {
    probes.push({
      kind: 'predictions',
      id: 'predictions',
      count: predictionCount,
      perSecond: seldomPerSecond,
    });
  }
  if (view.surface && task.kind === 'points') {
    probes.push({
      kind: 'surface',
      id: 'surface',
      resolution: surfaceResolution,
      perSecond: mapsPerSecond,
    });
  }
  if (view.curve && task.kind === 'curve') {
    probes.push({
      kind: 'curve',
      id: 'curve',
      resolution: curveResolution,
      perSecond: mapsPerSecond,
    });
  }
  if (view.sample !== undefined && task.kind === 'text') {
    probes.push({
      kind: 'sample',
      id: 'sample',
      ...view.sample,
      length: sampleLength,
      perSecond: seldomPerSecond,
    });
  }
  return probes;
}

/** Whether a layer has a kernel to look at: weights that were drawn at random and learned since. */
export function hasKernel(type: LayerType): boolean {
  return Object.keys(layerOf(type).fields).some((field) => field.endsWith('Initializer'));
}
