import type { BrowserWindowConstructorOptions, WebPreferences } from 'electron';

/** What a page may do in the window: what a page may do in a browser, and less. */
export const webPreferences = {
  sandbox: true,
  contextIsolation: true,
  nodeIntegration: false,
  nodeIntegrationInWorker: false,
  nodeIntegrationInSubFrames: false,
  webSecurity: true,
  allowRunningInsecureContent: false,
  webviewTag: false,
  navigateOnDragDrop: false,
  experimentalFeatures: false,
  plugins: false,
  // Names of layers are no words of a dictionary, and the dictionary would be downloaded.
  spellcheck: false,
} as const satisfies WebPreferences;

/** The window of the design's smallest supported size and up; shown when there is something to see. */
export function windowOptions(
  preloadFile: string,
  isDark: boolean,
): BrowserWindowConstructorOptions {
  return {
    title: 'Lienzo',
    width: 1440,
    height: 900,
    minWidth: 960,
    minHeight: 600,
    show: false,
    // The canvas' colour, so that nothing flashes before the first picture.
    backgroundColor: isDark ? '#121417' : '#eef0f2',
    autoHideMenuBar: true,
    webPreferences: { ...webPreferences, preload: preloadFile },
  };
}
