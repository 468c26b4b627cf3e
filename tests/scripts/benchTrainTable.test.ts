import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { writeBetweenMarks } from '../../scripts/benchShared.mjs';
import { bestTorch, gpuSection, memoryTable, paceTable, readRows } from '../../scripts/benchTrainTable.mjs';
import type { TrainRow } from '../../src/bench/trainRows';

const row = (engine: string, batch: number, pace: number): TrainRow => ({
  job: 'train',
  engine,
  batch,
  trainBeatsPerSec: pace,
  inferBeatsPerSec: 4 * pace,
});
const torch = (pace: number) => ({
  rows: [{ batch: 64, trainBeatsPerSec: pace, inferBeatsPerSec: 5 * pace }],
  threads: 2,
  versions: 'PyTorch',
});

describe('the table of paces', () => {
  it('compares with the same batch only', () => {
    const lines = paceTable(
      [row('wasm', 64, 3000), row('wasm', 256, 4000), row('stock-webgl', 64, 60)],
      torch(2500),
    );
    expect(lines[2]).toBe('| wasm | CPU | – | 64 | 3 000 | 50.0 × | 1.20 × | 12 000 | 8.33 s |');
    expect(lines[3]).toBe('| wasm | CPU | – | 256 | 4 000 | – | – | 16 000 | 6.25 s |');
    expect(lines.at(-1)).toBe('| PyTorch | CPU × 2 | – | 64 | 2 500 | 41.7 × | 1 × | 12 500 | 8.00 s |');
  });

  it('says why an engine has no numbers, in one line and one cell', () => {
    const failed = { job: 'train' as const, engine: 'a', batch: 64, failed: 'no\nkernel | here' };
    expect(paceTable([failed], undefined)[2]).toBe(
      '| a | CPU | – | 64 | not measured: no kernel \\| here | – | – | – | – |',
    );
  });
});

it('of several runs of PyTorch the best counts', () => {
  expect(bestTorch([torch(500), torch(3000), torch(2800)])!.rows[0]).toEqual({
    batch: 64,
    trainBeatsPerSec: 3000,
    inferBeatsPerSec: 15_000,
  });
  expect(bestTorch([])).toBeUndefined();
});

it('memory: the ends of early and late epochs are compared', () => {
  const run = { job: 'memory' as const, engine: 'wasm', batch: 128, beats: 10, folds: 2, epochs: 2 };
  const text = memoryTable({
    row: { ...run, sec: 9, inferSec: 1, trainBeatsPerSec: 100, leakedTensors: 0 },
    how: 'resident',
    peakBytes: 5e8,
    epochBytes: [3e8, 4e8, 4.1e8, 4.2e8],
  }).join('\n');
  expect(text).toContain('300 → 410 MB');
  expect(text).toContain('500 MB | < 1 500 MB');
});

describe('rows of a GPU machine', () => {
  const gpu = { ...row('worker-webgl', 64, 50_000), renderer: 'ANGLE (NVIDIA, Vulkan)', software: false };

  it('are read out of any log', () => {
    const log = `[1:INFO:CONSOLE(1)] "BENCH ${JSON.stringify(gpu)}", source: http://localhost/a.js (1)\nBENCH-DONE`;
    expect(readRows(log)).toEqual([gpu]);
  });

  it('name the renderer, or that there was none', () => {
    expect(gpuSection([gpu]).join('\n')).toContain('ANGLE (NVIDIA, Vulkan)');
    expect(gpuSection([{ ...gpu, software: true }]).join('\n')).toContain('not measured on a GPU');
    expect(gpuSection(undefined).join('\n')).toContain('not measured on a GPU');
  });
});

it('a section is written between its own marks and nowhere else', () => {
  const folder = mkdtempSync(join(tmpdir(), 'ecg-lab-marks-'));
  try {
    const file = join(folder, 'a.md');
    writeFileSync(file, 'top\n<!-- a:start -->\nold\n<!-- a:end -->\nend\n');
    writeBetweenMarks('a', 'new', file);
    writeBetweenMarks('b', 'second', file);
    writeBetweenMarks('a', 'newer', file);
    expect(readFileSync(file, 'utf8')).toBe(
      'top\n<!-- a:start -->\nnewer\n<!-- a:end -->\nend\n\n<!-- b:start -->\nsecond\n<!-- b:end -->\n',
    );
  } finally {
    rmSync(folder, { recursive: true });
  }
});
