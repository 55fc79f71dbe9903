import { findElectron } from '../../src-main/desktop/find-electron.ts';
import { hasDisplay } from '../../src-main/desktop/has-display.ts';

/** The Electron binary that the desktop's tests start, or why they do not run here. */
export function findDesktop():
  { readonly electron: string } | { readonly electron?: never; readonly why: string } {
  const electron = findElectron();
  if (electron === undefined)
    return { why: 'its binary is not here (`npx install-electron` gets it)' };
  if (!hasDisplay()) return { why: 'there is no display (`xvfb-run npm test` makes one)' };
  if (process.platform === 'linux' && process.getuid?.() === 0)
    return { why: 'its sandbox does not start as root' };
  return { electron };
}
