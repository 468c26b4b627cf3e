import { messageOf } from '../base/messageOf';
import {
  ENGINE_ORDER,
  type EngineComparison,
  type EngineFacts,
  type EngineId,
  type EngineInfo,
  type Finding,
} from '../experiment/engines/types';
import { engineName, passedOverByWish, passedOverFor } from '../experiment/engines/words';
import type { Trainer } from '../experiment/run/trainer';
import {
  compareEngines,
  defaultCompareOptions,
  type EngineDoor,
  factsOf,
  type OpenedEngine,
  type Trying,
} from './chooseEngine';
import { engineDoor, threadsHere } from './chooseEngineDoor';
import { turnWithin, withLimit } from './chooseEngineTurn';

export type EngineChoice = EngineId;

export interface OpenTrainerOptions {
  /** Use this engine or none. */
  only?: EngineId | undefined;
  /** Threads that share each batch, for engines that can do so. */
  threads?: number | undefined;
}

export interface ChooseTrainerOptions extends OpenTrainerOptions {
  /** Use this engine or, if it fails, the fastest of the others. */
  wish?: EngineId | undefined;
  /** Result of an earlier comparison; while it is still valid, nothing is timed again. */
  known?: EngineComparison | undefined;
  /** Version of the lab, as far as the address of its code does not contain it. */
  version?: string;
  onTrying?: (trying: Trying) => void;
  /** Aborts the choice and ends what was started for it; has no effect on a trainer that was returned. */
  signal?: AbortSignal | undefined;
}

export interface ChosenTrainer {
  trainer: Trainer;
  /** undefined if engines were never compared. */
  comparison: EngineComparison | undefined;
  /** The requested engine, if it could not be used. */
  refused: { engine: EngineId; reason: string } | undefined;
}

/**
 * Opens the engine to train with: the requested one, the winner of an earlier comparison, or the winner of a comparison
 * made now. In every case it has just passed the check for correct results. `engine()` of the trainer tells which it
 * is, and why the others were not used.
 *
 * @throws Error (rejects) with all reasons if no engine can be used; DOMException AbortError when aborted
 */
export async function chooseTrainer(
  options: ChooseTrainerOptions = {},
  door: EngineDoor & { close?(): void } = engineDoor(options),
): Promise<ChosenTrainer> {
  try {
    return await choose(options, door);
  } finally {
    door.close?.();
  }
}

/** The trainer alone, for callers that do not need to know how it was chosen. */
export async function openTrainer(options: OpenTrainerOptions = {}): Promise<Trainer> {
  return (await chooseTrainer(options)).trainer;
}

async function choose(options: ChooseTrainerOptions, door: EngineDoor): Promise<ChosenTrainer> {
  const { only, wish, known, onTrying, signal } = options;
  const failed: Partial<Record<EngineId, string>> = {};

  async function tryOne(
    engine: EngineId,
    facts: Partial<EngineFacts> = {},
  ): Promise<OpenedEngine | undefined> {
    signal?.throwIfAborted();
    onTrying?.({ engine, facts, comparing: false });
    const turn = turnWithin(signal);
    const { limitMs } = defaultCompareOptions;
    try {
      const opened = await withLimit(limitMs, turn.signal, () => door.open(engine, turn.signal));
      if (!opened) throw new Error(`It did not answer within ${limitMs / 1000} s.`);
      signal?.throwIfAborted();
      turn.keep();
      return opened;
    } catch (error) {
      turn.end();
      signal?.throwIfAborted();
      failed[engine] = messageOf(error);
      return undefined;
    }
  }

  if (only) {
    const opened = await tryOne(only);
    if (!opened) throw new Error(`${engineName(only)} does not work here: ${failed[only]}`);
    return {
      trainer: withInfo(opened, { passedOver: passedOverByWish(ENGINE_ORDER, only) }),
      comparison: undefined,
      refused: undefined,
    };
  }

  const key = comparisonKey(await rendererOf(door), options);
  const valid = known?.place === key ? known : undefined;
  if (wish) {
    const opened = await tryOne(wish);
    if (opened) {
      const passedOver = passedOverByWish(ENGINE_ORDER, wish, valid?.findings);
      const measuredBeatsPerSec = paceIn(valid, wish);
      return {
        trainer: withInfo(opened, { passedOver, measuredBeatsPerSec }),
        comparison: valid,
        refused: undefined,
      };
    }
  }
  const reason = wish && failed[wish];
  const refused = wish && reason !== undefined ? { engine: wish, reason } : undefined;

  const remembered = valid?.findings.find(({ engine }) => engine === valid.taken);
  if (valid && remembered && failed[valid.taken] === undefined) {
    const opened = await tryOne(valid.taken, remembered.facts);
    if (opened) return { trainer: explained(opened, valid.findings, remembered), comparison: valid, refused };
  }

  const { findings, taken } = await compareEngines(door, {
    failed,
    ...(onTrying && { onTrying }),
    ...(signal && { signal }),
  });
  if (!taken) throw noneWorks(findings);
  return {
    trainer: explained(taken.opened, findings, taken.finding),
    comparison: { place: key, findings, taken: taken.finding.engine },
    refused,
  };
}

/** A trainer whose engine info includes why it was chosen. */
function explained(opened: OpenedEngine, findings: Finding[], taken: Finding): Trainer {
  const fresh = { ...taken, facts: factsOf(opened.info) };
  return withInfo(opened, {
    passedOver: passedOverFor(findings, fresh),
    measuredBeatsPerSec: taken.outcome.kind === 'right' ? taken.outcome.beatsPerSec : undefined,
  });
}

function withInfo(
  { info, trainer }: OpenedEngine,
  more: Pick<EngineInfo, 'passedOver' | 'measuredBeatsPerSec'>,
): Trainer {
  return {
    ...trainer,
    engine: async () => ({ ...info, ...more }),
    run: async (...given) => {
      const result = await trainer.run(...given);
      return { ...result, engine: { ...result.engine, ...more } };
    },
  };
}

function paceIn(known: EngineComparison | undefined, wish: EngineId): number | undefined {
  const outcome = known?.findings.find(({ engine }) => engine === wish)?.outcome;
  return outcome?.kind === 'right' ? outcome.beatsPerSec : undefined;
}

/**
 * Identifies what a comparison depends on: it is valid as long as this is equal. The address of a built file changes
 * with its content.
 */
function comparisonKey(
  renderer: string,
  { version = '', threads = threadsHere() }: ChooseTrainerOptions,
): string {
  const browser = globalThis.navigator?.userAgent ?? '';
  return [browser, `${threads} threads`, renderer, version, import.meta.url].join(' | ');
}

async function rendererOf(door: EngineDoor): Promise<string> {
  try {
    return (await door.graphics('worker')).renderer;
  } catch {
    return '';
  }
}

function noneWorks(findings: readonly Finding[]): Error {
  const reasons = findings.flatMap(({ engine, outcome }) => {
    if (outcome.kind === 'failed') return [`${engineName(engine)}: ${outcome.reason}`];
    return outcome.kind === 'late' ? [`${engineName(engine)}: not ready after ${outcome.limitSec} s.`] : [];
  });
  return new Error(`No engine to train with works in this browser. ${reasons.join(' ')}`);
}
