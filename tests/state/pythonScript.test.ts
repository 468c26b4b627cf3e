import { execFileSync } from 'node:child_process';
import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { defaultPrepareSettings } from '../../src/beats/defaults';
import { DE_CHAZAL } from '../../src/beats/recordSets';
import { FEATURE_COLUMNS, type PrepareSettings } from '../../src/beats/types';
import { defaultTrainSettings } from '../../src/experiment/settings/defaults';
import { PRESETS, type Preset, type PresetId } from '../../src/experiment/settings/presets';
import type { TrainSettings } from '../../src/experiment/settings/types';
import { pythonScript } from '../../src/state/python/pythonScript';

const PYTHON = '/usr/bin/python3';
const folder = mkdtempSync(join(tmpdir(), 'ecg-lab-python-'));
afterAll(() => rmSync(folder, { recursive: true }));

/** A run of forty beats a record on de Chazal's records, every fifth a VEB, one in ten a SVEB. */
function runOf(prepare: Partial<PrepareSettings>, train: Partial<TrainSettings>, title = 'A run') {
  const names = [...DE_CHAZAL.training, ...DE_CHAZAL.test].sort();
  const each = 40;
  const count = names.length * each;
  const at = (beat: number) => beat % each;
  return {
    title,
    createdAt: '2026-01-31T12:00:00.000Z',
    versions: { lab: '0.3.0', tfjs: '4.22.0' },
    leaks: [],
    experiment: {
      version: 2 as const,
      records: names.map((name) => ({
        name,
        synthetic: false,
        files: ['hea', 'dat', 'atr'].map((kind) => ({ name: `${name}.${kind}`, sha256: 'ab'.repeat(32) })),
      })),
      classMap: 'aami' as const,
      prepare: { ...defaultPrepareSettings, ...prepare },
      train: { ...defaultTrainSettings, ...train },
    },
    folds: [],
    beats: {
      recordNames: names,
      recordHz: names.map(() => 360),
      record: Uint16Array.from({ length: count }, (_, beat) => Math.floor(beat / each)),
      sample: Int32Array.from({ length: count }, (_, beat) => 20 * 360 * (at(beat) + 1)),
      symbol: Array.from({ length: count }, () => 'N'),
      label: Uint8Array.from({ length: count }, (_, beat) => (beat % 5 === 4 ? 2 : beat % 10 === 3 ? 1 : 0)),
    },
  };
}

const everything: Partial<TrainSettings> = {
  protocol: {
    kind: 'patientSpecific',
    pool: [...DE_CHAZAL.training],
    test: [...DE_CHAZAL.test],
    ownSec: 300,
    poolPerClass: 100,
    ownTimes: 3,
  },
  validationBy: 'patients',
  input: { beat: true, difference: true, neighbours: true, features: 'whole', shape: true },
  loss: { kind: 'focal', gamma: 2 },
  sampling: { kind: 'oversample', ratio: 0.5, when: 'training' },
  augmentation: { noiseMv: 0.02, scale: 0.1, shiftMs: 10, baselineMv: 0.1, flip: true, swapLeads: true },
  classWeights: 'sqrt',
  earlyStoppingEpochs: 3,
  maxBeats: 1000,
  network: { ...PRESETS.lab.train.network, batchNorm: true, shapeDropout: 0.5 } as TrainSettings['network'],
};

/** Every preset, and settings that bring every part of the script into play. */
const scripts: Record<string, string> = {
  ...Object.fromEntries(
    (Object.keys(PRESETS) as PresetId[]).map((id) => {
      const preset: Preset = PRESETS[id];
      return [id, pythonScript(runOf(preset.prepare, preset.train))];
    }),
  ),
  everything: pythonScript(
    runOf({ secondLead: true, normalise: 'record', lead: { kind: 'mlii' } }, everything),
  ),
  oddities: pythonScript(
    runOf(
      {
        classCount: 4,
        normalise: 'zscore',
        windowRule: 'tutorial',
        lead: { kind: 'named', name: 'V"5\\\n' },
        denoise: { ...defaultPrepareSettings.denoise, wavelet: 'none' },
      },
      {
        protocol: { kind: 'holdout', testFraction: 0.2, stratified: false },
        input: { beat: true, difference: false, neighbours: true, features: 'causal', shape: false },
        loss: { kind: 'batchWeighted' },
        sampling: { kind: 'undersample', ratio: 0.5, when: 'beforeSplit' },
        classWeights: 'balanced',
        network: { ...PRESETS.lab.train.network, heads: [{ firstKernel: 3, secondKernel: 5 }] } as never,
      },
      'Quotes """ and \\ and\nlines',
    ),
  ),
  leaveOneOut: pythonScript(
    runOf(
      { normalise: 'minmax' },
      { protocol: { kind: 'leaveOneOut' }, bestEpochOn: 'test', bestEpochBy: 'validationAccuracy' },
    ),
  ),
  groups: pythonScript(
    runOf({}, { protocol: { kind: 'groupkfold', folds: 3 }, validationBy: 'beats', maxBeats: 500 }),
  ),
};
const cases = Object.entries(scripts);

/** Prints names that are read but bound nowhere in a script, and functions, constants and imports that are bound but never read. */
const NAMES = `
import ast, builtins, sys
tree = ast.parse(sys.stdin.read())
nodes = list(ast.walk(tree))
names = [n for n in nodes if isinstance(n, ast.Name)]
read = {n.id for n in names if isinstance(n.ctx, ast.Load)}
bound = {n.id for n in names if not isinstance(n.ctx, ast.Load)} | {n.arg for n in nodes if isinstance(n, ast.arg)}
for n in nodes:
    if isinstance(n, ast.FunctionDef):
        bound.add(n.name)
    if isinstance(n, (ast.Import, ast.ImportFrom)):
        bound |= {(a.asname or a.name).split('.')[0] for a in n.names}
top = {n.name for n in tree.body if isinstance(n, ast.FunctionDef)}
top |= {t.id for n in tree.body if isinstance(n, ast.Assign) for t in n.targets if isinstance(t, ast.Name)}
top |= {(a.asname or a.name) for n in tree.body if isinstance(n, (ast.Import, ast.ImportFrom)) for a in n.names}
print(*sorted(read - bound - set(dir(builtins)) - {'__doc__'}), *sorted(top - read), end='')
`;

describe('the Python script', () => {
  it.each(cases)('%s: has a readable length and nothing left to fill in', (_, text) => {
    const code = text.split('\n').filter((line) => line !== '' && !/^ {4}("\d+": \(|\{"train)/.test(line));
    expect(code.length).toBeLessThan(400);
    expect(text).not.toMatch(/\bundefined\b|\[object |[^e] NaN\b|\$\{/);
    expect(text.split('\n').filter((line) => line !== line.trimEnd())).toEqual([]);
  });

  it('has a formula for every feature', () => {
    for (const { name } of FEATURE_COLUMNS)
      expect(scripts.everything + scripts.interPatient!).toContain(`# ${name}`);
  });

  it('names the very records of each side', () => {
    const { interPatient } = scripts;
    const fold = /FOLDS = \[\n {4}(\{.*\}),\n\]/.exec(interPatient!)![1]!;
    const sides = JSON.parse(fold) as { train: string[]; validation: string[]; test: string[] };
    expect(sides.test).toEqual([...DE_CHAZAL.test].sort());
    expect([...sides.train].sort()).toEqual([...DE_CHAZAL.training].sort());
    expect(sides.validation ?? []).toEqual([]);
  });

  it('says the seed, the hashes and the leaks', () => {
    const run = runOf({}, { seed: 77 });
    const leak = {
      code: 'epoch-on-test',
      level: 'fault',
      message: 'Chosen on test """beats.',
      values: {},
    } as const;
    const text = pythonScript({ ...run, leaks: [leak] });
    expect(text).toContain('SEED = 77');
    expect(text).toContain(`"100.dat": "${'ab'.repeat(32)}"`);
    expect(text).toContain('Leak check (fault): Chosen on test    beats.');
  });

  const hasPython = existsSync(PYTHON);
  it.skipIf(!hasPython)(`is Python (skipped where there is no ${PYTHON})`, () => {
    const paths = cases.map(([name, text]) => {
      const path = join(folder, `${name}.py`);
      writeFileSync(path, text);
      return path;
    });
    execFileSync(PYTHON, ['-m', 'py_compile', ...paths], { stdio: 'pipe' });
  });

  it.skipIf(!hasPython)('uses no name that it lacks, and lacks no use for one (skipped as well)', () => {
    for (const [name, text] of cases) {
      expect(execFileSync(PYTHON, ['-c', NAMES], { input: text, encoding: 'utf8' }), name).toBe('');
    }
  });
});
