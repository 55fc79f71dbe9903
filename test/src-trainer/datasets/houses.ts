import { randomStream } from '../../../src-trainer/random/random-stream.ts';

/**
 * A table of houses with semicolons: `metros;habitaciones;precio`. Prices lie between 70,000 and 520,000 and are
 * nearly a straight line of the other two.
 */
export function houses(count: number): string {
  const random = randomStream(7, 'houses');
  const rows = Array.from({ length: count }, () => {
    const metres = 40 + Math.floor(random.nextUniform() * 160);
    const rooms = 1 + Math.floor(random.nextUniform() * 5);
    const price = Math.round(
      2_000 * metres + 15_000 * rooms - 25_000 + 20_000 * random.nextUniform(),
    );
    return `${metres};${rooms};${price}`;
  });
  return `metros;habitaciones;precio\n${rows.join('\n')}\n`;
}
