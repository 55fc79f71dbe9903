import { join } from 'node:path';

import {
  app,
  BrowserWindow,
  dialog,
  ipcMain,
  Menu,
  nativeTheme,
  protocol,
  session,
} from 'electron';

import { createHost } from '../host/create-host.ts';
import { ownerSession } from '../host/session.ts';
import { createFileTable } from '../host/window-files.ts';
import { answerAppRequest } from './app-protocol.ts';
import { appScheme, appStartUrl } from './app-origin.ts';
import { applyPermissions, denyNavigation } from './guard-contents.ts';
import { registerIpc, sendFrame, type HostConnection } from './ipc.ts';
import { menuTemplate } from './menu.ts';
import { sayReady } from './say-ready.ts';
import { windowOptions } from './window-options.ts';

// The desktop's main process: one window over `app://`, one host behind it, and nothing between them but
// frames. The built files lie beside this one, in `out`.

const built = join(import.meta.dirname, '..');
const preloadFile = join(built, 'preload', 'preload.cjs');
/** A window whose process dies is loaded again; the document is journaled. One that keeps dying is left. */
const mostReloads = 3;

const connections = new Map<number, HostConnection>();

app.enableSandbox();
protocol.registerSchemesAsPrivileged([
  { scheme: appScheme, privileges: { standard: true, secure: true, supportFetchAPI: true } },
]);
denyNavigation(app);

// Electron is ready only when this file has been read to its end, so nothing here may wait for it.
if (app.requestSingleInstanceLock()) {
  app
    .whenReady()
    .then(start)
    .catch((error: unknown) => {
      dialog.showErrorBox('Lienzo', String(error));
      app.exit(1);
    });
} else {
  app.exit(0);
}

async function start(): Promise<void> {
  const language = app.getLocale().startsWith('es') ? 'es' : 'en';
  const host = await createHost({ shell: 'desktop', language });
  const files = createFileTable(join(built, 'renderer'));
  protocol.handle(appScheme, (request) => answerAppRequest(files, request));
  applyPermissions(session.defaultSession);
  registerIpc(ipcMain, (sender) => connections.get(sender.id));
  Menu.setApplicationMenu(
    process.platform === 'darwin' ? Menu.buildFromTemplate(menuTemplate(language)) : null,
  );

  const openWindow = (): void => {
    const window = new BrowserWindow(windowOptions(preloadFile, nativeTheme.shouldUseDarkColors));
    const { webContents } = window;
    const { id } = webContents;
    const connection = host.connect(ownerSession, (frame) => sendFrame(webContents, frame));
    connections.set(id, connection.receive);
    let reloads = 0;
    webContents.on('render-process-gone', (_event, { reason }) => {
      if (reason !== 'clean-exit' && reloads++ < mostReloads) window.reload();
    });
    window.once('ready-to-show', () => {
      window.show();
      sayReady();
    });
    window.once('closed', () => {
      connections.delete(id);
      connection.close();
    });
    void window.loadURL(appStartUrl);
  };

  app.on('second-instance', () => {
    const [window] = BrowserWindow.getAllWindows();
    if (window === undefined) openWindow();
    else {
      if (window.isMinimized()) window.restore();
      window.focus();
    }
  });
  app.on('activate', () => {
    if (BrowserWindow.getAllWindows().length === 0) openWindow();
  });
  app.on('window-all-closed', () => {
    if (process.platform !== 'darwin') app.quit();
  });
  app.once('will-quit', (event) => {
    // A run that is going on writes its checkpoint before the program ends.
    event.preventDefault();
    void host.close().finally(() => app.exit(0));
  });
  openWindow();
}
