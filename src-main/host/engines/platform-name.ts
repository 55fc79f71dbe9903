/**
 * The platform that a pack is built for, `linux-x64` or `darwin-arm64`. A Linux without glibc is another
 * platform (`linux-x64-musl`): no library made for glibc loads there.
 */
export function platformName(): string {
  const name = `${process.platform}-${process.arch}`;
  return process.platform === 'linux' && !hasGlibc() ? `${name}-musl` : name;
}

function hasGlibc(): boolean {
  const { header } = process.report.getReport() as { header: Readonly<Record<string, unknown>> };
  return header['glibcVersionRuntime'] !== undefined;
}
