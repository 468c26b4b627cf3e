import { describe, expect, it } from 'vitest';
import { type LiveLack, liveLacks } from '../../../src/experiment/network/liveNetwork';
import { PRESETS, type PresetId } from '../../../src/experiment/settings/presets';

describe('what a network lacks for live monitoring', () => {
  it.each<[PresetId, LiveLack[]]>([
    ['lab', []],
    ['quick', []],
    ['tutorial', []],
    ['intraPatient', ['median', 'record', 'features']],
    ['interPatient', ['median', 'record', 'features', 'secondLead']],
    ['newPatients', ['stretch', 'median', 'record', 'features', 'secondLead', 'align']],
    ['scalogram', ['neighbours', 'record']],
  ])('of the recipe %s: %j', (id, lacks) => {
    expect(liveLacks(PRESETS[id])).toEqual(lacks);
  });

  it('is nothing with the causal features', () => {
    const { prepare, train } = PRESETS.lab;
    const input = (change: Partial<typeof train.input>) =>
      liveLacks({ prepare, train: { ...train, input: { ...train.input, ...change } } });
    expect(input({ features: 'causal' })).toEqual([]);
    // Of more intervals than are kept.
    expect(input({ features: 'runningCausal' })).toEqual(['features']);
    expect(input({ features: 'causal', absolute: true })).toEqual(['features']);
  });
});
