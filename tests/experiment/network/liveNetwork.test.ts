import { describe, expect, it } from 'vitest';
import { type LiveLack, liveLacks } from '../../../src/experiment/network/liveNetwork';
import { defaultContextChoice } from '../../../src/experiment/settings/defaults';
import { PRESETS, type PresetId } from '../../../src/experiment/settings/presets';

describe('what a network lacks for live monitoring', () => {
  it.each<[PresetId, LiveLack[]]>([
    ['lab', []],
    ['quick', []],
    ['tutorial', []],
    ['intraPatient', ['median', 'record', 'features']],
    ['interPatient', ['median', 'record', 'features', 'secondLead']],
    ['newPatients', ['ahead', 'median', 'record', 'features', 'secondLead']],
    ['live', []],
    ['rhythmPieces', ['pieces', 'secondLead']],
    ['scalogram', ['neighbours', 'record']],
  ])('of the recipe %s: %j', (id, lacks) => {
    expect(liveLacks(PRESETS[id])).toEqual(lacks);
  });

  it('is nothing with features that look back', () => {
    const { prepare, train } = PRESETS.lab;
    const input = (change: Partial<typeof train.input>) =>
      liveLacks({ prepare, train: { ...train, input: { ...train.input, ...change } } });
    expect(input({ features: 'causal' })).toEqual([]);
    expect(input({ features: 'runningCausal', absolute: true })).toEqual([]);
    expect(input({ features: 'running' })).toEqual(['features']);
  });

  it('is nothing with a network over the beats before', () => {
    const { prepare, train } = PRESETS.lab;
    const over = (lookAheadBeats: number) =>
      liveLacks({ prepare, train: { ...train, network: { ...defaultContextChoice, lookAheadBeats } } });
    expect(over(0)).toEqual([]);
    expect(over(1)).toEqual(['ahead']);
  });
});
