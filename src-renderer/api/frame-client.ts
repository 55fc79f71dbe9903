import { ProblemError, type Problem } from '../../src-shared/problem.ts';
import {
  apiMethods,
  apiReplySchema,
  type Api,
  type ApiEventListener,
  type ApiMethod,
  type ApiParams,
  type ApiResult,
} from '../../src-shared/protocol/api.ts';
import { encodeFrame, type Frame } from '../../src-shared/protocol/codec.ts';

type Answer = { readonly result: unknown; readonly bytes: Uint8Array<ArrayBuffer> };
type Waiting = {
  readonly resolve: (answer: Answer) => void;
  readonly reject: (reason: unknown) => void;
};

/** Calls and their answers over frames, whatever carries them. */
export type FrameClient = Pick<Api, 'call' | 'callWithBytes' | 'listen'> & {
  /** A frame that came from the host. Throws where it is none of the protocol's. */
  readonly receive: (frame: Frame) => void;
  /** Lets every call that waits for its answer fail with this problem. */
  readonly failAll: (problem: Problem) => void;
};

/** `send` takes a whole frame to the host; what it throws or rejects with lets the call fail. */
export function createFrameClient(
  send: (frame: Uint8Array<ArrayBuffer>) => void | Promise<void>,
): FrameClient {
  let nextCallId = 1;
  const waiting = new Map<number, Waiting>();
  const listeners = new Set<ApiEventListener>();

  async function request(method: ApiMethod, params: unknown, bytes?: Uint8Array): Promise<Answer> {
    const callId = nextCallId;
    nextCallId += 1;
    const answer = new Promise<Answer>((resolve, reject) => {
      waiting.set(callId, { resolve, reject });
    });
    try {
      await send(encodeFrame({ type: 'call', callId, method, params }, bytes));
    } catch (error) {
      take(callId)?.reject(error);
    }
    return answer;
  }

  function take(callId: number): Waiting | undefined {
    const found = waiting.get(callId);
    waiting.delete(callId);
    return found;
  }

  async function callWithBytes<M extends ApiMethod>(
    method: M,
    params: ApiParams<M>,
  ): Promise<{ readonly result: ApiResult<M>; readonly bytes: Uint8Array<ArrayBuffer> }> {
    const { result, bytes } = await request(method, params);
    return { result: parseResult(method, result), bytes };
  }

  return {
    call: async (method, params, bytes) =>
      parseResult(method, (await request(method, params, bytes)).result),
    callWithBytes,
    listen: (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    receive: ({ header, bytes }) => {
      const reply = apiReplySchema.parse(header);
      switch (reply.type) {
        case 'result':
          take(reply.callId)?.resolve({ result: reply.result, bytes });
          return;
        case 'refused': {
          const { code, details } = reply.problem;
          take(reply.callId)?.reject(new ProblemError(code, details));
          return;
        }
        case 'event':
          for (const listener of listeners) listener(reply.event, bytes);
      }
    },
    failAll: ({ code, details }) => {
      for (const callId of [...waiting.keys()])
        take(callId)?.reject(new ProblemError(code, details));
    },
  };
}

function parseResult<M extends ApiMethod>(method: M, result: unknown): ApiResult<M>;
function parseResult(method: ApiMethod, result: unknown): unknown {
  return apiMethods[method].result.parse(result);
}
