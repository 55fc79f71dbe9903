/** How likely each class is said to be: of two classes a network may say the second one's share alone. */
export function classShares(said: Float32Array): Float32Array {
  const [share = 0] = said;
  return said.length === 1 ? Float32Array.of(1 - share, share) : said;
}

export function likeliestClass(said: Float32Array): number {
  const shares = classShares(said);
  return shares.indexOf(Math.max(...shares));
}
