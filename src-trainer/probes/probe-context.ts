import type { Augmentation } from '../../src-shared/document/augmentation.ts';
import type { ProbeFrame } from '../../src-shared/protocol/probe.ts';
import type { Dataset } from '../datasets/dataset.ts';
import { ofTraining } from '../datasets/held-out-examples.ts';
import type { Model } from '../model/model.ts';
import type { TextWriter } from '../text/text-writer.ts';
import type { Verdicts } from '../training/verdicts.ts';
import type { NextStep } from '../walk/next-step.ts';

/** What a probe looks at: a network as it stands, and the data it is asked about. */
export type ProbeContext = {
  readonly model: Model;
  readonly dataset: Dataset;
  /** Lets the network write, where it is a character model. */
  readonly writer: TextWriter;
  /** Absent in a preview of a network that has not been trained. */
  readonly runId: string | undefined;
  readonly step: number;
  readonly seed: number;
  /** What the network said of the first held-out examples at the end of the last epoch, or says now where there is none. */
  readonly judge: () => Promise<Judgement>;
  /** How training pictures are changed. */
  readonly augmentation?: Augmentation | undefined;
  /** What decides the next step of training. */
  readonly nextStep?: () => NextStep;
  /** Whether what is asked for is no longer wanted, so that long answers end early. */
  readonly isStopped?: (() => boolean) | undefined;
};

/** Verdicts, and the step at which they were given; none where an answer is not one class. */
export type Judgement = { readonly step: number; readonly verdicts: Verdicts | undefined };

/** A probe's answer: the frame and its numbers. */
export type ProbeAnswer = {
  readonly frame: ProbeFrame;
  readonly bytes: Uint8Array;
};

/** What every frame begins with. */
export function frameHead(probeId: string, context: Pick<ProbeContext, 'runId' | 'step'>) {
  const { runId, step } = context;
  return { probeId, step, ...(runId !== undefined && { runId }) };
}

/** What a frame of `heldOutExamples` begins with. */
export function examplesHead(
  probeId: string,
  context: Pick<ProbeContext, 'runId' | 'step' | 'dataset'>,
) {
  return { ...frameHead(probeId, context), ...ofTraining(context.dataset) };
}
