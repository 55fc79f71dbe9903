import { ProblemError } from '../../src-shared/problem.ts';
import type { RefusedInput } from '../../src-shared/protocol/refused-inputs.ts';

/**
 * Takes inputs one after the other. What cannot be read is told at the end, so that one damaged file does not keep the
 * others from being answered; rejects with the problem where there is a single input.
 */
export async function takeInputs(
  inputs: readonly string[],
  take: (input: string) => Promise<void> | void,
): Promise<{ readonly refused?: RefusedInput[] }> {
  const refused: RefusedInput[] = [];
  for (const input of inputs) {
    try {
      await take(input);
    } catch (error) {
      if (!(error instanceof ProblemError) || inputs.length === 1) throw error;
      refused.push({ input, problem: error.problem });
    }
  }
  return refused.length === 0 ? {} : { refused };
}
