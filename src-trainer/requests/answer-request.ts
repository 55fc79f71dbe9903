import type { Answer, TrainerCommand } from '../../src-shared/protocol/trainer-messages.ts';
import type { Engine } from '../engine/engine.ts';
import type { EventSender } from '../protocol/event-sender.ts';
import { evaluateRun } from './evaluate-run.ts';
import { measureGradients } from './measure-gradients.ts';
import { predictWithRun } from './predict-with-run.ts';
import { previewModel } from './preview-model.ts';
import { sampleFromRun } from './sample-from-run.ts';

/** A command that is answered once. */
export type Request = Extract<TrainerCommand, { requestId: number }>;

/** What requests need of the process. */
export type RequestSurroundings = {
  readonly engine: Engine;
  readonly resourcesFolder: string;
  readonly sender: EventSender;
};

/** Answers a request beside whatever is being trained. Rejects with a `ProblemError` where it cannot be met. */
export async function answerRequest(
  request: Request,
  surroundings: RequestSurroundings,
): Promise<Answer> {
  switch (request.type) {
    case 'preview':
      return previewModel(request, surroundings);
    case 'gradients':
      return measureGradients(request, surroundings);
    case 'evaluate':
      return evaluateRun(request, surroundings.resourcesFolder);
    case 'predict':
      return predictWithRun(request);
    case 'sample':
      return sampleFromRun(request, surroundings.engine);
  }
}
