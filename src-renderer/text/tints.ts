/** Bits from which on a surprise has the full colour. */
const mostBits = 10;
/** The share of a colour of signed numbers that still leaves ink readable on it. */
const strongest = 52;

/** The background of a character that was not expected: deeper with every bit; none where nothing is known. */
export function surpriseTint(bits: number): string {
  if (Number.isNaN(bits)) return 'transparent';
  const share = Math.min(1, Math.max(0, bits) / mostBits);
  return `rgba(var(--surprise), calc(var(--surprise-max) * ${share.toFixed(3)}))`;
}

/** The background for a signed number: orange below 0, blue above, fullest at `most` to both sides. */
export function signedTint(value: number, most: number): string {
  const share = most === 0 ? 0 : Math.max(-1, Math.min(1, value / most));
  const colour = share < 0 ? '--div-neg' : '--div-pos';
  const percent = (Math.abs(share) * strongest).toFixed(1);
  return `color-mix(in srgb, var(${colour}) ${percent}%, transparent)`;
}

/** A scale's colours from one end to the other, as they lie behind the text. */
export function tintGradient(kind: 'surprise' | 'signed'): string {
  const stops = Array.from({ length: 21 }, (_, i) =>
    kind === 'surprise' ? surpriseTint((i / 20) * mostBits) : signedTint(i / 10 - 1, 1),
  );
  return `linear-gradient(90deg, ${stops.join(', ')})`;
}
