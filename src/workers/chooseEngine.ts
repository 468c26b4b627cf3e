import { messageOf } from '../base/messageOf';
import { chooseEngine } from '../experiment/engines/chooseEngine';
import { isMaskedRenderer } from '../experiment/engines/renderer';
import {
  ENGINE_ORDER,
  type EngineFacts,
  type EngineId,
  type EngineInfo,
  type Finding,
  type Graphics,
  type Outcome,
} from '../experiment/engines/types';
import type { Trainer } from '../experiment/run/trainer';
import { type Turn, turnWithin, withLimit } from './chooseEngineTurn';

/** An engine that passed the check for correct results, ready to train. */
export interface OpenedEngine {
  info: EngineInfo;
  trainer: Trainer;
  /** Training speed, beats per second. */
  measure(): Promise<number>;
}

/** Opens engines: in threads and the page of a browser, fakes in tests. */
export interface EngineDoor {
  /** @throws Error (rejects) with the reason if WebGL is not available */
  graphics(where: EngineInfo['where']): Promise<Graphics>;
  /** @param signal aborting it ends what was opened, or is being opened
   * @throws Error (rejects) with the reason if the engine cannot be used */
  open(engine: EngineId, signal: AbortSignal): Promise<OpenedEngine>;
}

/** The current step of the choice. */
export interface Trying {
  engine: EngineId;
  /** As far as known. */
  facts: Partial<EngineFacts>;
  /** Engines are being compared; otherwise only this one is being opened. */
  comparing: boolean;
}

export interface CompareOptions {
  /** Engines that have just failed, with the reason: they are not tried again. */
  failed?: Partial<Record<EngineId, string>>;
  onTrying?: (trying: Trying) => void;
  signal?: AbortSignal;
  /**
   * If another engine works, a software renderer that is not ready and timed by then has lost: it would take minutes to
   * show that it is slower.
   */
  softwareLimitMs?: number;
  /** Time limit for every other engine. */
  limitMs?: number;
}

export const defaultCompareOptions = { softwareLimitMs: 4000, limitMs: 60_000 };

export interface Compared {
  findings: Finding[];
  /** The chosen engine, still open. */
  taken: { finding: Finding; opened: OpenedEngine } | undefined;
}

/**
 * Opens each engine that this browser may have, one after the other, times those that compute correctly, and closes all
 * but the chosen one.
 *
 * WebAssembly comes first: it starts in a moment, so nobody waits long for a slower renderer. WebGL in the page is only
 * tried if a worker has none, tfjs's cpu backend only if nothing else works.
 *
 * @throws DOMException AbortError (rejects) when the signal aborts; nothing is left open
 */
export async function compareEngines(door: EngineDoor, options: CompareOptions = {}): Promise<Compared> {
  const { softwareLimitMs, limitMs } = { ...defaultCompareOptions, ...options };
  const { failed = {}, onTrying, signal } = options;
  const findings = new Map<EngineId, Finding>();
  const open = new Map<EngineId, { opened: OpenedEngine; turn: Turn }>();
  const someWorks = () => open.size > 0;
  const report = (engine: EngineId, facts: Partial<EngineFacts> = {}) =>
    onTrying?.({ engine, facts, comparing: true });

  async function tryEngine(
    engine: EngineId,
    {
      facts,
      measure = true,
      limit = limitMs,
    }: { facts?: EngineFacts; measure?: boolean; limit?: number } = {},
  ): Promise<void> {
    report(engine, facts);
    const turn = turnWithin(signal);
    let known = facts;
    const outcome = await withLimit(limit, turn.signal, async (): Promise<Outcome> => {
      const opened = await door.open(engine, turn.signal);
      known = factsOf(opened.info);
      report(engine, known);
      const beatsPerSec = measure ? await opened.measure() : undefined;
      open.set(engine, { opened, turn });
      return { kind: 'right', beatsPerSec };
    }).catch((error: unknown): Outcome => ({ kind: 'failed', reason: messageOf(error) }));
    if (outcome?.kind !== 'right') turn.end();
    findings.set(engine, {
      engine,
      facts: known,
      outcome: outcome ?? { kind: 'late', limitSec: limit / 1000 },
    });
    signal?.throwIfAborted();
  }

  const noteOutcome = (engine: EngineId, outcome: Outcome, facts?: EngineFacts) =>
    void findings.set(engine, { engine, facts, outcome });

  async function tryWebGL(where: EngineInfo['where']): Promise<void> {
    const engine: EngineId = `${where}-webgl`;
    report(engine);
    let graphics: Graphics;
    try {
      graphics = await door.graphics(where);
    } catch (error) {
      noteOutcome(engine, { kind: 'failed', reason: messageOf(error) });
      return;
    }
    const facts: EngineFacts = { backend: 'webgl', where, ...graphics };
    const { software, renderer } = graphics;
    if (where === 'page' && someWorks() && (software || isMaskedRenderer(renderer))) {
      noteOutcome(engine, { kind: 'untried', because: 'holds-up-page' }, facts);
      return;
    }
    await tryEngine(engine, { facts, limit: software && someWorks() ? softwareLimitMs : limitMs });
  }

  /** Skips an engine that has just failed. */
  async function unlessFailed(engine: EngineId, attempt: () => Promise<void>): Promise<void> {
    const reason = failed[engine];
    if (reason === undefined) await attempt();
    else noteOutcome(engine, { kind: 'failed', reason });
  }

  try {
    await unlessFailed('wasm', () => tryEngine('wasm'));
    await unlessFailed('worker-webgl', () => tryWebGL('worker'));
    await unlessFailed('page-webgl', async () => {
      if (findings.get('worker-webgl')?.outcome.kind === 'failed') await tryWebGL('page');
      else noteOutcome('page-webgl', { kind: 'untried', because: 'worker-has-it' });
    });
    await unlessFailed('cpu', async () => {
      if (!someWorks()) await tryEngine('cpu', { measure: false });
      else noteOutcome('cpu', { kind: 'untried', because: 'last-resort' });
    });
    signal?.throwIfAborted();
  } catch (error) {
    for (const { turn } of open.values()) turn.end();
    throw error;
  }

  const inOrder = ENGINE_ORDER.map((engine) => findings.get(engine)!);
  const taken = chooseEngine(inOrder);
  for (const [engine, { turn }] of open) {
    if (engine === taken) turn.keep();
    else turn.end();
  }
  const finding = inOrder.find(({ engine }) => engine === taken);
  const opened = taken && open.get(taken)?.opened;
  return { findings: inOrder, taken: finding && opened && { finding, opened } };
}

/** The facts about an engine, without why it was chosen. */
export function factsOf({ backend, where, renderer, software, threads, kernels }: EngineInfo): EngineFacts {
  return {
    backend,
    where,
    renderer,
    software,
    ...(threads !== undefined && { threads }),
    ...(kernels !== undefined && { kernels }),
  };
}
