import type {
  Api,
  ApiEvent,
  ApiEventListener,
  ApiMethod,
  ApiParams,
  ApiResult,
} from '../../../src-shared/protocol/api.ts';

type Answers = {
  [M in ApiMethod]?: (params: ApiParams<M>) => ApiResult<M> | Promise<ApiResult<M>>;
};

/** An `Api` whose answers a test writes down and whose events it sends: the host on the other side. */
export class StandInApi implements Api {
  readonly calls: { readonly method: ApiMethod; readonly params: unknown }[] = [];
  readonly #answers: Answers;
  readonly #listeners = new Set<ApiEventListener>();
  bytes: Uint8Array<ArrayBuffer> = new Uint8Array(0);

  constructor(answers: Answers) {
    this.#answers = answers;
  }

  readonly call = async <M extends ApiMethod>(
    method: M,
    params: ApiParams<M>,
  ): Promise<ApiResult<M>> => {
    this.calls.push({ method, params });
    const answer: Answers[M] = this.#answers[method];
    if (answer === undefined) throw new Error(`the test has no answer to ${method}`);
    return answer(params);
  };

  readonly callWithBytes = async <M extends ApiMethod>(
    method: M,
    params: ApiParams<M>,
  ): Promise<{ result: ApiResult<M>; bytes: Uint8Array<ArrayBuffer> }> => {
    const result = await this.call(method, params);
    return { result, bytes: this.bytes };
  };

  readonly listen = (listener: ApiEventListener): (() => void) => {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  };

  readonly onConnection = (): (() => void) => () => undefined;

  send(event: ApiEvent, bytes: Uint8Array<ArrayBuffer> = new Uint8Array(0)): void {
    for (const listener of this.#listeners) listener(event, bytes);
  }

  /** The params of each call of a method, oldest first. */
  asked(method: ApiMethod): unknown[] {
    return this.calls.filter((call) => call.method === method).map((call) => call.params);
  }
}

/** Loss points as they travel: `[step, epoch, loss, ...]` a row. */
export function pointBytes(rows: readonly (readonly number[])[]): Uint8Array<ArrayBuffer> {
  return new Uint8Array(Float64Array.from(rows.flat()).buffer);
}
