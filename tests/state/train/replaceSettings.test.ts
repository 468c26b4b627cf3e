import { describe, expect, it } from 'vitest';
import { PRESETS } from '../../../src/experiment/settings/presets';
import { keepDraft } from '../../../src/state/drafts';
import { applyLink, openLink } from '../../../src/state/share/openLink';
import { labStore } from '../../../src/state/store';
import { applyAddressSettings } from '../../../src/state/train/addressSettings';
import { restoreExperiment } from '../../../src/state/train/restoreExperiment';
import { acceptFaults, choosePreset, setTrainSettings } from '../../../src/state/train/training';
import { freshLab } from '../labInNode';
import { recordRun } from '../results/recordRun';

const state = () => labStore.getState();
const WAYS: Record<string, () => void> = {
  'a recipe': () => choosePreset('interPatient'),
  'the address': () => applyAddressSettings(new URLSearchParams('recipe=inter-patient&set=epochs=3')),
  'a link': () => {
    openLink(new URLSearchParams('v=1&recipe=inter-patient&set=epochs=3&seed=9'));
    applyLink();
  },
  'an experiment': () => {
    const { experiment } = recordRun({ id: 'r', records: {} });
    const { prepare, train } = PRESETS.interPatient;
    restoreExperiment({ ...experiment, records: [], prepare, train: { ...train, seed: 1 } });
  },
};

describe('settings that are replaced as a whole', () => {
  freshLab();

  it.each(Object.keys(WAYS))('by %s: own ones are kept, refused texts and accepted faults are not', (way) => {
    setTrainSettings({ epochs: 77 });
    const { prepareSettings: prepare, trainSettings: train } = state();
    keepDraft('train.epochs', { text: 'many', over: 77 });
    acceptFaults(true);
    WAYS[way]!();
    expect(state().trainSettings.protocol.kind).toBe('records');
    expect(state().ownSettings).toEqual({ prepare, train });
    expect([state().drafts, state().faultsAccepted]).toEqual([{}, false]);
    // What is a recipe's, or is already there, does not take their place.
    choosePreset('interPatient');
    choosePreset('interPatient');
    const kept = state().ownSettings;
    WAYS['a recipe']!();
    expect(state().ownSettings).toBe(kept);
  });
});
