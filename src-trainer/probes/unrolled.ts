import * as tf from '@tensorflow/tfjs-core';

import type { Probe } from '../../src-shared/protocol/probe.ts';
import type { UnrolledFrame } from '../../src-shared/protocol/unrolled-frame.ts';
import { heldOutExamples } from '../datasets/held-out-examples.ts';
import type { Model } from '../model/model.ts';
import { noRules, type StepRules } from '../training/step-rules.ts';
import { restrainGradients } from '../training/restrain-gradients.ts';
import {
  unrollExample,
  type UnrolledExample,
  type UnrolledSide,
} from '../unrolled/unroll-example.ts';
import type { UnrolledWayBack } from '../unrolled/unroll-layer.ts';
import { whatIsRead } from '../unrolled/what-is-read.ts';
import type { Numbers } from '../walk/walk-example.ts';
import { createFloatWriter, keepChannels, type FloatWriter } from './float-writer.ts';
import { frameHead, type ProbeAnswer, type ProbeContext } from './probe-context.ts';

/** 2,000 steps of 512 units: more numbers of one kind are not sent. */
const longest = 1_048_576;
/** Gates and gradients are sent of layers up to this size. */
const mostDetails = 262_144;
/** Weights of a layer are sent where its arithmetic could be read. */
const mostWeights = 4096;
/** An answer up to this size is sent whole. */
const mostAnswers = 32;
/** So many of the likeliest classes are sent. */
const mostLikely = 8;

type Floats = { shape: number[]; offset: number };

/** A recurrent layer along time; `undefined` where the network has no such layer, or nothing to read. */
export function probeUnrolled(
  probe: Extract<Probe, { kind: 'unrolled' }>,
  context: ProbeContext,
): ProbeAnswer | undefined {
  const { model, dataset } = context;
  const writer = createFloatWriter();
  let frame: UnrolledFrame | undefined;
  tf.tidy(() => {
    const reading = whatIsRead(model, dataset, probe);
    const unrolled = reading && unrollExample(model, probe.nodeId, reading);
    if (unrolled === undefined) return;
    const { recurrence, layer, inputs, tokens, given, taken, losses, both } = unrolled;
    const [, units = 1] = layer.outputs.shape;
    const [, features = 1] = inputs.shape;
    const send = (numbers: Numbers): Floats => write(writer, numbers, longest);
    const row = (values: readonly number[]): Floats =>
      send({ shape: [values.length], values: Float32Array.from(values) });
    frame = {
      type: 'probe/unrolled',
      ...frameHead(probe.id, context),
      nodeId: probe.nodeId,
      layer: recurrence.kind,
      activation: recurrence.activation,
      hasBias: recurrence.bias !== undefined,
      example: reading?.example ?? 0,
      examples: heldOutExamples(dataset).count,
      isTyped: reading?.isTyped ?? false,
      ...(tokens && { tokens: row(tokens) }),
      ...(given && { given: send(given) }),
      ...(taken && { taken: row(taken.map(Number)) }),
      inputs: write(writer, inputs, mostDetails),
      features,
      ...sideOf(unrolled, writer),
      units,
      ...answerOf(model, unrolled, writer),
      losses: row(losses),
      loss: finite(unrolled.loss),
      ...clippingOf(model, unrolled, probe.nodeId, context.nextStep?.().rules ?? noRules),
      weights: weightsOf(model, probe.nodeId, writer, both && 'forward_'),
      ...(both && {
        leftwards: {
          ...sideOf(both.leftwards, writer),
          weights: weightsOf(model, probe.nodeId, writer, 'backward_'),
        },
        merged: { mode: both.mode, results: send(both.results) },
      }),
      ...readoutOf(model, probe.nodeId, writer),
    };
  });
  return frame && { frame, bytes: writer.bytes() };
}

/** A recurrence's own numbers and the way back through it. */
function sideOf(
  { layer, lastLoss, back }: UnrolledSide,
  writer: FloatWriter,
): Pick<UnrolledFrame, 'outputs' | 'memories' | 'gates' | 'lastLoss' | 'back'> {
  const send = (numbers: Numbers): Floats => write(writer, numbers, longest);
  const gates = layer.outputs.values.length > mostDetails ? [] : layer.gates;
  return {
    outputs: send(layer.outputs),
    ...(layer.memories && { memories: send(layer.memories) }),
    gates: gates.map(({ name, numbers }) => ({ name, floats: send(numbers) })),
    ...(lastLoss !== undefined && { lastLoss }),
    ...(back && {
      back: {
        all: wayBackOf(back.all, writer),
        ...(back.last && { last: wayBackOf(back.last, writer) }),
      },
    }),
  };
}

function answerOf(
  model: Model,
  { answer, targets }: UnrolledExample,
  writer: FloatWriter,
): Pick<UnrolledFrame, 'answer'> {
  const [output] = model.outputs;
  if (output === undefined || answer === undefined) return {};
  const { isEach, values } = answer;
  const [count = 1, size = 1] = values.shape;
  const { id, loss } = output;
  const isClass =
    loss === 'sparseCategoricalCrossentropy' || loss === 'maskedCrossentropy' ? size > 1 : false;
  const most = Math.min(size, mostLikely);
  const rows = Array.from({ length: isClass ? count : 0 }, (_, at) =>
    values.values.subarray(at * size, (at + 1) * size),
  );
  const likeliest = rows.map((row) => likeliestOf(row, most));
  const matrix = (numbers: number[][]): Floats =>
    write(writer, { shape: [count, most], values: Float32Array.from(numbers.flat()) }, mostDetails);
  return {
    answer: {
      nodeId: id,
      ...{ loss, isEach, size },
      ...(size <= mostAnswers && { values: write(writer, values, longest) }),
      ...(isClass && {
        top: {
          classes: matrix(likeliest),
          shares: matrix(likeliest.map((best, at) => best.map((one) => rows[at]?.[one] ?? 0))),
        },
        rightShares: write(
          writer,
          {
            shape: [count],
            values: Float32Array.from(rows, (row, at) => row[targets.values[at] ?? -1] ?? 0),
          },
          longest,
        ),
      }),
      targets: write(writer, { ...targets, shape: inPlaces(targets.shape) }, longest),
    },
  };
}

/** A single class number has no axis, and yet is one. */
function inPlaces(shape: readonly number[]): number[] {
  return shape.length === 0 ? [1] : [...shape];
}

/** The places of the largest numbers of a row, the largest first. */
function likeliestOf(row: Float32Array, most: number): number[] {
  const best: number[] = [];
  for (const [at, value] of row.entries()) {
    let place = best.length;
    while (place > 0 && value > (row[best[place - 1] ?? 0] ?? 0)) place -= 1;
    if (place >= most) continue;
    best.splice(place, 0, at);
    best.length = Math.min(best.length, most);
  }
  return best;
}

function wayBackOf(
  { byOutputs, byMemories }: UnrolledWayBack,
  writer: FloatWriter,
): NonNullable<UnrolledFrame['back']>['all'] {
  const sizes = (numbers: Numbers): Floats => {
    const [steps = 1, units = 1] = numbers.shape;
    const values = Float32Array.from({ length: steps }, (_, step) =>
      lengthOf(numbers.values.subarray(step * units, (step + 1) * units)),
    );
    return write(writer, { shape: [steps], values }, longest);
  };
  return {
    sizes: sizes(byOutputs),
    ...(byMemories && { memorySizes: sizes(byMemories) }),
    ...(byOutputs.values.length <= mostDetails && {
      byOutputs: write(writer, byOutputs, mostDetails),
    }),
  };
}

function clippingOf(
  model: Model,
  { gradients }: UnrolledExample,
  nodeId: string,
  { clipping, clipLimit }: StepRules,
): Pick<UnrolledFrame, 'clipping'> {
  if (Object.keys(gradients).length === 0) return {};
  // What else restrains a step has no part in the gradient that comes back through time.
  const rules = { ...noRules, clipping, clipLimit };
  const isClipped = clipping !== 'none';
  const numbers = isClipped ? [['clipLimit', tf.scalar(clipLimit)] as const] : [];
  const clipped = restrainGradients(gradients, model.weights, rules, new Map(numbers));
  const lengths = model.weights.flatMap(({ name, nodeId: of, variable }) => {
    const [before, after] = [gradients[variable.name], clipped[variable.name]];
    if (before === undefined || after === undefined) return [];
    return { name, of, before: sizeOf(before), after: sizeOf(after) };
  });
  const sizes = (key: 'before' | 'after'): number[] => lengths.map((one) => one[key]);
  return {
    clipping: {
      kind: clipping,
      limit: clipLimit,
      whole: {
        before: finite(Math.hypot(...sizes('before'))),
        after: finite(Math.hypot(...sizes('after'))),
      },
      weights: lengths
        .filter(({ of }) => of === nodeId)
        .map(({ name, before, after }) => ({
          name,
          before: finite(before),
          after: finite(after),
        })),
    },
  };
}

/** @param prefix of the names of one of two recurrences, which is left away */
function weightsOf(
  model: Model,
  nodeId: string,
  writer: FloatWriter,
  prefix = '',
): { name: string; floats: Floats }[] {
  const begin = `${nodeId}/${prefix}`;
  const own = model.weights.filter(
    (weight) => weight.nodeId === nodeId && weight.name.startsWith(begin),
  );
  if (own.reduce((sum, { variable }) => sum + variable.size, 0) > mostWeights) return [];
  return own.map(({ name, variable }) => ({
    name: name.slice(begin.length),
    floats: write(
      writer,
      { shape: variable.shape, values: variable.dataSync<'float32'>().slice() },
      mostWeights,
    ),
  }));
}

function readoutOf(
  model: Model,
  nodeId: string,
  writer: FloatWriter,
): Pick<UnrolledFrame, 'readout'> {
  const from = model.outputs[0]?.from;
  const layer = model.spec.layers.find(({ id }) => id === from);
  const isReadout = layer?.type === 'Dense' && layer.from.length === 1 && layer.from[0] === nodeId;
  const weights = isReadout ? weightsOf(model, layer.id, writer) : [];
  if (layer === undefined || weights.length === 0) return {};
  return {
    readout: { nodeId: layer.id, activation: String(layer.config['activation']), weights },
  };
}

function write(writer: FloatWriter, { shape, values }: Numbers, limit: number): Floats {
  const kept = keepChannels({ shape, values }, limit);
  return { shape: [...kept.shape], offset: writer.add(kept.values) };
}

function sizeOf(tensor: tf.Tensor): number {
  return lengthOf(tensor.dataSync<'float32'>());
}

/** In double precision: what is small where a gradient vanishes would be 0 as the square of a float32. */
function lengthOf(values: Float32Array): number {
  return Math.sqrt(values.reduce((sum, value) => sum + value * value, 0));
}

function finite(value: number): number | null {
  return Number.isFinite(value) ? value : null;
}
