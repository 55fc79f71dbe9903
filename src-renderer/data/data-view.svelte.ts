import type { DataLook, DataPage, PageRequest } from '../../src-shared/datasets/data-look.ts';
import type { DataSettings } from '../../src-shared/document/document.ts';
import type { Api } from '../../src-shared/protocol/api.ts';
import { ProblemError, type Problem } from '../../src-shared/problem.ts';
import { readFloat32 } from '../run/read-floats.ts';

/** What is asked about: a document's data as a run of this seed divides them. */
export type DataAsked = { readonly data: DataSettings; readonly seed: number };

/** Examples that are turned over, with their numbers, `[examples, ...inputShape]`. */
export type ShownPage = DataPage & { readonly numbers: Float32Array<ArrayBuffer> };

/** The numbers of the example at a place of the page, flat `[...inputShape]`. */
export function numbersAt(
  { numbers, inputShape }: ShownPage,
  at: number,
): Float32Array<ArrayBuffer> {
  const length = inputShape.reduce((product, size) => product * size, 1);
  return numbers.subarray(at * length, (at + 1) * length);
}

/** What is seen of a document's data: how they are made, and one page of them. The newest answer stands. */
export class DataView {
  look = $state.raw<DataLook>();
  page = $state.raw<ShownPage>();
  problem = $state.raw<Problem>();
  isLooking = $state.raw(false);

  readonly #api: Api;
  #lookNumber = 0;
  #pageNumber = 0;

  constructor(api: Api) {
    this.#api = api;
  }

  async lookAt(asked: DataAsked): Promise<void> {
    const mine = (this.#lookNumber += 1);
    this.isLooking = true;
    try {
      const look = await this.#api.call('data.look', asked);
      if (mine !== this.#lookNumber) return;
      this.look = look;
      this.problem = undefined;
    } catch (error) {
      if (mine === this.#lookNumber) this.#note(error);
    } finally {
      if (mine === this.#lookNumber) this.isLooking = false;
    }
  }

  async turnTo(asked: DataAsked, page: PageRequest): Promise<void> {
    const mine = (this.#pageNumber += 1);
    try {
      const { result, bytes } = await this.#api.callWithBytes('data.page', { ...asked, page });
      if (mine !== this.#pageNumber) return;
      const numbers = readFloat32(bytes, 0, Math.floor(bytes.byteLength / 4));
      this.page = { ...result, numbers };
    } catch (error) {
      if (mine === this.#pageNumber) this.#note(error);
    }
  }

  #note(error: unknown): void {
    if (!(error instanceof ProblemError)) throw error;
    this.problem = error.problem;
    this.look = undefined;
    this.page = undefined;
  }
}
