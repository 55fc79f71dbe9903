import {
  apiMethods,
  apiRequestSchema,
  type ApiEvent,
  type ApiEventListener,
} from '../../src-shared/protocol/api.ts';
import { createFrameReader, encodeFrame } from '../../src-shared/protocol/codec.ts';
import { ProblemError, type Problem } from '../../src-shared/problem.ts';
import { parseJson } from './secure-json.ts';
import type { Session } from './session.ts';

/** What a call gives back: its result, and the numbers that belong to it. */
export type CallAnswer = { readonly result: unknown; readonly bytes?: Uint8Array };

/** The part of the host that a window talks to. */
export type WindowHost = {
  readonly call: (
    session: Session,
    method: string,
    params: unknown,
    bytes?: Uint8Array,
  ) => Promise<CallAnswer>;
  readonly listen: (listener: ApiEventListener) => () => void;
};

/** One window's line to the host, whatever carries it: frames in, frames out. */
export type WindowConnection = {
  /** Takes the frame of a call and gives the frame of its answer. Rejects where it is no call at all. */
  readonly receive: (frame: Uint8Array) => Promise<Uint8Array<ArrayBuffer>>;
  /** Ends it; files that the window sent and that have not become a data set go with it. */
  readonly close: () => void;
};

/**
 * Connects a window. Events go to it by `send`. While `isBehind` says that it has not taken what it was sent,
 * pictures are dropped and acknowledged in its name, so that a newer one comes later; curves and states are
 * never dropped.
 */
export function connectWindow(
  host: WindowHost,
  session: Session,
  send: (frame: Uint8Array<ArrayBuffer>) => void,
  isBehind: () => boolean = () => false,
): WindowConnection {
  /** The uploads that this window began: nobody else can go on with them. */
  const begun = new Set<string>();
  let isClosed = false;
  const discard = (uploadId: string): void => {
    void host.call(session, 'data.upload-discard', { uploadId }).catch(() => undefined);
  };
  const noteUpload = (result: unknown): void => {
    const upload = apiMethods['data.upload-begin'].result.safeParse(result).data;
    if (upload === undefined) return;
    begun.add(upload.uploadId);
    if (isClosed) discard(upload.uploadId);
  };

  const stopListening = host.listen((event, bytes) => {
    if (isProbeFrame(event) && isBehind()) {
      void host.call(session, 'run.seen', { probeId: event.probeId }).catch(() => undefined);
      return;
    }
    send(encodeFrame({ type: 'event', event }, bytes));
  });
  return {
    receive: async (message) => {
      const [frame, ...others] = createFrameReader(parseJson).push(message);
      if (frame === undefined || others.length > 0)
        throw new ProblemError('params-invalid', { method: '?', reason: 'frame' });
      const request = apiRequestSchema.safeParse(frame.header);
      if (!request.success)
        throw new ProblemError('params-invalid', { method: '?', reason: 'frame' });
      const { callId, method, params } = request.data;
      try {
        const { result, bytes } = await host.call(session, method, params, frame.bytes);
        if (method === 'data.upload-begin') noteUpload(result);
        return encodeFrame({ type: 'result', callId, result }, bytes);
      } catch (error) {
        return encodeFrame({ type: 'refused', callId, problem: problemOf(error, method) });
      }
    },
    close: () => {
      isClosed = true;
      stopListening();
      for (const uploadId of begun) discard(uploadId);
    },
  };
}

function isProbeFrame(event: ApiEvent): event is Extract<ApiEvent, { probeId: string }> {
  return 'probeId' in event;
}

/** What a window is told; what it was not meant for is logged and told in general terms. */
function problemOf(error: unknown, method: string): Problem {
  if (error instanceof ProblemError) return error.problem;
  console.error(error);
  return { code: 'host-failed', details: { method } };
}
