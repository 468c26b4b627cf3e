import type { EngineFacts, EngineId } from '../../experiment/engines/types';
import type { train } from '../../i18n/en/train';
import type { EngineRow, EngineRows } from '../../state/engine/engineRows';
import { shortEngine } from '../../state/engine/shortEngine';
import { formatCount, formatNumber, formatQuantity } from '../../widgets/format';

type TrainWords = typeof train;

/** `WASM SIMD × 2`, `WebGL in a worker`. */
export function engineLabel(
  engine: EngineId,
  facts: Partial<EngineFacts> | undefined,
  words: TrainWords,
): string {
  const name = words.engines[engine];
  return engine === 'wasm' && facts?.threads !== undefined ? `${name} × ${facts.threads}` : name;
}

/** `WebGL · NVIDIA GeForce RTX 3060 · 41 000 beats/s`. */
export function engineHeadline(
  facts: EngineFacts,
  beatsPerSec: number | undefined,
  words: TrainWords,
): string {
  const name = words.backend[facts.backend];
  const parts =
    facts.backend === 'webgl'
      ? [name, facts.renderer ? shortEngine(facts.renderer) : words.rendererUnnamed]
      : [facts.backend === 'wasm' && facts.threads !== undefined ? `${name} × ${facts.threads}` : name];
  if (beatsPerSec !== undefined) parts.push(words.rate(formatCount(beatsPerSec)));
  return parts.join(' · ');
}

/** The note after the name of an engine: why it is used or not, and its facts. */
export function engineNote(row: EngineRow, best: EngineRows['best'], words: TrainWords): string {
  const notes = [
    ...(row.inUse ? [words.engineWhy.inUse] : []),
    ...rendererWords(row, words),
    ...whyWords(row, best, words),
  ];
  return notes.join(words.engineWhy.separator);
}

function rendererWords({ facts }: EngineRow, words: TrainWords): string[] {
  if (!facts?.renderer) return [];
  const renderer = shortEngine(facts.renderer);
  return [facts.software ? words.softwareRenderer({ renderer }) : renderer];
}

function whyWords({ why, inUse }: EngineRow, best: EngineRows['best'], words: TrainWords): string[] {
  const reasons = words.engineWhy;
  const name = best ? engineLabel(best.engine, best.facts, words) : '';
  if (!why) return inUse ? [] : [reasons.unknown];
  switch (why.kind) {
    case 'fastest':
      return inUse ? [] : [reasons.fastest];
    case 'failed':
      return [why.reason];
    case 'slower':
      return [reasons.slower({ engine: name, times: times(why.times) })];
    case 'hardware-preferred':
      return [reasons.hardwarePreferred];
    case 'untimed':
      return [reasons.untimed];
    case 'late': {
      const seconds = formatQuantity(why.limitSec, 's');
      return best?.beatsPerSec === undefined
        ? [reasons.lateOnly({ seconds })]
        : [reasons.late({ seconds, engine: name, rate: words.rate(formatCount(best.beatsPerSec)) })];
    }
    case 'untried':
      return [reasons.untried[why.because]];
  }
}

const times = (value: number) => formatNumber(value, value < 9.95 ? 1 : 0);
