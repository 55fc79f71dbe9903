/** A piece of a formula as it is set: italic letters are variables, everything else stands upright. */
export type Piece = {
  readonly text: string;
  readonly isVariable: boolean;
  readonly below: readonly Piece[];
  readonly above: readonly Piece[];
};

/** What commands stand for. Those that are not in here are no part of the subset. */
const signs: Readonly<Record<string, string>> = {
  times: '×',
  cdot: '·',
  circ: '∘',
  odot: '⊙',
  oplus: '⊕',
  in: '∈',
  leftarrow: '←',
  to: '→',
  partial: '∂',
  sum: 'Σ',
  max: 'max',
  min: 'min',
  ln: 'ln',
  exp: 'exp',
  tanh: 'tanh',
  dots: '…',
  cdots: '⋯',
  sqrt: '√',
  approx: '≈',
  le: '≤',
  infty: '∞',
  ast: '∗',
  mid: '|',
};
/** Greek letters are variables. */
const letters: Readonly<Record<string, string>> = {
  alpha: 'α',
  beta: 'β',
  gamma: 'γ',
  delta: 'δ',
  epsilon: 'ε',
  eta: 'η',
  lambda: 'λ',
  mu: 'μ',
  rho: 'ρ',
  sigma: 'σ',
  varphi: 'φ',
};
/** Signs with room on both sides. */
const spaced = new Set(['=', '+', '−', '×', '·', '∘', '⊙', '⊕', '∈', '←', '→', '≈', '≤', '/']);

/**
 * Reads the subset of LaTeX that Lienzo writes: letters, figures, the commands above, `\text{}`, `\mathrm{}`,
 * `\mathbb{R}`, `_` and `^` with braces or one character. Throws a `SyntaxError` for what is not in it.
 */
export function parseLatex(latex: string): readonly Piece[] {
  let at = 0;
  const pieces = readUntil('');
  return pieces;

  function readUntil(end: string): Piece[] {
    const found: Piece[] = [];
    while (at < latex.length) {
      const sign = latex.charAt(at);
      if (sign === end) return found;
      if (sign === '_' || sign === '^') attach(found, sign);
      else found.push(...readPiece(sign, found.at(-1)?.text ?? ''));
    }
    if (end !== '') throw new SyntaxError(`a brace is open in ${latex}`);
    return found;
  }

  function attach(found: Piece[], sign: '_' | '^'): void {
    const base = found.pop() ?? plain('');
    at += 1;
    const script = readGroup();
    found.push(sign === '_' ? { ...base, below: script } : { ...base, above: script });
  }

  function readGroup(): Piece[] {
    if (latex.charAt(at) !== '{') return readPiece(latex.charAt(at), '');
    at += 1;
    const inside = readUntil('}');
    at += 1;
    return inside;
  }

  function readPiece(sign: string, before: string): Piece[] {
    if (sign === '\\') return readCommand();
    const number = /^[\d.,\u2009]*\d/.exec(latex.slice(at));
    if (number !== null) {
      at += number[0].length;
      return [plain(number[0])];
    }
    at += 1;
    if (/\s/.test(sign)) return [];
    if (sign === '{') {
      const inside = readUntil('}');
      at += 1;
      return inside;
    }
    if (/[a-zA-Z]/.test(sign)) return [{ ...plain(sign), isVariable: true }];
    const text = sign === '-' ? '−' : sign === "'" ? '′' : sign;
    // Behind nothing, an opening brace or another sign it belongs to the number that follows.
    const isOwn = before === '' || before.endsWith(' ') || before === '(';
    return [plain(spaced.has(text) && !isOwn ? ` ${text} ` : text)];
  }

  function readCommand(): Piece[] {
    const [whole = '', name = ''] = /^\\([a-zA-Z]+|[,;{}%_ ])/.exec(latex.slice(at)) ?? [];
    if (whole === '') throw new SyntaxError(`a command is missing in ${latex}`);
    at += whole.length;
    if (name === ',' || name === ';' || name === ' ') return [plain('\u2009')];
    if ('{}%_'.includes(name)) return [plain(name)];
    if (name === 'text' || name === 'mathrm') return [plain(readWords())];
    if (name === 'mathbb') return [plain(readWords() === 'R' ? 'ℝ' : '')];
    const letter = letters[name];
    if (letter !== undefined) return [{ ...plain(letter), isVariable: true }];
    const sign = signs[name];
    if (sign === undefined) throw new SyntaxError(`\\${name} is not in the subset`);
    return [plain(spaced.has(sign) ? ` ${sign} ` : sign)];
  }

  /** What stands in the braces, as it is. */
  function readWords(): string {
    const [whole, words = ''] = /^\{([^{}]*)\}/.exec(latex.slice(at)) ?? [];
    if (whole === undefined) throw new SyntaxError(`braces are missing in ${latex}`);
    at += whole.length;
    return words.replaceAll('\\_', '_');
  }
}

/** The formula in one line of plain characters, for who hears it. */
export function readAloud(pieces: readonly Piece[]): string {
  return pieces
    .map(({ text, below, above }) => {
      const index = below.length === 0 ? '' : `_${readAloud(below).trim()}`;
      const power = above.length === 0 ? '' : `^${readAloud(above).trim()}`;
      return `${text}${index}${power}`;
    })
    .join('')
    .replaceAll(/ {2,}/g, ' ');
}

function plain(text: string): Piece {
  return { text, isVariable: false, below: [], above: [] };
}
