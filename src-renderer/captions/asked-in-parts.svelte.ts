import { ProblemError, type Problem } from '../../src-shared/problem.ts';
import { isSameNetwork, type AskedNetwork } from './asked-network.ts';

/** A part of an answer, taken in: all that is known now, and how much of it that is, 0 to 1. */
export type Answered<Found> = { readonly found: Found; readonly share: number };

/**
 * A long question about a network that is answered in parts: it grows until it is whole, is left off, or is asked anew.
 * What was found is shown as long as the network that it was found of is the one that is looked at.
 */
export class AskedInParts<Found extends { readonly network: AskedNetwork }> {
  isAsking = $state.raw(false);
  /** 0 to 1. */
  share = $state.raw(0);
  problem = $state.raw<Problem>();
  #latest = $state.raw<Found>();
  readonly #network: () => AskedNetwork | undefined;
  #turn = 0;

  /** @param network the one that is looked at now */
  constructor(network: () => AskedNetwork | undefined) {
    this.#network = network;
  }

  readonly found = $derived.by(() =>
    isSameNetwork(this.#latest?.network, this.#network()) ? this.#latest : undefined,
  );

  /**
   * Asks for part after part until one says that it was the last, or another network is looked at. An older question is
   * left off.
   *
   * @param begin gives, for the network of now, what asks for a part; what that gives back takes the part in
   * @param first what is found before the first part, where that is something
   */
  async ask(
    begin: (network: AskedNetwork) => () => Promise<() => Answered<Found>>,
    first?: (network: AskedNetwork) => Found,
  ): Promise<void> {
    const network = this.#network();
    if (network === undefined) return;
    const next = begin(network);
    if (first !== undefined) this.#latest = first(network);
    this.#turn += 1;
    const turn = this.#turn;
    const isWanted = (): boolean => turn === this.#turn && isSameNetwork(network, this.#network());
    this.isAsking = true;
    this.share = 0;
    this.problem = undefined;
    try {
      for (let share = 0; share < 1; this.share = share) {
        const take = await next();
        if (!isWanted()) return;
        const answered = take();
        this.#latest = answered.found;
        share = answered.share;
      }
    } catch (error) {
      if (!(error instanceof ProblemError)) throw error;
      if (isWanted()) this.problem = error.problem;
    } finally {
      if (turn === this.#turn) this.isAsking = false;
    }
  }

  /** Leaves off; what is there stays. */
  cancel(): void {
    this.#turn += 1;
    this.isAsking = false;
  }
}
