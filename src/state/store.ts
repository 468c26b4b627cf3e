import { createStore } from 'zustand/vanilla';
import { defaultPrepareSettings } from '../beats/defaults';
import { defaultTrainSettings } from '../experiment/settings/defaults';
import { initialEc57 } from './ec57/types';
import { initialEdits } from './edits/types';
import { initialEngineChoice } from './engine/types';
import { initialLabelState } from './label/types';
import { noLorenz } from './lorenz/types';
import { noMap } from './map/types';
import { initialMonitor } from './monitor/types';
import { initialPhysioNet } from './physionet/types';
import { initialViewSettings } from './records/viewTypes';
import { noComparison } from './results/compareTypes';
import type { LabState } from './types';
import { noAverage } from './why/classAverageTypes';
import { initialWhy } from './why/types';
import { noWhatIf } from './why/whatIfTypes';

/** The state of a first visit: nothing loaded, every setting at its default. */
export function initialState(): LabState {
  return {
    step: 'records',
    language: 'en',
    theme: 'system',
    records: [],
    view: undefined,
    report: undefined,
    viewSettings: initialViewSettings,
    detector: 'lab',
    carriesLabels: true,
    label: initialLabelState,
    monitor: initialMonitor,
    edits: initialEdits,
    physionet: initialPhysioNet,
    tables: [],
    prepareSettings: defaultPrepareSettings,
    prepared: undefined,
    trainSettings: defaultTrainSettings,
    ownSettings: undefined,
    deal: undefined,
    drafts: {},
    faultsAccepted: false,
    engine: undefined,
    engineChoice: initialEngineChoice,
    training: undefined,
    notice: 'off',
    unfinished: [],
    runs: [],
    openRun: undefined,
    inspect: {
      cell: undefined,
      list: [],
      position: 0,
      beat: undefined,
      status: 'empty',
      failed: undefined,
    },
    why: initialWhy,
    whatIf: noWhatIf,
    average: noAverage,
    lorenz: noLorenz,
    map: noMap,
    comparison: noComparison,
    pair: undefined,
    ec57: initialEc57,
    capsule: undefined,
    published: undefined,
    link: undefined,
    activities: [],
    problems: [],
    storage: { status: 'unknown', usedBytes: undefined, quotaBytes: undefined },
    setAside: [],
    removals: [],
  };
}

/** The store. Commands write it, panels read it with `useLab(selector)`. */
export const labStore = createStore<LabState>()(() => initialState());
