import { useStore } from 'zustand';
import { labStore } from '../state/store';
import type { LabState } from '../state/types';

/** Redraws the component when what the selector picks has changed. */
export function useLab<T>(select: (state: LabState) => T): T {
  return useStore(labStore, select);
}
