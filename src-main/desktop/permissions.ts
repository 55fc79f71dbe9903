/** What a page may ask the system for. Everything that is not named is refused, what Electron adds later too. */
const grantedPermissions: ReadonlySet<string> = new Set([
  'fullscreen',
  'clipboard-sanitized-write',
]);

/** Whether the window gets a permission, asked or checked. */
export function isPermissionGranted(permission: string): boolean {
  return grantedPermissions.has(permission);
}
