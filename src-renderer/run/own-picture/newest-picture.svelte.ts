import type { Picture } from '../../../src-shared/pictures/fit-picture.ts';
import type { PictureFault } from './decode-file.ts';

type Input = Float32Array<ArrayBuffer>;

/** Takes in pictures as a network is given them, one after the other: of those that are still on their way the newest alone. */
export class NewestPicture {
  /** Why the newest can be none. */
  fault = $state.raw<PictureFault>();
  readonly #put: (input: Input | undefined) => void;
  #turn = 0;

  /** @param put takes what the network is given; nothing where there is no picture */
  constructor(put: (input: Input | undefined) => void) {
    this.#put = put;
  }

  async take(
    decoding: Promise<Picture | PictureFault>,
    fit: (picture: Picture) => Promise<Input>,
  ): Promise<void> {
    this.#turn += 1;
    const turn = this.#turn;
    const picture = await decoding;
    if (turn !== this.#turn) return;
    if (typeof picture === 'string') {
      this.replace(undefined);
      this.fault = picture;
      return;
    }
    this.fault = undefined;
    const input = await fit(picture);
    if (turn === this.#turn) this.#put(input);
  }

  /** Puts something else in its place; what is still on its way is left off. */
  replace(input: Input | undefined): void {
    this.#turn += 1;
    this.fault = undefined;
    this.#put(input);
  }
}
