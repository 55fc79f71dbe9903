import type { Answer, TrainerCommand } from '../../src-shared/protocol/trainer-messages.ts';

type RequestCommand = Extract<TrainerCommand, { requestId: number }>;
/** A request without the number that the service gives it. */
export type Request = RequestCommand extends infer Command
  ? Command extends RequestCommand
    ? Omit<Command, 'requestId'>
    : never
  : never;

/** An answer and the numbers that belong to it. */
export type AnswerWithBytes = { readonly answer: Answer; readonly bytes: Uint8Array<ArrayBuffer> };

/** The requests that the trainer has not answered yet. */
export type PendingAnswers = {
  /** A number for a request, and the answer that will come for it. */
  readonly add: () => { readonly requestId: number; readonly answer: Promise<AnswerWithBytes> };
  readonly resolve: (requestId: number, answer: AnswerWithBytes) => void;
  readonly reject: (requestId: number, error: Error) => void;
  readonly rejectAll: (error: Error) => void;
};

export function createPendingAnswers(): PendingAnswers {
  const pending = new Map<number, PromiseWithResolvers<AnswerWithBytes>>();
  let next = 0;
  return {
    add: () => {
      const requestId = next++;
      const answer = Promise.withResolvers<AnswerWithBytes>();
      pending.set(requestId, answer);
      return { requestId, answer: answer.promise };
    },
    resolve: (requestId, answer) => {
      pending.get(requestId)?.resolve(answer);
      pending.delete(requestId);
    },
    reject: (requestId, error) => {
      pending.get(requestId)?.reject(error);
      pending.delete(requestId);
    },
    rejectAll: (error) => {
      for (const answer of pending.values()) answer.reject(error);
      pending.clear();
    },
  };
}
