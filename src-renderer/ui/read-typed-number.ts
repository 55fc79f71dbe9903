import { parseTypedNumber } from '../../src-shared/messages/format-number.ts';

/**
 * Reads what a person typed into a number field: a number with comma or point, or arithmetic on such
 * numbers with `+ - * x × / ( )`. `undefined` where it is neither or comes to no finite number.
 */
export function readTypedNumber(text: string): number | undefined {
  const tokens = cutTokens(text);
  if (tokens === undefined || tokens.length === 0) return undefined;
  let at = 0;
  const take = (...kinds: readonly string[]): string | undefined => {
    const token = tokens[at];
    if (token === undefined || !kinds.includes(token)) return undefined;
    at += 1;
    return token;
  };

  function readSum(): number | undefined {
    let sum = readProduct();
    for (
      let sign = take('+', '-');
      sign !== undefined && sum !== undefined;
      sign = take('+', '-')
    ) {
      const next = readProduct();
      if (next === undefined) return undefined;
      sum = sign === '+' ? sum + next : sum - next;
    }
    return sum;
  }
  function readProduct(): number | undefined {
    let product = readFactor();
    for (
      let sign = take('*', '/');
      sign !== undefined && product !== undefined;
      sign = take('*', '/')
    ) {
      const next = readFactor();
      if (next === undefined) return undefined;
      product = sign === '*' ? product * next : product / next;
    }
    return product;
  }
  function readFactor(): number | undefined {
    if (take('-') !== undefined) {
      const value = readFactor();
      return value === undefined ? undefined : -value;
    }
    if (take('(') !== undefined) {
      const value = readSum();
      return take(')') === undefined ? undefined : value;
    }
    const token = tokens?.[at];
    at += 1;
    return token === undefined ? undefined : parseTypedNumber(token);
  }

  const value = readSum();
  return at === tokens.length && value !== undefined && Number.isFinite(value) ? value : undefined;
}

const token = /\s*(?:((?:\d+[.,]?\d*|[.,]\d+)(?:e[-+\u2212]?\d+)?)|([-+*/()x×·÷\u2212]))/iy;
const plainSigns: Readonly<Record<string, string>> = {
  x: '*',
  X: '*',
  '×': '*',
  '·': '*',
  '÷': '/',
  '\u2212': '-',
};

function cutTokens(text: string): string[] | undefined {
  // Thin and plain spaces that group thousands are part of the number.
  const joined = text.trim().replace(/(\d)[\u202f\u00a0 ](?=\d{3}(?!\d))/g, '$1');
  const tokens: string[] = [];
  token.lastIndex = 0;
  while (token.lastIndex < joined.length) {
    const found = token.exec(joined);
    if (found === null) return undefined;
    const [, figure, sign = ''] = found;
    tokens.push(figure ?? plainSigns[sign] ?? sign);
  }
  return tokens;
}
