import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { defaultPrepareSettings } from '../../../src/beats/defaults';
import { multiplyAdds, relativeCost } from '../../../src/experiment/network/arithmetic';
import { defaultMultiHead } from '../../../src/experiment/network/defaults';
import { layerTable } from '../../../src/experiment/network/layerTable';
import type { RunView } from '../../../src/experiment/run/types';
import { defaultTrainSettings } from '../../../src/experiment/settings/defaults';
import { PRESETS } from '../../../src/experiment/settings/presets';
import { upgradeExperiment } from '../../../src/experiment/settings/upgradeExperiment';
import type { Capsule } from '../../../src/state/capsule/types';
import { initialState } from '../../../src/state/store';
import { estimateTime, measuredPace, recipeEstimate } from '../../../src/state/train/timeEstimate';
import type { LabState, RecordEntry } from '../../../src/state/types';

const engine = {
  ...({ backend: 'wasm', where: 'worker', renderer: undefined, software: false } as const),
  ...{ threads: 2, passedOver: [], tfjsVersion: '4' },
};
const measured: LabState = { ...initialState(), engine: { ...engine, measuredBeatsPerSec: 5000 } };
const record = { id: '100', ticked: true, state: 'ready', lengthSamples: 650_000, samplingHz: 360 };
const records = [{ ...record, classCounts: [2000, 30, 10, 0, 5] } as RecordEntry];

describe('the speed to estimate with', () => {
  it('is that of the engine when the engines were timed, in this visit or an earlier one', () => {
    expect(measuredPace(measured)).toEqual({ beatsPerSec: 5000, of: { kind: 'engine' }, cost: 1 });
    const comparison = {
      ...({ place: 'here', taken: 'wasm' } as const),
      findings: [{ engine: 'wasm' as const, outcome: { kind: 'right' as const, beatsPerSec: 4000 } }],
    };
    const { engineChoice } = initialState();
    const earlier = { ...initialState(), engineChoice: { ...engineChoice, comparison } };
    expect(measuredPace(earlier)?.beatsPerSec).toBe(4000);
    expect(measuredPace({ ...earlier, engineChoice: { ...earlier.engineChoice, wish: 'cpu' } })).toBe(
      undefined,
    );
    expect(measuredPace(initialState())).toBeUndefined();
  });

  it('is that of the open run if it used the same engine and was not too short', () => {
    const experiment = { prepare: defaultPrepareSettings, train: defaultTrainSettings };
    const fold = { trainBeats: 3000, history: [{}, {}] } as unknown as RunView['folds'][number];
    const openRun = {
      title: 'A',
      beatsPerSec: 3000,
      engine,
      experiment,
      folds: [fold],
    } as unknown as RunView;
    expect(measuredPace({ ...measured, openRun })).toMatchObject({
      beatsPerSec: 3000,
      of: { kind: 'run', title: 'A' },
    });
    const short = { ...openRun, folds: [{ ...fold, trainBeats: 100 }] };
    expect(measuredPace({ ...measured, openRun: short })).toMatchObject({ of: { kind: 'engine' } });
    expect(measuredPace({ ...initialState(), openRun: short })).toMatchObject({ of: { kind: 'run' } });
    const other = { ...openRun, engine: { ...engine, backend: 'cpu' as const } };
    expect(measuredPace({ ...measured, openRun: other })).toMatchObject({ of: { kind: 'engine' } });
  });
});

describe('the estimate of a run’s time', () => {
  it('counts the default network as measured: its arithmetic is the unit', () => {
    const rows = layerTable(defaultMultiHead(251, 4));
    expect(relativeCost(rows)).toBeCloseTo(1, 6);
    expect(multiplyAdds(rows)).toBe(1_190_612);
  });

  it('is the planned beats over the speed, with a third of the time for beats that are only classified', () => {
    const prepare = { ...defaultPrepareSettings, classCount: 4 as const };
    const given = { prepare, train: defaultTrainSettings };
    const estimate = estimateTime({ trained: 50_000, classified: 15_000 }, given, measuredPace(measured)!);
    expect(estimate?.seconds).toBeCloseTo(11, 1);
    expect(estimate?.isScaled).toBe(false);
  });

  it('of a recipe needs a measurement and a record, and allows for the size of its network', () => {
    const pace = measuredPace(measured);
    expect(recipeEstimate({ ...measured, pace: undefined, records }, PRESETS.lab)).toBeUndefined();
    expect(recipeEstimate({ ...measured, pace }, PRESETS.lab)).toBeUndefined();
    const [small, large] = [PRESETS.intraPatient, PRESETS.scalogram].map(
      (preset) => recipeEstimate({ ...measured, pace, records }, preset)!,
    );
    expect(large!.seconds).toBeGreaterThan(small!.seconds);
    expect([small!.isScaled, large!.isScaled]).toEqual([true, true]);
  });

  it('counts the pieces of a recipe over pieces, not the beats', () => {
    const pace = measuredPace(measured);
    const { prepare, train } = PRESETS.rhythmPieces;
    const holdout = { ...train, protocol: { kind: 'holdout', testFraction: 0.2, stratified: true } as const };
    const [pieces, beats] = [prepare, { ...prepare, rows: 'beats' as const }].map(
      (own) => recipeEstimate({ ...measured, pace, records }, { prepare: own, train: holdout })!.seconds,
    );
    // Half an hour has 180 pieces of ten seconds, and 2 040 beats of four classes.
    expect(pieces! / beats!).toBeCloseTo(180 / 2040, 3);
  });

  it('is within a factor of two of every committed run whose engine was timed on the idle machine', () => {
    const folder = 'docs/results';
    const ratios = readdirSync(folder)
      .filter((name) => name.endsWith('.capsule.json'))
      .flatMap((name) => {
        const capsule = JSON.parse(readFileSync(`${folder}/${name}`, 'utf8')) as Capsule;
        const { results, engine, experiment } = capsule;
        // A machine that does other work measures its engine at a fraction of this.
        if ((engine.measuredBeatsPerSec ?? 0) < 5000) return [];
        const { prepare, train } = upgradeExperiment(experiment);
        const pace = { beatsPerSec: engine.measuredBeatsPerSec!, of: { kind: 'engine' as const }, cost: 1 };
        const sum = (pick: (fold: (typeof results.folds)[number]) => number) =>
          results.folds.reduce((total, fold) => total + pick(fold), 0);
        const trained = sum(({ trainBeats, history }) => trainBeats * history.length);
        const classified = sum((fold) => fold.validationBeats * fold.history.length + fold.testBeats);
        return [
          estimateTime({ trained, classified }, { prepare, train }, pace)!.seconds / results.trainingSec,
        ];
      });
    expect(ratios.length).toBeGreaterThanOrEqual(4);
    for (const ratio of ratios) expect(Math.abs(Math.log2(ratio))).toBeLessThan(1);
  });
});
