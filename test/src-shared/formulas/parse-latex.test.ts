import { describe, expect, test } from 'vitest';

import { parseLatex, readAloud } from '../../../src-shared/formulas/parse-latex.ts';

const read = (latex: string): string => readAloud(parseLatex(latex));

describe('the subset of LaTeX that Lienzo writes', () => {
  test.each([
    ['h^{(1)} = \\tanh(W^{(1)} x + b^{(1)})', 'h^(1) = tanh(W^(1)x + b^(1))'],
    ['W \\in \\mathbb{R}^{128 \\times 1}', 'W ∈ ℝ^128 × 1'],
    ['\\partial L / \\partial w_{12} = -0.25', '∂L / ∂w_12 = −0.25'],
    ['x_1^2', 'x_1^2'],
    ['\\text{dense\\_1}', 'dense_1'],
  ])('%s', (latex, words) => {
    expect(read(latex)).toBe(words);
  });

  test('letters are variables, figures and functions are not', () => {
    const pieces = parseLatex('\\eta g 0.5 \\exp');
    expect(pieces.map(({ text, isVariable }) => [text, isVariable])).toEqual([
      ['η', true],
      ['g', true],
      ['0.5', false],
      ['exp', false],
    ]);
  });

  test.each(['\\frac{1}{2}', 'x_{1', '\\text x'])('%s is none of it', (latex) => {
    expect(() => parseLatex(latex)).toThrow(SyntaxError);
  });
});
