import { CLASS_SYMBOLS } from '../../beats/classMap';
import { CLASS_NAMES } from '../../beats/types';
import type { ScriptContext } from './context';
import { pyLines, pyLiteral, pyText } from './pyLiteral';

/** The head of the script: what it is, what it imports, and every setting by name. */
export function settingsPart(context: ScriptContext): string {
  return pyLines(docstring(context), imports(context), '', constants(context), '', recordTable(context));
}

function docstring({ run, train, readsFolds, features, isAugmented }: ScriptContext): string {
  const { sampling, dropout } = train;
  const random = [
    'initial weights',
    'order of the beats',
    dropout > 0 && 'dropout',
    sampling.kind !== 'none' && 'sampling',
    isAugmented && 'augmentation',
  ].filter(Boolean);
  const last = random.pop();
  return pyLines(
    '#!/usr/bin/env python3',
    `"""${pyText(run.title)}: an experiment of the ECG lab for Python.`,
    '',
    `Written from the run of ${pyText(run.createdAt)} (lab ${pyText(run.versions.lab)}). The beats${features.length > 0 ? ' and features' : ''} are those of the lab but for rounding; the`,
    'network, its loss, schedule and choice of the best epoch are the same. What is drawn at random',
    `(${random.join(', ')} and ${last}) comes from other generators, so that results come close`,
    'and are not equal.',
    ...run.leaks.map(({ level, message }) => `\nLeak check (${level}): ${pyText(message)}`),
    '',
    '    pip install numpy scipy PyWavelets wfdb scikit-learn tensorflow',
    `    python3 experiment.py FOLDER [--save-beats prepared.npz]${readsFolds ? ' [--beats beats.npz]' : ''}`,
    '',
    'FOLDER holds the files of the records; their SHA-256 is checked. --save-beats writes the prepared',
    'beats and stops.',
    readsFolds && '--beats takes the fold of every beat from the lab\'s download "Beats (NPZ)".',
    '"""',
  );
}

function imports({ prepare, train, dealsRecords }: ScriptContext): string {
  const needsDeal = train.protocol.kind === 'kfold' && !dealsRecords;
  return pyLines(
    'import argparse',
    'import hashlib',
    'import pathlib',
    'import sys',
    '',
    'import numpy as np',
    prepare.denoise.wavelet !== 'none' && 'import pywt',
    'import wfdb',
    train.network.kind === 'scalogram' && 'from scipy.fft import dct',
    'from scipy.signal import resample',
    'from scipy.special import log_softmax',
    needsDeal &&
      `from sklearn.model_selection import ${stratified(train.protocol) ? 'StratifiedKFold' : 'KFold'}`,
  );
}

const stratified = (protocol: ScriptContext['train']['protocol']) =>
  'stratified' in protocol && protocol.stratified;

function constants({ prepare, train, ...context }: ScriptContext): string {
  const { denoise, window } = prepare;
  const { protocol, sampling, augmentation, loss } = train;
  const set = (name: string, value: unknown) => `${name} = ${pyLiteral(value)}`;
  const classes = CLASS_NAMES.slice(0, prepare.classCount);
  return pyLines(
    `CLASSES = ${pyLiteral(Object.fromEntries(classes.map((name) => [name, CLASS_SYMBOLS[name]])))}`,
    '# Beats of no class in use are neighbours of others all the same.',
    set('BEATS_WITHOUT_CLASS', ['B', 'n', 'r', '?', ...(classes.length < 5 ? CLASS_SYMBOLS.Q : [])]),
    denoise.wavelet !== 'none' && set('WAVELET', denoise.wavelet),
    denoise.wavelet !== 'none' && set('LEVELS', denoise.levels),
    set('BEFORE_SEC', window.beforeSec),
    set('AFTER_SEC', window.afterSec),
    set('LENGTH', prepare.lengthSamples),
    '',
    set('SEED', train.seed),
    protocol.kind === 'kfold' && set('FOLD_COUNT', protocol.folds),
    protocol.kind === 'holdout' && set('TEST_FRACTION', protocol.testFraction),
    protocol.kind === 'patientSpecific' && set('OWN_SEC', protocol.ownSec),
    protocol.kind === 'patientSpecific' && set('OWN_TIMES', protocol.ownTimes),
    protocol.kind === 'patientSpecific' &&
      protocol.poolPerClass !== null &&
      set('POOL_PER_CLASS', protocol.poolPerClass),
    train.bestEpochOn === 'validation' &&
      !context.validatesRecords &&
      set('VALIDATION_FRACTION', train.validationFraction),
    train.maxBeats !== null && set('MAX_BEATS', train.maxBeats),
    set('EPOCHS', train.epochs),
    set('BATCH', train.batchSize),
    set('LEARNING_RATE', train.learningRate),
    train.earlyStoppingEpochs !== null && set('PATIENCE', train.earlyStoppingEpochs),
    loss.kind === 'focal' && set('GAMMA', loss.gamma),
    sampling.kind !== 'none' && set('SAMPLING_RATIO', sampling.ratio),
    augmentation.noiseMv > 0 && set('NOISE_MV', augmentation.noiseMv),
    augmentation.scale > 0 && set('SCALE_SD', augmentation.scale),
    augmentation.shiftMs > 0 && set('SHIFT_MS', augmentation.shiftMs),
    augmentation.baselineMv > 0 && set('BASELINE_MV', augmentation.baselineMv),
  );
}

/** Name, annotator and the files of each record. */
function recordTable({ records }: ScriptContext): string {
  return pyLines(
    '# Record: (annotator, {file: SHA-256}).',
    'RECORDS = {',
    ...records.map(({ name, files }) => {
      const hashes = Object.fromEntries(files.map((file) => [file.name, file.sha256]));
      return `    ${pyLiteral(name)}: (${pyLiteral(annotatorOf(name, files))}, ${pyLiteral(hashes)}),`;
    }),
    '}',
  );
}

/** The extension of the annotation file: of those beside header and signals the first that bears the record's name. */
function annotatorOf(record: string, files: readonly { name: string }[]): string {
  const other = files.map(({ name }) => name).filter((name) => !/\.(hea|dat|xws|edf|bdf|mat)$/i.test(name));
  const own = other.find((name) => name.toLowerCase().startsWith(`${record.toLowerCase()}.`)) ?? other[0];
  return own === undefined ? 'atr' : own.slice(own.lastIndexOf('.') + 1);
}
