import { expect, it } from 'vitest';
import { NO_CHANGE } from '../../../src/beats/beatChange';
import { defaultPrepareSettings } from '../../../src/beats/defaults';
import { defaultScalogramChoice, defaultTrainSettings } from '../../../src/experiment/settings/defaults';
import { movesNothing, seenChanges } from '../../../src/state/why/whatIfControls';
import { noWhatIf } from '../../../src/state/why/whatIfTypes';

const sees = (prepare: Partial<typeof defaultPrepareSettings>, train: Partial<typeof defaultTrainSettings>) =>
  seenChanges({
    prepare: { ...defaultPrepareSettings, ...prepare },
    train: { ...defaultTrainSettings, ...train },
  });

it('a network sees intervals by features of the rhythm or by the median of long ones, the size where beats are not normalised one by one', () => {
  const { input } = defaultTrainSettings;
  expect(sees({}, { input: { ...input, features: 'none', longDifference: false } }).intervals).toBe(false);
  expect(sees({}, { input: { ...input, features: 'running' } }).intervals).toBe(true);
  expect(sees({}, { input: { ...input, features: 'none', longDifference: true } }).intervals).toBe(true);
  const images = { network: defaultScalogramChoice, input: { ...input, features: 'running' as const } };
  expect(sees({}, images).intervals).toBe(false);
  expect(sees({ normalise: 'none' }, {}).size).toBe(true);
  expect(sees({ normalise: 'record' }, {}).size).toBe(true);
  expect(sees({ normalise: 'zscore' }, {}).size).toBe(false);
  expect(sees({ window: { beforeSec: 0.05, afterSec: 0.3 } }, {}).p).toBe(false);
  expect(sees({ window: { beforeSec: 0.2, afterSec: 0.3 } }, {}).p).toBe(true);
});

it('a change moves nothing if it was answered, is one, and every probability is what it was', () => {
  const shown = {
    ...noWhatIf,
    status: 'shown' as const,
    base: [0.4, 0.6],
    change: { ...NO_CHANGE, scale: 2 },
  };
  expect(movesNothing({ ...shown, said: [0.4001, 0.5999] })).toBe(true);
  expect(movesNothing({ ...shown, said: [0.41, 0.59] })).toBe(false);
  expect(movesNothing({ ...shown, said: [0.4, 0.6], change: { ...NO_CHANGE, beforeSec: undefined } })).toBe(
    false,
  );
  expect(movesNothing({ ...shown, said: [0.4, 0.6], status: 'running' })).toBe(false);
});
