import type { ViewData } from '../types';

export interface FaultSum {
  lead: string;
  kind: 'missing' | 'flat' | 'clipped';
  sec: number;
}

/** How long each lead is missing, flat and clipped within a window. */
export function faultSums(
  { leads }: Pick<ViewData, 'leads'>,
  { startSec, endSec }: { startSec: number; endSec: number },
): FaultSum[] {
  return leads.flatMap(({ name, faults }) =>
    (['missing', 'flat', 'clipped'] as const).flatMap((kind) => {
      const inside = faults.filter((fault) => fault.kind === kind);
      const sec = inside.reduce(
        (sum, fault) =>
          sum + Math.max(0, Math.min(endSec, fault.endSec) - Math.max(startSec, fault.startSec)),
        0,
      );
      return sec > 0 ? [{ lead: name, kind, sec }] : [];
    }),
  );
}
