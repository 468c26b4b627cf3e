/**
 * Features of Chromium that are off in tests and benchmarks. Chromium takes the last list it is given, which is this one, so
 * that what matters of Playwright's own list stands here too.
 */
const disabledFeatures = [
  'AimEnabled',
  'AvoidCorsURLLoaderRestartOnRedirect',
  'AvoidUnnecessaryBeforeUnloadCheckSync',
  'DestroyProfileOnBrowserClose',
  'HttpsUpgrades',
  'LensOverlay',
  'MediaRouter',
  'NetworkTimeServiceQuerying',
  'OptimizationHints',
  'PaintHolding',
  'PreconnectToSearch',
  'ThirdPartyStoragePartitioning',
  // Not of that list: two pages behind the address bar, loaded with every window, although nobody types into it. They take more
  // of the processor than opening the lab.
  'WebUIOmniboxAimPopup',
  'WebUIOmniboxPopup',
];

/** Chromium's options for tests and benchmarks: quiet, and with the same WebGL everywhere, without a GPU and in containers. */
export const chromiumArgs = [
  '--no-sandbox',
  '--disable-quic',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  '--no-first-run',
  `--disable-features=${disabledFeatures.join(',')}`,
  '--use-angle=swiftshader',
  '--enable-unsafe-swiftshader',
  '--ignore-gpu-blocklist',
  // The page itself is drawn by the processor, as Chromium does where there is no GPU: through SwiftShader it takes several times as long.
  '--disable-gpu-rasterization',
  '--disable-gpu-compositing',
];

/** The flags of the tests choose a software renderer; on a machine with a GPU, GL_FLAGS names its own. */
export function launchArgs() {
  const graphics = process.env.GL_FLAGS?.split(/\s+/).filter(Boolean);
  if (!graphics) return chromiumArgs;
  return [...chromiumArgs.filter((flag) => !/angle|swiftshader/.test(flag)), ...graphics];
}
