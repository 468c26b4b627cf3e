import { type WhyNot, whyNot } from '../../experiment/engines/chooseEngine';
import type { EngineFacts, EngineId } from '../../experiment/engines/types';
import type { LabState } from '../types';
import { engineIdOf } from './engineId';

/** A row of the list of engines. */
export interface EngineRow {
  engine: EngineId;
  /** undefined if nothing is known about it yet. */
  facts: EngineFacts | undefined;
  /** Training speed in beats per second, if it was measured. */
  beatsPerSec: number | undefined;
  inUse: boolean;
  /** fastest: the winner of the comparison; undefined: it was not compared. */
  why: WhyNot | { kind: 'fastest' } | undefined;
  /** It does not work in this browser and cannot be chosen. */
  disabled: boolean;
}

/** The engine that the others are measured against. */
export interface EngineRows {
  rows: EngineRow[];
  best: Pick<EngineRow, 'engine' | 'facts' | 'beatsPerSec'> | undefined;
}

const ORDER: readonly EngineId[] = ['wasm', 'worker-webgl', 'page-webgl', 'cpu'];

/** All engines with their speed and why each is used or not. */
export function engineRows({ engine, engineChoice }: Pick<LabState, 'engine' | 'engineChoice'>): EngineRows {
  const { comparison, refused, only, failed } = engineChoice;
  const used = engine && !failed ? engineIdOf(engine) : undefined;
  const taken = comparison?.findings.find((finding) => finding.engine === comparison.taken);

  const rows = ORDER.map((id): EngineRow => {
    const finding = comparison?.findings.find((entry) => entry.engine === id);
    const why: EngineRow['why'] =
      refused?.engine === id
        ? { kind: 'failed', reason: refused.reason }
        : finding && taken && (finding === taken ? { kind: 'fastest' } : whyNot(finding, taken));
    return {
      engine: id,
      facts: used === id && engine ? engine : finding?.facts,
      beatsPerSec: finding?.outcome.kind === 'right' ? finding.outcome.beatsPerSec : undefined,
      inUse: used === id,
      why,
      disabled: why?.kind === 'failed' || (only !== undefined && only !== id),
    };
  });
  return { rows, best: rows.find((row) => row.engine === comparison?.taken) };
}
