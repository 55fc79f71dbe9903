import { brackets, broken, nothingOpen } from '../../../src-shared/datasets/sequences/symbols.ts';
import type { SequencesOf } from '../../../src-shared/datasets/sequences/sequences-source.ts';
import { spellNumber } from '../../../src-shared/datasets/sequences/spell-number.ts';
import { randomStream, type RandomStream } from '../../random/random-stream.ts';
import { shuffledIndices } from '../../random/shuffle.ts';

/** A question and its answer, symbol by symbol; `undefined` is padding in front of or between symbols. */
export type AskedText = {
  readonly asked: readonly string[];
  readonly answered: readonly (string | undefined)[];
};

/**
 * Letters to be said again after `delay` steps: the answer at step t is the letter of step t − delay, and nothing is
 * asked at the first steps. Sequences have from half of `length` symbols to all of them.
 */
export function generateEchoes(
  { count, length, delay }: Pick<SequencesOf<'echo'>, 'count' | 'length' | 'delay'>,
  letters: readonly string[],
  seed: number,
): AskedText[] {
  return Array.from({ length: count }, (_, index) => {
    const random = randomStream(seed, 'sequences', 'echo', index);
    const own = lengthBetween(Math.max(delay + 1, Math.ceil(length / 2)), length, random);
    const asked = Array.from({ length: own }, () => drawFrom(letters, random));
    return { asked, answered: asked.map((_letter, step) => asked[step - delay]) };
  });
}

/** How many strings have a wrong bracket somewhere. */
const brokenShare = 0.25;

/**
 * Strings of brackets of three kinds. The answer at each step is which bracket has to be the next to close, that
 * nothing is open, or, from the first wrong bracket on, that the string is broken. One in four is.
 */
export function generateBrackets(
  { count, length }: Pick<SequencesOf<'brackets'>, 'count' | 'length'>,
  seed: number,
): AskedText[] {
  return Array.from({ length: count }, (_, index) => {
    const random = randomStream(seed, 'sequences', 'brackets', index);
    const own = lengthBetween(Math.ceil(length / 2), length, random);
    const isBroken = random.nextUniform() < brokenShare;
    const wrongAt = isBroken ? random.nextBelow(own) : own;
    const asked: string[] = [];
    const open: string[] = [];
    for (let at = 0; at < own; at += 1) {
      if (at === wrongAt) asked.push(wrongBracket(open.at(-1), random));
      else asked.push(nextBracket(open, own - at, random));
    }
    return { asked, answered: judgeBrackets(asked) };
  });
}

/** What is to be said after each bracket of a string. */
export function judgeBrackets(asked: readonly string[]): string[] {
  const open: string[] = [];
  let isBroken = false;
  return asked.map((bracket) => {
    const pair = brackets.find(([opening]) => opening === bracket);
    if (pair !== undefined) open.push(pair.slice(1));
    else if (open.pop() !== bracket) isBroken = true;
    return isBroken ? broken : (open.at(-1) ?? nothingOpen);
  });
}

/** Opens or closes a bracket so that what is open can still be closed within the `left` that are to come. */
function nextBracket(open: string[], left: number, random: RandomStream): string {
  const closes = open.length > 0 && (open.length >= left || random.nextUniform() < 0.5);
  const closing = closes ? open.pop() : undefined;
  if (closing !== undefined) return closing;
  const pair = drawFrom(brackets, random);
  open.push(pair.slice(1));
  return pair.slice(0, 1);
}

/** A closing bracket of another kind than the one that has to close. */
function wrongBracket(wanted: string | undefined, random: RandomStream): string {
  const others = brackets.map((pair) => pair.slice(1)).filter((closing) => closing !== wanted);
  return drawFrom(others, random);
}

/**
 * Sums of two numbers of up to `length` digits and what they come to, `47+85` and `132`. No two have the same two
 * numbers, in whatever order, so that an answer is never known from another one; of shorter numbers there may be
 * fewer than `count`. With `reversed` the question is written from its end, as in the source.
 *
 * Source: Sutskever, Vinyals and Le, "Sequence to sequence learning with neural networks", 2014, section 3.3 (the
 * order); Zaremba and Sutskever, "Learning to execute", 2014 (sums as text).
 */
export function generateSums(
  { count, length, reversed }: Pick<SequencesOf<'addition'>, 'count' | 'length' | 'reversed'>,
  seed: number,
): AskedText[] {
  const numbers = 10 ** length;
  const wanted = Math.min(count, (numbers * (numbers + 1)) / 2);
  const random = randomStream(seed, 'sequences', 'addition');
  const known = new Set<number>();
  const texts: AskedText[] = [];
  while (texts.length < wanted) {
    const [a, b] = [drawNumber(length, random), drawNumber(length, random)];
    const pair = Math.min(a, b) * numbers + Math.max(a, b);
    if (known.has(pair)) continue;
    known.add(pair);
    const asked = Array.from(`${a}+${b}`);
    texts.push({ asked: reversed ? asked.reverse() : asked, answered: Array.from(String(a + b)) });
  }
  return texts;
}

/** Numbers to be spelled out and their names, in an order drawn by the seed: `count` of them, or all there are. */
export function generateSpellings(
  { count, length, language }: Pick<SequencesOf<'spelling'>, 'count' | 'length' | 'language'>,
  seed: number,
): AskedText[] {
  const numbers = shuffledIndices(10 ** length, seed, 0).subarray(0, count);
  return Array.from(numbers, (number) => ({
    asked: Array.from(String(number).padStart(length, '0')),
    answered: Array.from(spellNumber(number, language)),
  }));
}

function lengthBetween(least: number, most: number, random: RandomStream): number {
  return least + random.nextBelow(most - least + 1);
}

function drawFrom<Value>(values: readonly Value[], random: RandomStream): Value {
  const value = values[random.nextBelow(values.length)];
  if (value === undefined) throw new RangeError('nothing to draw from');
  return value;
}

/** Short numbers are as frequent as long ones. */
function drawNumber(length: number, random: RandomStream): number {
  return random.nextBelow(10 ** (1 + random.nextBelow(length)));
}
