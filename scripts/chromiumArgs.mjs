/** Chromium's options for tests and benchmarks: quiet, and with the same WebGL everywhere, without a GPU and in containers. */
export const chromiumArgs = [
  '--no-sandbox',
  '--disable-quic',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  '--no-first-run',
  '--use-angle=swiftshader',
  '--enable-unsafe-swiftshader',
  '--ignore-gpu-blocklist',
  // The page itself is drawn by the processor, as Chromium does where there is no GPU: through SwiftShader it takes several times as long.
  '--disable-gpu-rasterization',
  '--disable-gpu-compositing',
];
