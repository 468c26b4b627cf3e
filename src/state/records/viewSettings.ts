import type { DetectorName } from '../../workers/records/annotationTypes';
import type { LabelState } from '../label/types';
import { update } from '../update';
import type { ViewSettings } from './viewTypes';

/** Part of the first load, unlike what reads the record: fields that show the store change in the very click. */
export function setViewSettings(change: Partial<ViewSettings>): void {
  update((state) => ({ viewSettings: { ...state.viewSettings, ...change } }));
}

export function setDetector(detector: DetectorName): void {
  update({ detector });
}

export function setCarriesLabels(carriesLabels: boolean): void {
  update({ carriesLabels });
}

export function setLabel(change: Partial<Pick<LabelState, 'networkId' | 'fold'>>): void {
  update((state) => ({ label: { ...state.label, ...change } }));
}

export function closeRecord(): void {
  update({ view: undefined, report: undefined });
}
