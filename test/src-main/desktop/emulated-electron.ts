import { EventEmitter } from 'node:events';

// The parts of Electron that the main process uses, without a window behind them: they keep what they are
// given, so that a test can be the operating system and the page. Put in Electron's place by `drive-main.ts`.

type Handler = (...args: unknown[]) => unknown;

/** What the main process has done so far. */
export const done = {
  sandboxed: false,
  schemes: [] as unknown[],
  windows: [] as BrowserWindow[],
  handlers: new Map<string, Handler>(),
  answerApp: undefined as
    ((request: { method: string; url: string }) => Promise<Response>) | undefined,
  permissionRequest: undefined as Handler | undefined,
  permissionCheck: undefined as Handler | undefined,
  devicePermission: undefined as Handler | undefined,
  menu: undefined as unknown,
  errors: [] as string[],
};

class WebContents extends EventEmitter {
  readonly id = done.windows.length + 1;
  readonly sent: { channel: string; frame: Uint8Array }[] = [];
  openHandler: Handler | undefined;

  setWindowOpenHandler(handler: Handler): void {
    this.openHandler = handler;
  }

  isDestroyed(): boolean {
    return false;
  }

  send(channel: string, frame: Uint8Array): void {
    this.sent.push({ channel, frame });
  }
}

export class BrowserWindow extends EventEmitter {
  readonly webContents = new WebContents();
  readonly options: Readonly<Record<string, unknown>>;
  url = '';
  isShown = false;
  reloads = 0;
  focused = 0;

  constructor(options: Readonly<Record<string, unknown>>) {
    super();
    this.options = options;
    done.windows.push(this);
    app.emit('web-contents-created', {}, this.webContents);
  }

  static getAllWindows(): BrowserWindow[] {
    return done.windows;
  }

  loadURL(url: string): Promise<void> {
    this.url = url;
    return Promise.resolve();
  }

  show(): void {
    this.isShown = true;
  }

  reload(): void {
    this.reloads += 1;
  }

  isMinimized(): boolean {
    return false;
  }

  focus(): void {
    this.focused += 1;
  }
}

class App extends EventEmitter {
  enableSandbox(): void {
    done.sandboxed = true;
  }

  requestSingleInstanceLock(): boolean {
    return process.env['EMULATED_SECOND_INSTANCE'] !== '1';
  }

  async whenReady(): Promise<void> {
    // Electron gets ready only when the main file has been read to its end.
    await new Promise(setImmediate);
  }

  getLocale(): string {
    return 'es-ES';
  }

  quit(): void {
    const event = { isPrevented: false, preventDefault: () => (event.isPrevented = true) };
    this.emit('will-quit', event);
    if (!event.isPrevented) this.exit(0);
  }

  exit(code: number): void {
    process.exit(code);
  }
}

export const app = new App();

export const dialog = {
  showErrorBox: (_title: string, text: string): void => {
    done.errors.push(text);
    console.error(text);
  },
};

export const ipcMain = {
  handle: (channel: string, handler: Handler): void => void done.handlers.set(channel, handler),
};

export const Menu = {
  buildFromTemplate: (template: unknown): unknown => template,
  setApplicationMenu: (menu: unknown): void => {
    done.menu = menu;
  },
};

export const nativeTheme = { shouldUseDarkColors: true };

export const protocol = {
  registerSchemesAsPrivileged: (schemes: unknown[]): void => {
    done.schemes = schemes;
  },
  handle: (_scheme: string, answer: NonNullable<(typeof done)['answerApp']>): void => {
    done.answerApp = answer;
  },
};

export const session = {
  defaultSession: {
    setPermissionRequestHandler: (handler: Handler): void => {
      done.permissionRequest = handler;
    },
    setPermissionCheckHandler: (handler: Handler): void => {
      done.permissionCheck = handler;
    },
    setDevicePermissionHandler: (handler: Handler): void => {
      done.devicePermission = handler;
    },
  },
};
