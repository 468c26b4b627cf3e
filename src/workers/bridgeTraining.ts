import type {
  EngineComparison,
  EngineFacts,
  EngineId,
  EngineInfo,
  Finding,
} from '../experiment/engines/types';
import { passedOverByWish, passedOverFor } from '../experiment/engines/words';
import type { Trainer } from '../experiment/run/types';
import {
  compareEngines,
  defaultCompareOptions,
  ENGINE_ORDER,
  type EngineDoor,
  factsOf,
  type OpenedEngine,
  reasonOf,
  type Trying,
} from './chooseEngine';
import { engineDoor, threadsHere } from './chooseEngineDoor';
import { turnWithin, withLimit } from './chooseEngineTurn';

export { ENGINE_ORDER };
export type EngineChoice = EngineId;

export interface OpenTrainerOptions {
  /** Takes this engine or none. */
  only?: EngineId | undefined;
  /** Threads that share a batch, for engines that can. */
  threads?: number | undefined;
}

export interface ChooseTrainerOptions extends OpenTrainerOptions {
  /** Takes this engine, and where it fails the fastest of the others. */
  wish?: EngineId | undefined;
  /** What an earlier visit found: where it still holds, nothing is timed again. */
  known?: EngineComparison | undefined;
  /** Version of the lab, as far as it is not in the address of its code. */
  version?: string;
  onTrying?: (trying: Trying) => void;
  /** Gives the choice up and ends what was started for it; of no effect on the trainer once there is one. */
  signal?: AbortSignal | undefined;
}

export interface ChosenTrainer {
  trainer: Trainer;
  /** undefined where nothing was compared, now or before. */
  comparison: EngineComparison | undefined;
  /** The engine that was wished for, where it could not be used. */
  refused: { engine: EngineId; reason: string } | undefined;
}

/**
 * Opens the engine to train with: the one asked for, the one that an earlier comparison found best, or the best of a
 * comparison made now. Whichever it is, it has proven here and now that it gives right answers. `engine()` of the trainer
 * says which, and why the others were passed over.
 *
 * @throws Error (rejects) with every reason where no engine can be used; DOMException AbortError where given up
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

/** The trainer alone, for whoever does not mind how it was chosen. */
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
      failed[engine] = reasonOf(error);
      return undefined;
    }
  }

  if (only) {
    const opened = await tryOne(only);
    if (!opened) throw noneWorks([{ engine: only, outcome: { kind: 'failed', reason: failed[only]! } }]);
    return {
      trainer: withInfo(opened, { passedOver: passedOverByWish(ENGINE_ORDER, only) }),
      comparison: undefined,
      refused: undefined,
    };
  }

  const place = lastEpochOf(await rendererOf(door), options);
  const valid = known?.place === place ? known : undefined;
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
    comparison: { place, findings, taken: taken.finding.engine },
    refused,
  };
}

/** A trainer whose engine tells why it was taken. */
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

/** What a comparison depends on. The address of a built file changes with what is in it. */
function lastEpochOf(
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
  const reasons = findings.flatMap(({ engine, outcome }) =>
    outcome.kind === 'failed' ? [`${engine}: ${outcome.reason}`] : [],
  );
  return new Error(`No engine to train with works here. ${reasons.join(' ')}`);
}
