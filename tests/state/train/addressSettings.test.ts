import { expect, it } from 'vitest';
import { PRESETS } from '../../../src/experiment/settings/presets';
import { labStore } from '../../../src/state/store';
import { applyAddressSettings } from '../../../src/state/train/addressSettings';
import { presetOf } from '../../../src/state/train/presetOf';
import { freshLab } from '../labInNode';

const state = () => labStore.getState();
const apply = (search: string) => applyAddressSettings(new URLSearchParams(search));

freshLab();

it('applies a recipe and changes', () => {
  apply('recipe=inter-patient');
  expect(presetOf(state().prepareSettings, state().trainSettings)).toBe('interPatient');
  apply('recipe=inter-patient&set=epochs=2&set=classCount=5');
  expect(state().trainSettings).toEqual({ ...PRESETS.interPatient.train, epochs: 2 });
  expect(state().prepareSettings.classCount).toBe(5);
  expect(state().problems).toEqual([]);
});

it('changes nothing if a part of it is invalid, and reports it', () => {
  const before = state();
  apply('recipe=lab&set=epochs=2&set=batchSize=0');
  expect(state().trainSettings).toBe(before.trainSettings);
  expect(state().prepareSettings).toBe(before.prepareSettings);
  expect(state().problems.map(({ code, message }) => [code, message])).toEqual([
    [
      'address-settings',
      'The address of this page asks for settings that cannot be: train.batchSize: 0 is not possible. Choose a whole number from 1 to 4096. The settings are as they were.',
    ],
  ]);
});

it('leaves everything unchanged if the address has no settings', () => {
  const before = state();
  apply('demo&engine=wasm');
  expect(state()).toBe(before);
});
