import { dawnVersion } from '../../../src-shared/protocol/engine-pack.ts';

/** The npm package that Dawn's binaries come in, pinned by its hash as npm's own lockfiles write it. */
export const dawnPackage = {
  name: 'webgpu',
  version: dawnVersion,
  fileName: `webgpu-${dawnVersion}.tgz`,
  integrity:
    'sha512-3L4GfmqJLvYUIEWJngEQY+2HQiUlAFkg8+P8NDDj3Xx5hHHIFO/r8JW+ynfqBj7kHN4mbnwO74uB+lrRtLhp4Q==',
  downloadBytes: 51_264_151,
} as const;

const licence: [string, string] = ['package/LICENSE.md', 'licences/LICENSE.md'];

/**
 * What a pack takes out of the package, name in it to path in the pack: of the binaries of all platforms (132 MB)
 * only this one's. `undefined` where there is none.
 */
export function dawnContents(platform: string): ReadonlyMap<string, string> | undefined {
  const from = (folder: string, files: Readonly<Record<string, string>>) =>
    new Map([
      licence,
      ...Object.entries(files).map(([name, path]): [string, string] => [
        `package/dist/${folder}/${name}`,
        path,
      ]),
    ]);
  const dawn = { 'dawn.node': 'lib/dawn.node' };
  switch (platform) {
    case 'linux-x64':
    case 'linux-arm64':
      return from(platform, dawn);
    case 'darwin-x64':
    case 'darwin-arm64':
      return from('darwin-universal', dawn);
    case 'win32-x64':
    case 'win32-arm64':
      return from(platform, {
        ...dawn,
        'd3dcompiler_47.dll': 'lib/d3dcompiler_47.dll',
        'dxcompiler.dll': 'lib/dxcompiler.dll',
        'dxcompiler-LICENSE.TXT': 'licences/dxcompiler-LICENSE.TXT',
        'dxcompiler-ThirdPartyNotices.txt': 'licences/dxcompiler-ThirdPartyNotices.txt',
      });
    default:
      return undefined;
  }
}
