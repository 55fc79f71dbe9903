import type { Probe } from '../../src-shared/protocol/probe.ts';
import type { WalkFrame } from '../../src-shared/protocol/walk-frame.ts';
import type { Model } from '../model/model.ts';
import type { WalkedWeight } from '../walk/trial.ts';
import type { Numbers } from '../walk/walk-example.ts';
import { walkStep, type WalkedStep } from '../walk/walk-step.ts';
import { createFloatWriter, keepChannels, type FloatWriter } from './float-writer.ts';
import { frameHead, type ProbeAnswer, type ProbeContext } from './probe-context.ts';

/** More numbers of one node, or of one weight, are not sent. */
const longestNode = 65_536;
const longestWeight = 262_144;
/** Of all weights together with their gradients and what the optimizer remembers; and of all nodes: 24 MB each. */
const mostNumbers = 6_000_000;
/** Arrays that a node has at most: its value, what went into its activation, its gradient, its mask. */
const arraysOfNode = 4;

type Floats = { shape: number[]; offset: number };

/** The next step of training in all its stages; `undefined` where the network has nothing to train. */
export function probeWalk(
  probe: Extract<Probe, { kind: 'walk' }>,
  context: ProbeContext,
): ProbeAnswer | undefined {
  const { model, dataset } = context;
  const next = context.nextStep?.();
  if (next === undefined || !model.weights.some(({ isTrainable }) => isTrainable)) return undefined;
  const walked = walkStep(model, dataset, next, probe.example);
  const writer = createFloatWriter();
  const arraysOfWeight = 4 + (walked.weights[0]?.slots.length ?? 0);
  const nodeLimit = shareOf(longestNode, arraysOfNode * model.spec.layers.length);
  const weightLimit = shareOf(longestWeight, arraysOfWeight * walked.weights.length);
  const { batch, example, loss, exampleLosses, target } = walked;
  return {
    frame: {
      type: 'probe/walk',
      ...frameHead(probe.id, context),
      epoch: batch.epoch,
      batch: batch.place,
      batchSize: batch.indices.length,
      example,
      exampleNumber: batch.indices[example] ?? 0,
      loss: finite(loss),
      exampleLosses: exampleLosses.map(finite),
      outputs: model.outputs.map(({ id, from, loss: lossName, logits }) => ({
        nodeId: id,
        from,
        loss: lossName,
        isFromLogits: logits !== undefined,
        target: write(writer, target, nodeLimit),
      })),
      nodes: nodesOf(model, walked, writer, nodeLimit),
      weights: walked.weights.flatMap((weight) => weightOf(model, weight, writer, weightLimit)),
      optimizer: next.optimizer.settingsOf(model.counter.step + 1),
      learningRate: finite(next.optimizer.learningRateOf(model.counter.step + 1)),
      rules: next.rules,
    },
    bytes: writer.bytes(),
  };
}

function nodesOf(
  model: Model,
  { passed }: WalkedStep,
  writer: FloatWriter,
  limit: number,
): WalkFrame['nodes'] {
  const { values, gradients, kept } = passed;
  const ids = [...model.spec.inputs, ...model.spec.layers].map(({ id }) => id);
  return ids.flatMap((nodeId) => {
    const value = values.get(nodeId);
    if (value === undefined) return [];
    const own = model.operations.find(({ to }) => to === nodeId);
    // A node whose last activation was set apart has another value before it, made by a layer of the node's name.
    const before = model.operations.find(({ layer, to }) => layer.name === nodeId && to !== nodeId);
    const logits = own === undefined || before === undefined ? undefined : values.get(before.to);
    const gradient = gradients.get(nodeId) ?? (before && gradients.get(before.to));
    const mask = kept.get(nodeId);
    return {
      nodeId,
      fullShape: value.shape,
      value: write(writer, value, limit),
      summary: summarise(value.values),
      ...(logits && { logits: write(writer, logits, limit) }),
      ...(gradient && {
        gradient: write(writer, gradient, limit),
        gradientSummary: summarise(gradient.values),
      }),
      ...(mask && { kept: write(writer, mask, limit) }),
    };
  });
}

function weightOf(
  model: Model,
  { name, before, gradient, restrained, slots, after }: WalkedWeight,
  writer: FloatWriter,
  limit: number,
): WalkFrame['weights'] {
  const weight = model.weights.find((one) => one.name === name);
  if (weight === undefined) return [];
  const { shape } = weight.variable;
  const send = (values: Float32Array): Floats => write(writer, { shape, values }, limit);
  const isRestrained = restrained?.some((value, index) => value !== gradient?.[index]) ?? false;
  return [
    {
      name,
      nodeId: weight.nodeId,
      isTrainable: weight.isTrainable,
      fullShape: shape,
      before: send(before),
      ...(gradient && { gradient: send(gradient) }),
      ...(restrained && isRestrained && { restrained: send(restrained) }),
      slots: slots.map((slot) => ({
        name: slot.name.slice(0, slot.name.indexOf('/')),
        values: send(slot.values),
      })),
      after: send(after),
      norms: {
        before: lengthOf(before),
        gradient: gradient === undefined ? 0 : lengthOf(gradient),
        change: lengthOf(after.map((value, index) => value - (before[index] ?? 0))),
      },
    },
  ];
}

/** How many numbers of each of so many arrays are sent. */
function shareOf(longest: number, arrays: number): number {
  return Math.min(longest, Math.floor(mostNumbers / Math.max(1, arrays)));
}

function write(writer: FloatWriter, { shape, values }: Numbers, limit: number): Floats {
  const kept = keepChannels({ shape, values }, limit);
  return { shape: [...kept.shape], offset: writer.add(kept.values) };
}

function summarise(values: Float32Array): WalkFrame['nodes'][number]['summary'] {
  let [least, most, sum] = [Infinity, -Infinity, 0];
  for (const value of values) {
    if (value < least) least = value;
    if (value > most) most = value;
    sum += value;
  }
  return { least: finite(least), mean: finite(sum / values.length), most: finite(most) };
}

/** In double precision: what is small where a gradient vanishes would be 0 as the square of a float32. */
function lengthOf(values: Float32Array): number | null {
  return finite(Math.sqrt(values.reduce((sum, value) => sum + value * value, 0)));
}

function finite(value: number): number | null {
  return Number.isFinite(value) ? value : null;
}
