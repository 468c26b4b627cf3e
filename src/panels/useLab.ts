import { useStore } from 'zustand';
import { labStore } from '../state/store';
import type { LabState } from '../state/types';

/** Renders the component when the selected value has changed. */
export function useLab<T>(select: (state: LabState) => T): T {
  return useStore(labStore, select);
}
