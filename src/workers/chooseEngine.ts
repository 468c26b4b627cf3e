import { chooseEngine } from '../experiment/engines/chooseEngine';
import type {
  EngineFacts,
  EngineId,
  EngineInfo,
  Finding,
  Graphics,
  Outcome,
} from '../experiment/engines/types';
import type { Trainer } from '../experiment/run/types';
import { type Turn, turnWithin, withLimit } from './chooseEngineTurn';

/** The engines, in order of preference among equals. */
export const ENGINE_ORDER = [
  'worker-webgl',
  'page-webgl',
  'wasm',
  'cpu',
] as const satisfies readonly EngineId[];

/** An engine that gives right answers, ready to train. */
export interface OpenedEngine {
  info: EngineInfo;
  trainer: Trainer;
  /** Training beats a second. */
  measure(): Promise<number>;
}

/** How engines are reached: threads and page in a browser, fakes in tests. */
export interface EngineDoor {
  /** @throws Error (rejects) with the reason where WebGL is not there */
  graphics(where: EngineInfo['where']): Promise<Graphics>;
  /** @param signal ends what was opened, or is being opened
   * @throws Error (rejects) with the reason where the engine cannot be used */
  open(engine: EngineId, signal: AbortSignal): Promise<OpenedEngine>;
}

/** What the choice is at now. */
export interface Trying {
  engine: EngineId;
  /** As far as they are known. */
  facts: Partial<EngineFacts>;
  /** Engines are being compared; else this one alone is being opened. */
  comparing: boolean;
}

export interface CompareOptions {
  /** Engines that have just failed, by why: they are not tried again. */
  failed?: Partial<Record<EngineId, string>>;
  onTrying?: (trying: Trying) => void;
  signal?: AbortSignal;
  /**
   * A software renderer that is not ready and timed by then has lost, where another engine works: it would need
   * minutes of a person's time to show that it is slower.
   */
  softwareLimitMs?: number;
  /** Any other engine that has not answered by then will not. */
  limitMs?: number;
}

export const defaultCompareOptions = { softwareLimitMs: 4000, limitMs: 60_000 };

export interface Compared {
  findings: Finding[];
  /** The engine that was taken, still open. */
  taken: { finding: Finding; opened: OpenedEngine } | undefined;
}

/**
 * Opens each engine that this browser may have, one after the other, times those that give right answers, and closes all
 * but the one that is taken.
 *
 * WebAssembly comes first: it is there in a moment, so that nobody waits long for a renderer that is slower. WebGL in the
 * page is only tried where a worker has none, tfjs's cpu backend only where nothing else works.
 *
 * @throws DOMException AbortError (rejects) where the signal aborts; nothing is left open
 */
export async function compareEngines(door: EngineDoor, options: CompareOptions = {}): Promise<Compared> {
  const { softwareLimitMs, limitMs } = { ...defaultCompareOptions, ...options };
  const { failed = {}, onTrying, signal } = options;
  const findings = new Map<EngineId, Finding>();
  const open = new Map<EngineId, { opened: OpenedEngine; turn: Turn }>();
  const someWorks = () => open.size > 0;
  const say = (engine: EngineId, facts: Partial<EngineFacts> = {}) =>
    onTrying?.({ engine, facts, comparing: true });

  async function look(
    engine: EngineId,
    {
      facts,
      measure = true,
      limit = limitMs,
    }: { facts?: EngineFacts; measure?: boolean; limit?: number } = {},
  ): Promise<void> {
    say(engine, facts);
    const turn = turnWithin(signal);
    let known = facts;
    const outcome = await withLimit(limit, turn.signal, async (): Promise<Outcome> => {
      const opened = await door.open(engine, turn.signal);
      known = factsOf(opened.info);
      say(engine, known);
      const beatsPerSec = measure ? await opened.measure() : undefined;
      open.set(engine, { opened, turn });
      return { kind: 'right', beatsPerSec };
    }).catch((error: unknown): Outcome => ({ kind: 'failed', reason: reasonOf(error) }));
    if (outcome?.kind !== 'right') turn.end();
    findings.set(engine, {
      engine,
      facts: known,
      outcome: outcome ?? { kind: 'late', limitSec: limit / 1000 },
    });
    signal?.throwIfAborted();
  }

  const untried = (engine: EngineId, outcome: Outcome, facts?: EngineFacts) =>
    void findings.set(engine, { engine, facts, outcome });

  async function lookAtWebGL(where: EngineInfo['where']): Promise<void> {
    const engine: EngineId = `${where}-webgl`;
    say(engine);
    let graphics: Graphics;
    try {
      graphics = await door.graphics(where);
    } catch (error) {
      untried(engine, { kind: 'failed', reason: reasonOf(error) });
      return;
    }
    const facts: EngineFacts = { backend: 'webgl', where, ...graphics };
    const hasNoTime = graphics.software && someWorks();
    if (hasNoTime && where === 'page') {
      untried(engine, { kind: 'untried', because: 'holds-up-page' }, facts);
      return;
    }
    await look(engine, { facts, limit: hasNoTime ? softwareLimitMs : limitMs });
  }

  /** Unless it has just failed. */
  async function unlessFailed(engine: EngineId, tryIt: () => Promise<void>): Promise<void> {
    const reason = failed[engine];
    if (reason === undefined) await tryIt();
    else untried(engine, { kind: 'failed', reason });
  }

  try {
    await unlessFailed('wasm', () => look('wasm'));
    await unlessFailed('worker-webgl', () => lookAtWebGL('worker'));
    await unlessFailed('page-webgl', async () => {
      if (findings.get('worker-webgl')?.outcome.kind === 'failed') await lookAtWebGL('page');
      else untried('page-webgl', { kind: 'untried', because: 'worker-has-it' });
    });
    await unlessFailed('cpu', async () => {
      if (!someWorks()) await look('cpu', { measure: false });
      else untried('cpu', { kind: 'untried', because: 'last-resort' });
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

/** What an engine is, without why it was taken. */
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

export const reasonOf = (error: unknown) => (error instanceof Error ? error.message : String(error));
