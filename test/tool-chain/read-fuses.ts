import { FuseState, FuseV1Options, getCurrentFuseWire } from '@electron/fuses';

import type { fuses } from '../../src-main/desktop/fuses.ts';

export type FuseName = keyof typeof fuses;

/** The place of each fuse in the binary, by the name that the package's description gives it. */
export const fusePlaces: Readonly<Record<FuseName, FuseV1Options>> = {
  runAsNode: FuseV1Options.RunAsNode,
  enableNodeOptionsEnvironmentVariable: FuseV1Options.EnableNodeOptionsEnvironmentVariable,
  enableNodeCliInspectArguments: FuseV1Options.EnableNodeCliInspectArguments,
  onlyLoadAppFromAsar: FuseV1Options.OnlyLoadAppFromAsar,
  enableEmbeddedAsarIntegrityValidation: FuseV1Options.EnableEmbeddedAsarIntegrityValidation,
  enableCookieEncryption: FuseV1Options.EnableCookieEncryption,
  grantFileProtocolExtraPrivileges: FuseV1Options.GrantFileProtocolExtraPrivileges,
  loadBrowserProcessSpecificV8Snapshot: FuseV1Options.LoadBrowserProcessSpecificV8Snapshot,
};

/** Reads from an Electron binary which fuses are on. A fuse that the binary lacks is neither on nor off. */
export async function readFuses(
  binary: string,
): Promise<Readonly<Record<string, boolean | undefined>>> {
  const wire = await getCurrentFuseWire(binary);
  const states = Object.entries(fusePlaces).map(([name, place]) => {
    const state = wire[place];
    const isKnown = state === FuseState.ENABLE || state === FuseState.DISABLE;
    return [name, isKnown ? state === FuseState.ENABLE : undefined] as const;
  });
  return Object.fromEntries(states);
}
