import { update } from '../update';

export function closeCapsule(): void {
  update({ capsule: undefined });
}
