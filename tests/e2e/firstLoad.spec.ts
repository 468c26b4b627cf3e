import { readdirSync, readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { gzipSync } from 'node:zlib';
import { expect, test } from '@playwright/test';
import type { BuiltChunk } from '../../scripts/listChunks.mjs';

const dist = resolve(process.env.ECG_LAB_DIST ?? 'dist');

test.describe('the built page', () => {
  const chunks = () => JSON.parse(readFileSync(resolve(dist, 'chunks.json'), 'utf8')) as BuiltChunk[];

  /** What the browser must have before the page is there: the entry and what it imports outright. */
  function firstLoad(): BuiltChunk[] {
    const all = chunks();
    const wanted = all.filter(({ entry }) => entry?.endsWith('/index.html'));
    for (const chunk of wanted) {
      for (const name of chunk.imports) {
        const imported = all.find(({ fileName }) => fileName === name);
        if (imported && !wanted.includes(imported)) wanted.push(imported);
      }
    }
    return wanted;
  }

  const modulesOf = (parts: BuiltChunk[]) => parts.flatMap(({ modules }) => modules);

  test('asks for at most 130 kB of compressed JavaScript at first, without plotly and tfjs', () => {
    const first = firstLoad();
    const compressed = first.reduce(
      (sum, chunk) => sum + gzipSync(readFileSync(resolve(dist, chunk.fileName))).length,
      0,
    );
    expect(modulesOf(first).some((id) => id.endsWith('/src/panels/App.tsx'))).toBe(true);
    expect(modulesOf(first).filter((id) => /node_modules\/(plotly\.js|@tensorflow)\//.test(id))).toEqual([]);
    expect(compressed).toBeLessThanOrEqual(130_000);
  });

  test('gives the threads that share a batch the WebAssembly backend, and no other', () => {
    const worker = (name: string) => {
      const found = readdirSync(resolve(dist, 'assets')).filter(
        (file) => file.startsWith(`${name}.worker-`) && file.endsWith('.js'),
      );
      expect(found).toHaveLength(1);
      return readFileSync(resolve(dist, 'assets', found[0]!), 'utf8');
    };
    // Flags that the backends register.
    const signs = ['WASM_HAS_SIMD_SUPPORT', 'WEBGL_PACK'];
    const signsIn = (name: string) => signs.filter((sign) => worker(name).includes(sign));
    expect(signsIn('mate')).toEqual(['WASM_HAS_SIMD_SUPPORT']);
    expect(signsIn('training')).toContain('WEBGL_PACK');
  });

  test('brings plotly later, with scatter and heatmap and no other kind of trace', () => {
    const traces = new Set(
      modulesOf(chunks())
        .map((id) => /plotly\.js\/src\/traces\/([^/]+)\/index\.js/.exec(id)?.[1])
        .filter((name) => name !== undefined),
    );
    expect(traces).toEqual(new Set(['scatter', 'heatmap']));
    expect(
      modulesOf(chunks()).filter((id) => /node_modules\/(mapbox-gl|maplibre-gl\/dist\/.*\.js|regl)/.test(id)),
    ).toEqual([]);
  });
});
