import { type WhyNot, whyNot } from '../../experiment/engines/chooseEngine';
import type { EngineFacts, EngineId } from '../../experiment/engines/types';
import type { LabState } from '../types';
import { engineIdOf } from './engineId';

/** A line of the list of engines. */
export interface EngineRow {
  engine: EngineId;
  /** undefined where it is not known even what it would be. */
  facts: EngineFacts | undefined;
  /** Training beats a second, where it was timed. */
  beatsPerSec: number | undefined;
  inUse: boolean;
  /** fastest: the comparison took it; undefined: it was not compared. */
  why: WhyNot | { kind: 'fastest' } | undefined;
  /** It does not work here, so that nobody can choose it. */
  disabled: boolean;
}

/** The engine that the others are measured against. */
export interface EngineRows {
  rows: EngineRow[];
  best: Pick<EngineRow, 'engine' | 'facts' | 'beatsPerSec'> | undefined;
}

const ORDER: readonly EngineId[] = ['wasm', 'worker-webgl', 'page-webgl', 'cpu'];

/** Every engine with its pace and why it is taken or not. */
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
