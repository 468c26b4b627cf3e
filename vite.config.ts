import react from '@vitejs/plugin-react';
import { defineConfig } from 'vitest/config';
import { listChunks } from './scripts/listChunks.mjs';
import { loadedAtFirst } from './scripts/loadedAtFirst.mjs';
import { pageFonts } from './scripts/pageFonts.mjs';
import { contentSecurityPolicy, isolationHeaders, noFraming } from './scripts/securityHeaders.mjs';
import { wasmKernels } from './scripts/wasmKernels.mjs';
import { workerEntries } from './scripts/workerEntries.mjs';

/** The built page carries its policy itself, so that any static hosting is as strict as `npm start`. */
const policyInPage = {
  name: 'content-security-policy',
  apply: 'build' as const,
  transformIndexHtml: () => [
    {
      tag: 'meta',
      attrs: { 'http-equiv': 'Content-Security-Policy', content: contentSecurityPolicy },
      injectTo: 'head-prepend' as const,
    },
  ],
};

/** The pages of the benchmarks and of the kernels' check, built by `vite build --mode bench` alone. */
const benchPages = ['bench.html', 'bench-detect.html', 'bench-train.html', 'kernels.html'];

const firstLoad = loadedAtFirst();

/** How long each plugin took is of no use to whoever starts the lab. */
const checks = { bundlerTimings: false };

/** Tests that put other modules in the place of ours, load ours anew, or open engines: each in a process of its own. */
const alone = [
  'tests/kernels/wasm.test.ts',
  'tests/signal/narrowColumns.test.ts',
  'tests/signal/wasm.test.ts',
  'tests/state/results/predictedClasses.test.ts',
  'tests/state/storage/unknownSettings.test.ts',
  'tests/state/train/preflight.test.ts',
  'tests/training/engine/engine.test.ts',
  'tests/training/run/trainer.test.ts',
  'tests/workers/engineDoor.test.ts',
  'tests/workers/recordViewer.test.ts',
];

/** Tests of networks share tfjs, which takes seconds to load, with each other alone: its backend is one a process. */
const networks = ['kernels', 'model', 'training'].map((room) => `tests/${room}/**/*.test.{ts,tsx}`);

export default defineConfig(({ mode }) => ({
  base: './',
  plugins: [
    react(),
    policyInPage,
    wasmKernels(),
    pageFonts(),
    firstLoad.plugin,
    mode === 'bench' && listChunks(),
  ],
  worker: { format: 'es', plugins: () => [wasmKernels(), workerEntries()], rolldownOptions: { checks } },
  resolve: {
    // plotly's core asks for the styles of maps (65 kB); the lab draws none.
    alias: [{ find: 'maplibre-gl/dist/maplibre-gl.css', replacement: '/src/widgets/plot/noMaps.css' }],
  },
  // Hot reload needs inline scripts, so of the policy only what it can live with.
  server: { headers: { ...isolationHeaders, 'Content-Security-Policy': noFraming } },
  build: {
    target: 'es2022',
    chunkSizeWarningLimit: 1600,
    reportCompressedSize: false,
    modulePreload: { resolveDependencies: firstLoad.resolveDependencies },
    rolldownOptions: {
      input: ['index.html', ...(mode === 'bench' ? benchPages : [])],
      checks,
      // A room's index only hands names on: who imports one of them needs nothing of the others at first.
      treeshake: { moduleSideEffects: [{ test: /\/src\/.*\/index\.ts$/, sideEffects: false }] },
    },
  },
  test: {
    // Vitest leaves one core free, which is half of a small machine.
    maxWorkers: '100%',
    // Far beyond what anything takes on a busy machine: they end what hangs, and decide nothing else.
    testTimeout: 300_000,
    hookTimeout: 300_000,
    expect: { poll: { timeout: 60_000, interval: 20 } },
    projects: [
      {
        extends: true,
        test: { name: 'alone', include: alone, setupFiles: ['tests/setup.ts'] },
      },
      {
        extends: true,
        test: {
          name: 'networks',
          include: networks,
          exclude: alone,
          isolate: false,
          setupFiles: ['tests/setup.ts'],
        },
      },
      {
        extends: true,
        test: {
          name: 'together',
          include: ['tests/**/*.test.{ts,tsx}'],
          exclude: [...alone, ...networks, 'tests/e2e/**'],
          isolate: false,
          setupFiles: ['tests/setup.ts'],
        },
      },
    ],
  },
}));
