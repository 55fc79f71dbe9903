import { layerOf, type LayerType } from '../../src-shared/layers/index.ts';
import type { Probe } from '../../src-shared/protocol/probe.ts';
import type { RunSpec } from '../../src-shared/spec/run-spec.ts';
import { hasPlane } from '../inspect/has-plane.ts';
import { describeTask } from './run-task.ts';

/** What is in view, so that nothing else is computed. */
export type InView = {
  readonly example: number;
  /** The layer whose weights are shown. */
  readonly selectedNodeId: string | undefined;
  readonly predictions: boolean;
  /** What is wanted of a captioner. */
  readonly captions: readonly Probe[];
  /** What is wanted of sequences that were made on the spot. */
  readonly answers: readonly Probe[];
  readonly surface: boolean;
  readonly curve: boolean;
  /** The layer whose units are drawn large over the plane of a net with two inputs. */
  readonly unitsOf: string | undefined;
  /** What is asked of a character model. */
  readonly text: readonly Probe[];
  /** What is asked of a recurrent layer. */
  readonly alongTime?: readonly Probe[];
  /** The example of the next batch whose step is walked. */
  readonly walkExample?: number | undefined;
};

/** Feature maps move at most this often. */
const mapsPerSecond = 4;
/** Predictions cost a pass over many examples, so that they come seldom. */
const seldomPerSecond = 0.5;
/** A walk is asked for again with every step that a person takes. */
const walksPerSecond = 10;
const predictionCount = 120;
/** Points a side of a decision surface. */
const surfaceResolution = 64;
/** The same of the map of a unit: on a card, and where one layer fills the view. */
const cardResolution = 24;
const largeResolution = 64;
/** Places along a curve: one every two or three pixels. */
const curveResolution = 161;

/** The probes that answer what is in view of a network. */
export function planProbes(spec: RunSpec, view: InView): readonly Probe[] {
  const task = describeTask(spec);
  const { inputs, layers, outputs } = spec.model;
  // What a network that learns standardised numbers says is shown in their own units.
  const said = spec.data.standardiseTarget === true ? outputs : [];
  const nodeIds = [...inputs, ...layers, ...said].map(({ id }) => id);
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
  if (selected !== undefined && (hasKernel(selected.type) || isNormalisation(selected.type))) {
    probes.push({ kind: 'weights', id: 'weights', nodeId: selected.id, perSecond: mapsPerSecond });
  }
  if (task.kind === 'captions' || task.kind === 'alignment') probes.push(...view.captions);
  if (task.isOfSequences === true) probes.push(...view.answers);
  if (view.predictions && task.kind === 'classes') {
    probes.push({
      kind: 'predictions',
      id: 'predictions',
      count: predictionCount,
      perSecond: seldomPerSecond,
    });
  }
  if (hasPlane(spec.model)) probes.push(...unitMaps(nodeIds, view.unitsOf));
  if (view.surface && (task.kind === 'points' || task.kind === 'heights')) {
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
  if (task.kind === 'text') probes.push(...view.text);
  for (const probe of view.alongTime ?? []) {
    if (probe.kind === 'unrolled' && nodeIds.includes(probe.nodeId)) probes.push(probe);
  }
  if (view.walkExample !== undefined) {
    probes.push({ kind: 'walk', id: 'walk', example: view.walkExample, perSecond: walksPerSecond });
  }
  return probes;
}

/** A small map of every unit for the cards, and large ones of the layer that is looked at. */
function unitMaps(nodeIds: readonly string[], large: string | undefined): Probe[] {
  const base = { kind: 'unit-maps', perSecond: mapsPerSecond } as const;
  const all: Probe[] = [
    { ...base, id: 'unit-maps', nodeIds: [...nodeIds], resolution: cardResolution },
  ];
  if (large === undefined || !nodeIds.includes(large)) return all;
  return [...all, { ...base, id: 'large-maps', nodeIds: [large], resolution: largeResolution }];
}

/** Whether a layer learns a scale and a shift. */
export function isNormalisation(type: LayerType): boolean {
  return type === 'BatchNormalization' || type === 'LayerNormalization';
}

/** Whether a layer has a kernel to look at: weights that were drawn at random and learned since. */
export function hasKernel(type: LayerType): boolean {
  return Object.keys(layerOf(type).fields).some((field) => field.endsWith('Initializer'));
}
