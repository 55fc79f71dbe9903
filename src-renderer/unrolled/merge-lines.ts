import type { Language } from '../../src-shared/messages/messages.ts';
import { figure, inBraces } from '../run/walk/figure.ts';
import { rowOf, stepAfter, type Unrolled } from './decode-unrolled.ts';
import { stateName } from './state-name.ts';

/** How the states of two recurrences become what leaves both: at each step, or once from the last step of each. */
export function mergeLines(
  unrolled: Unrolled,
  step: number,
  unit: number,
  language: Language,
): readonly string[] {
  const { both, steps } = unrolled;
  if (both === undefined) return [];
  const isEach = both.results.shape[0] === steps;
  if (!isEach && stepAfter(unrolled, step, 1) !== undefined) return [];
  const j = unit + 1;
  const [right, left] = isEach ? [step, step] : [steps - 1, 0];
  const name = (isLeftwards: boolean): string =>
    `${stateName(true, isLeftwards)}_{${(isLeftwards ? left : right) + 1}`;
  const h = isEach ? `h_{${step + 1}` : 'h';
  if (both.mode === 'concat')
    return [`${h}${isEach ? '}' : ''} = [${name(false)}} ; \\, ${name(true)}}]`];
  const write = (value: number | undefined): string => figure(value, language);
  const [there, back] = [
    rowOf(both.rightwards.outputs, right),
    rowOf(both.leftwards.outputs, left),
  ];
  const result = rowOf(both.results, isEach ? step : 0)[unit];
  const join = (a: string, b: string): string => {
    switch (both.mode) {
      case 'mul':
        return `${a} \\cdot ${b}`;
      case 'ave':
        return `(${a} + ${b}) / 2`;
      case 'sum':
      case 'concat':
        return `${a} + ${b}`;
    }
  };
  const letters = join(`${name(false)},${j}}`, `${name(true)},${j}}`);
  const numbers = join(write(there[unit]), inBraces(write(back[unit])));
  return [`${isEach ? `${h},` : 'h_{'}${j}} = ${letters} = ${numbers} = ${write(result)}`];
}

/** What the gradient by what is made of both is multiplied by on its way to one of them, where it is. */
export function mergeFactor({ both, isLeftwards, steps }: Unrolled, step: number): string {
  switch (both?.mode) {
    case undefined:
    case 'concat':
    case 'sum':
      return '';
    case 'ave':
      return '\\text{½} \\, ';
    case 'mul': {
      const isEach = both.results.shape[0] === steps;
      const end = isLeftwards ? steps - 1 : 0;
      return `${stateName(true, !isLeftwards)}_{${(isEach ? step : end) + 1}} \\circ `;
    }
  }
}
