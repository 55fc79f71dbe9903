/**
 * What is switched off, or on, in the packaged program's binary, where no argument and no environment
 * variable can switch it back.
 */
export const fuses = {
  /** The trainer has its own Node; the app's binary is no Node for anyone. */
  runAsNode: false,
  enableNodeOptionsEnvironmentVariable: false,
  enableNodeCliInspectArguments: false,
  onlyLoadAppFromAsar: true,
  enableEmbeddedAsarIntegrityValidation: true,
  enableCookieEncryption: true,
  grantFileProtocolExtraPrivileges: false,
  loadBrowserProcessSpecificV8Snapshot: false,
} as const;
