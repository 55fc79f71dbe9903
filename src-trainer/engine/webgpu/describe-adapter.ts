/** What is said of an adapter: its name, and whether it is a processor that only plays a graphics card. */
export type AdapterDescription = {
  readonly device: string;
  readonly driver: string;
  readonly isSoftware: boolean;
};

/** Software that draws: SwiftShader, Mesa's lavapipe and llvmpipe, Direct3D's WARP. */
const softwareNames = /swiftshader|llvmpipe|lavapipe|softpipe|\bwarp\b|basic render/i;

/**
 * Words an adapter. `device` is the name that its driver gives it; where it has none, its maker and family; and
 * of a program the processor that it runs on comes first: `CPU, google swiftshader`.
 */
export function describeAdapter(
  info: Pick<GPUAdapterInfo, 'vendor' | 'architecture' | 'device' | 'description'> & {
    readonly isFallbackAdapter?: boolean;
  },
): AdapterDescription {
  const { vendor, architecture, device, description } = info;
  const isSoftware =
    info.isFallbackAdapter === true ||
    softwareNames.test([vendor, architecture, device, description].join(' '));
  const family = [vendor, architecture].filter((part) => part !== '').join(' ') || 'GPU';
  return {
    device: isSoftware ? `CPU, ${family}` : device === '' ? family : device,
    driver: description,
    isSoftware,
  };
}
