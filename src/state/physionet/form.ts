import { update } from '../update';
import type { PhysioNetState } from './types';

/** Changes the state of the form `Open from PhysioNet`. */
export function setPhysioNet(change: Partial<PhysioNetState>): void {
  update(({ physionet }) => ({ physionet: { ...physionet, ...change } }));
}

export function closePhysioNet(): void {
  setPhysioNet({ isOpen: false });
}

export function setPhysioNetText(text: string): void {
  setPhysioNet({ text });
}

export function choosePhysioNet(paths: Iterable<string>): void {
  setPhysioNet({ chosen: new Set(paths) });
}
