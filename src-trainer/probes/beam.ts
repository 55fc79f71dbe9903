import { countElements } from '../../src-shared/graph/shape.ts';
import type { AskedPicture } from '../../src-shared/protocol/caption-frame.ts';
import type { Probe } from '../../src-shared/protocol/probe.ts';
import { isAligning } from '../alignment/read-places.ts';
import { sayCaptions } from '../captioning/say-captions.ts';
import { tellTree } from '../captioning/tell-tree.ts';
import type { Dataset } from '../datasets/dataset.ts';
import { heldOutExamples } from '../datasets/held-out-examples.ts';
import { createFloatWriter } from './float-writer.ts';
import { frameHead, type ProbeAnswer, type ProbeContext } from './probe-context.ts';

/** What the network says of one picture and what it weighed; `undefined` where it says no captions or there is no such picture. */
export async function probeBeam(
  probe: Extract<Probe, { kind: 'beam' }>,
  context: Pick<ProbeContext, 'model' | 'dataset' | 'runId' | 'step'>,
): Promise<ProbeAnswer | undefined> {
  const { dataset, model } = context;
  const { vocabulary, task, inputShape, findScene, captionsOf } = dataset;
  if (task !== 'captioning' || vocabulary === undefined || isAligning(model)) return undefined;
  const picture = readAskedPicture(probe.picture, dataset);
  if (picture === undefined) return undefined;
  const { beamWidth, longest } = probe;
  const [said] = await sayCaptions(
    model,
    inputShape,
    { gatherInputs: () => picture },
    Int32Array.of(0),
    { width: beamWidth, longest, isTreeKept: true },
  );
  if (said === undefined) return undefined;
  const example = probe.picture.kind === 'held-out' ? probe.picture.example : undefined;
  const scene = example === undefined ? undefined : findScene?.(example);
  const references =
    example === undefined || scene !== undefined ? undefined : captionsOf?.(example);
  const writer = createFloatWriter();
  return {
    frame: {
      type: 'probe/beam',
      ...frameHead(probe.id, context),
      asked: {
        beamWidth,
        ...(longest !== undefined && { longest }),
        ...(example !== undefined && { example }),
      },
      steps: model.outputs[0]?.shape[0] ?? 1,
      tree: tellTree(said, vocabulary),
      ...(scene !== undefined && { scene: [...scene] }),
      ...(references !== undefined && { references: references.map((one) => [...one]) }),
      picture: { shape: [...inputShape], offset: writer.add(picture) },
    },
    bytes: writer.bytes(),
  };
}

/** The numbers of a picture that was asked about, flat; `undefined` where there is none of the size. */
export function readAskedPicture(
  asked: AskedPicture,
  dataset: Pick<Dataset, 'inputShape' | 'train' | 'validation'>,
): Float32Array | undefined {
  if (asked.kind === 'given') {
    const numbers = new Float32Array(Uint8Array.from(Buffer.from(asked.input, 'base64')).buffer);
    return numbers.length === Number(countElements(dataset.inputShape)) ? numbers : undefined;
  }
  const examples = heldOutExamples(dataset);
  if (asked.example >= examples.count) return undefined;
  return Float32Array.from(examples.gatherInputs(Int32Array.of(asked.example)));
}
