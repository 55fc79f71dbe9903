type Surroundings = {
  readonly platform: NodeJS.Platform;
  readonly env: Readonly<Record<string, string | undefined>>;
};

/** Whether a window can be opened: on Linux where X or Wayland says so, elsewhere always. */
export function hasDisplay({ platform, env }: Surroundings = process): boolean {
  if (platform === 'win32' || platform === 'darwin') return true;
  return [env['DISPLAY'], env['WAYLAND_DISPLAY']].some((display) => display?.length);
}
