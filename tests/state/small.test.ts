import { describe, expect, it } from 'vitest';
import { defaultPrepareSettings } from '../../src/beats/defaults';
import type { EpochPoint } from '../../src/experiment/run/types';
import {
  defaultTrainSettings,
  quickTrainSettings,
  tutorialTrainSettings,
} from '../../src/experiment/settings/defaults';
import { beatAxisMs } from '../../src/state/beats/beatAxis';
import { shortEngine } from '../../src/state/engine/shortEngine';
import { beatDistance } from '../../src/state/inspect/beatDistance';
import { classMean } from '../../src/state/inspect/classMean';
import { errorCells } from '../../src/state/results/errorCells';
import { historyRows } from '../../src/state/train/historyRows';
import { presetOf } from '../../src/state/train/presetOf';

describe('presetOf', () => {
  it('recognises the presets whatever their seed', () => {
    expect(presetOf(defaultPrepareSettings, defaultTrainSettings)).toBe('lab');
    expect(presetOf(defaultPrepareSettings, { ...quickTrainSettings, seed: 77 })).toBe('quick');
    expect(presetOf(defaultPrepareSettings, { ...tutorialTrainSettings })).toBe('tutorial');
  });

  it('is undefined after any change, also inside the protocol', () => {
    expect(presetOf(defaultPrepareSettings, { ...defaultTrainSettings, dropout: 0.2 })).toBeUndefined();
    expect(
      presetOf(defaultPrepareSettings, {
        ...defaultTrainSettings,
        protocol: { kind: 'kfold', folds: 10, stratified: true },
      }),
    ).toBeUndefined();
  });
});

describe('beatAxisMs', () => {
  it('begins with the window and has R at its position in the window', () => {
    const axis = beatAxisMs(defaultPrepareSettings);
    expect(axis).toHaveLength(251);
    expect(axis[0]).toBe(-400);
    expect(axis[250]! + 900 / 251).toBeCloseTo(500, 9);
    const coarse = beatAxisMs({ window: { beforeSec: 0.5, afterSec: 0.5 }, lengthSamples: 4 });
    expect([...coarse]).toEqual([-500, -250, 0, 250]);
  });
});

describe('historyRows', () => {
  const point = (epoch: number): EpochPoint => ({
    epoch,
    trainLoss: 1 / epoch,
    trainAccuracy: 0.5,
    validationLoss: undefined,
    validationAccuracy: undefined,
    learningRate: 0.001,
    durationSec: 2,
  });
  const histories = [[point(1), point(2)], [point(1)]];

  it('lists all folds one after the other and marks the best epoch', () => {
    const rows = historyRows(histories, [2, undefined], undefined);
    expect(rows.map((row) => [row.fold, row.point.epoch, row.best])).toEqual([
      [0, 1, false],
      [0, 2, true],
      [1, 1, false],
    ]);
  });

  it('lists one fold', () => {
    expect(historyRows(histories, [], 1)).toEqual([{ fold: 1, point: histories[1]![0], best: false }]);
  });
});

describe('shortEngine', () => {
  it('finds the chip in the string of Chromium', () => {
    const named = {
      'ANGLE (NVIDIA, NVIDIA GeForce RTX 3060 Laptop GPU (0x00002520) Direct3D11 vs_5_0 ps_5_0, D3D11)':
        'NVIDIA GeForce RTX 3060 Laptop GPU',
      'ANGLE (Google, Vulkan 1.3.0 (SwiftShader Device (Subzero) (0x0000C0DE)), SwiftShader driver)':
        'SwiftShader Device (Subzero)',
      'ANGLE (Apple, ANGLE Metal Renderer: Apple M1, Unspecified Version)': 'Apple M1',
      'ANGLE (Intel, Mesa Intel(R) UHD Graphics 620 (KBL GT2), OpenGL 4.6)':
        'Intel UHD Graphics 620 (KBL GT2)',
    };
    for (const [renderer, chip] of Object.entries(named)) {
      expect(shortEngine(`WebGL · ${renderer}`)).toBe(`WebGL · ${chip}`);
    }
  });

  it('leaves other names unchanged', () => {
    expect(shortEngine('cpu')).toBe('cpu');
    expect(shortEngine('WebGL · NVIDIA GeForce GTX 980, or similar')).toBe(
      'WebGL · NVIDIA GeForce GTX 980, or similar',
    );
  });
});

describe('errorCells', () => {
  it('lists confusions, the most frequent first, equal ones in matrix order', () => {
    expect(errorCells({ classCount: 3, counts: [9, 1, 4, 0, 9, 1, 0, 0, 9] })).toEqual([
      { truth: 0, predicted: 2, count: 4 },
      { truth: 0, predicted: 1, count: 1 },
      { truth: 1, predicted: 2, count: 1 },
    ]);
  });

  it('is empty if everything is correct', () => {
    expect(errorCells({ classCount: 2, counts: [5, 0, 0, 3] })).toEqual([]);
  });
});

describe('classMean', () => {
  const run = {
    lengthSamples: 2,
    classMeans: { mean: Float32Array.of(1, 2, 3, 4), sd: Float32Array.of(5, 6, 7, 8), count: [0, 12] },
  };

  it('extracts one class', () => {
    expect(classMean(run, 1)).toEqual({
      classIndex: 1,
      count: 12,
      mean: Float32Array.of(3, 4),
      sd: Float32Array.of(7, 8),
    });
  });

  it('is undefined for a class without beats, or beyond the classes', () => {
    expect(classMean(run, 0)).toBeUndefined();
    expect(classMean(run, 4)).toBeUndefined();
  });
});

describe('beatDistance', () => {
  it('is the root of the mean square difference', () => {
    expect(beatDistance(Float32Array.of(1, 2, 3, 4), Float32Array.of(1, 0, 3, 0))).toBeCloseTo(
      Math.sqrt(5),
      12,
    );
    expect(beatDistance(Float32Array.of(1, 2), Float32Array.of(1, 2))).toBe(0);
  });
});
