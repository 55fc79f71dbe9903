import type { Answer, TrainerCommand } from '../../src-shared/protocol/trainer-messages.ts';
import type { Engine } from '../engine/engine.ts';
import type { EventSender } from '../protocol/event-sender.ts';
import { captionWithRun } from './caption-with-run.ts';
import { evaluateRun } from './evaluate-run.ts';
import { findRate } from './find-rate.ts';
import type { KeptParts } from './kept-parts.ts';
import { lookAtCaptions, type CaptionRequest } from './look-at-captions.ts';
import { lookAtData, turnDataPage } from './look-at-data.ts';
import { measureGradients } from './measure-gradients.ts';
import { measureLandscape } from './measure-landscape.ts';
import { predictWithRun } from './predict-with-run.ts';
import { previewModel } from './preview-model.ts';
import { rankAlignment } from './rank-alignment.ts';
import { sampleFromRun } from './sample-from-run.ts';

/** A command that is answered once. */
export type Request = Extract<TrainerCommand, { requestId: number }>;

/** What requests need of the process. */
export type RequestSurroundings = {
  readonly engine: Engine;
  readonly resourcesFolder: string;
  readonly sender: EventSender;
  readonly kept: KeptParts;
  /** Tells a request that can be stopped to stop. */
  readonly signal?: AbortSignal;
};

/** An answer and the numbers that belong to it. */
export type AnswerWithBytes = { readonly answer: Answer; readonly bytes?: Uint8Array };

/** Answers a request beside whatever is being trained. Rejects with a `ProblemError` where it cannot be met. */
export async function answerRequest(
  request: Request,
  surroundings: RequestSurroundings,
): Promise<AnswerWithBytes> {
  switch (request.type) {
    case 'turn-data-page':
      return turnDataPage(request, surroundings);
    case 'caption-regions':
    case 'caption-gallery':
    case 'caption-neighbours':
      return lookAtCaptions(request, surroundings);
    default:
      return { answer: await answerWithout(request, surroundings) };
  }
}

/** The answer to a request that is answered without bytes. */
async function answerWithout(
  request: Exclude<Request, CaptionRequest | { type: 'turn-data-page' }>,
  surroundings: RequestSurroundings,
): Promise<Answer> {
  switch (request.type) {
    case 'preview':
      return previewModel(request, surroundings);
    case 'look-at-data':
      return lookAtData(request, surroundings);
    case 'landscape':
      return measureLandscape(request, surroundings);
    case 'find-rate':
      return findRate(request, surroundings);
    case 'gradients':
      return measureGradients(request, surroundings);
    case 'alignment-ranks':
      return rankAlignment(request, surroundings);
    case 'evaluate':
      return evaluateRun(request, surroundings.resourcesFolder);
    case 'predict':
      return predictWithRun(request);
    case 'caption':
      return captionWithRun(request);
    case 'sample':
      return sampleFromRun(request, surroundings.engine);
  }
}
