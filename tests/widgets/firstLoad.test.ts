import { resolve } from 'node:path';
import { gzipSync } from 'node:zlib';
import { build, type Rollup } from 'vite';
import { beforeAll, describe, expect, it } from 'vitest';

const root = resolve(import.meta.dirname, '../..');

describe('the built page', () => {
  let chunks: Rollup.OutputChunk[];
  /** Text of every file of the build, by name. */
  let files: Map<string, string>;

  beforeAll(async () => {
    const result = await build({
      root,
      logLevel: 'error',
      // As it is shipped: tests run with React's development build.
      define: { 'process.env.NODE_ENV': '"production"' },
      build: { write: false, rollupOptions: { input: resolve(root, 'index.html') } },
    });
    const { output } = (Array.isArray(result) ? result[0] : result) as Rollup.RollupOutput;
    chunks = output.filter((part) => part.type === 'chunk');
    files = new Map(
      output.map((part) => [part.fileName, part.type === 'chunk' ? part.code : String(part.source)]),
    );
  }, 180_000);

  /** What the browser must have before the page is there: the entry and what it imports outright. */
  function firstLoad(): Rollup.OutputChunk[] {
    // The pages of the benchmarks are entries too.
    const wanted = chunks.filter(
      (chunk) => chunk.isEntry && chunk.facadeModuleId === resolve(root, 'index.html'),
    );
    for (const chunk of wanted) {
      for (const name of chunk.imports) {
        const imported = chunks.find(({ fileName }) => fileName === name);
        if (imported && !wanted.includes(imported)) wanted.push(imported);
      }
    }
    return wanted;
  }

  const modulesOf = (parts: Rollup.OutputChunk[]) => parts.flatMap((chunk) => chunk.moduleIds);

  it('asks for at most 130 kB of compressed JavaScript at first, without plotly and tfjs', () => {
    const first = firstLoad();
    const compressed = first.reduce((sum, chunk) => sum + gzipSync(chunk.code).length, 0);
    expect(modulesOf(first).some((id) => id.endsWith('/src/panels/App.tsx'))).toBe(true);
    expect(modulesOf(first).filter((id) => /node_modules\/(plotly\.js|@tensorflow)\//.test(id))).toEqual([]);
    expect(compressed).toBeLessThanOrEqual(130_000);
  });

  it('gives the threads that share a batch the WebAssembly backend, and no other', () => {
    const worker = (name: string) => {
      const found = [...files].filter(([file]) => file.includes(`/${name}.worker-`) && file.endsWith('.js'));
      expect(found.map(([file]) => file)).toHaveLength(1);
      return found[0]![1];
    };
    // Flags that the backends register.
    const signs = ['WASM_HAS_SIMD_SUPPORT', 'WEBGL_PACK'];
    const signsIn = (name: string) => signs.filter((sign) => worker(name).includes(sign));
    expect(signsIn('mate')).toEqual(['WASM_HAS_SIMD_SUPPORT']);
    expect(signsIn('training')).toContain('WEBGL_PACK');
  });

  it('brings plotly later, with scatter and heatmap and no other kind of trace', () => {
    const traces = new Set(
      modulesOf(chunks)
        .map((id) => /plotly\.js\/src\/traces\/([^/]+)\/index\.js/.exec(id)?.[1])
        .filter((name) => name !== undefined),
    );
    expect(traces).toEqual(new Set(['scatter', 'heatmap']));
    expect(
      modulesOf(chunks).filter((id) => /node_modules\/(mapbox-gl|maplibre-gl\/dist\/.*\.js|regl)/.test(id)),
    ).toEqual([]);
  });
});
