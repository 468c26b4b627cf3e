import { NetworkProblem } from './networkProblem';

/** Whether something can be counted so: whole, from 1 on. */
export const isCount = (value: number): boolean => Number.isInteger(value) && value >= 1;

/** @throws NetworkProblem if there are fewer than two classes */
export function checkClassCount(classCount: number): void {
  if (isCount(classCount) && classCount >= 2) return;
  const message = `The network needs two classes or more, not ${classCount}.`;
  throw new NetworkProblem('classes-too-few', message, { classCount });
}

/** @throws NetworkProblem if a rate of dropout is none */
export function checkDropout(dropout: number): void {
  if (dropout >= 0 && dropout < 1) return;
  const message = `The dropout rate must lie in 0…1, below 1; it is ${dropout}.`;
  throw new NetworkProblem('network-dropout-invalid', message, { dropout });
}
