import { whyNot } from './chooseEngine';
import type { EngineFacts, EngineId, Finding, PassedOver, Untried } from './types';

const NAMES: Record<EngineId, string> = {
  'worker-webgl': 'WebGL in a worker',
  'page-webgl': 'WebGL in this page',
  wasm: 'WASM SIMD',
  cpu: 'The processor',
};

const UNTRIED: Record<Untried, string> = {
  'worker-has-it': 'Not needed: a worker has WebGL too, and leaves the page free.',
  'holds-up-page':
    'Not tried: its renderer is software, or not named by the browser, and could make the page wait.',
  'last-resort': 'Not tried: it is never the fastest, and serves where nothing else works.',
};

/** The English name of an engine, with its threads if they are known: `WASM SIMD × 2`. */
export function engineName(engine: EngineId, facts?: Pick<EngineFacts, 'threads'>): string {
  return engine === 'wasm' && facts?.threads !== undefined
    ? `${NAMES.wasm} × ${facts.threads}`
    : NAMES[engine];
}

/** The engines that were not chosen, each with one sentence why, in the form that a run stores. */
export function passedOverFor(findings: readonly Finding[], taken: Finding): PassedOver[] {
  return findings
    .filter(({ engine }) => engine !== taken.engine)
    .map((finding) => ({
      engine: finding.engine,
      reason: sentence(finding, taken),
      ...(finding.outcome.kind === 'right' && { beatsPerSec: finding.outcome.beatsPerSec }),
    }));
}

/** The same for an engine that a person requested. */
export function passedOverByWish(
  engines: readonly EngineId[],
  wish: EngineId,
  findings: readonly Finding[] = [],
): PassedOver[] {
  return engines
    .filter((engine) => engine !== wish)
    .map((engine) => {
      const outcome = findings.find((finding) => finding.engine === engine)?.outcome;
      return {
        engine,
        reason: `The engine ${wish} was requested.`,
        ...(outcome?.kind === 'right' && { beatsPerSec: outcome.beatsPerSec }),
      };
    });
}

function sentence(finding: Finding, taken: Finding): string {
  const name = engineName(taken.engine, taken.facts);
  const why = whyNot(finding, taken);
  switch (why.kind) {
    case 'failed':
      return why.reason;
    case 'late':
      return `It was not ready after ${why.limitSec} s${paceWords(taken, name)}.`;
    case 'slower':
      return `${count(why.beatsPerSec)} beats/s: ${name} is ${times(why.times)} times as fast.`;
    case 'hardware-preferred':
      return `${count(why.beatsPerSec)} beats/s: faster than ${name}, but by less than half; the GPU leaves the processor free.`;
    case 'untimed':
      return 'It works, but was not timed.';
    case 'untried':
      return UNTRIED[why.because];
  }
}

function paceWords({ outcome }: Finding, name: string): string {
  if (outcome.kind !== 'right' || outcome.beatsPerSec === undefined) return '';
  return `; ${name} trains ${count(outcome.beatsPerSec)} beats/s`;
}

/** Formats numbers like the page: thin spaces between groups of three digits. */
const count = (value: number) => String(Math.round(value)).replace(/\B(?=(\d{3})+$)/g, '\u202f');

const times = (value: number) => (value < 9.95 ? value.toFixed(1) : count(value));
