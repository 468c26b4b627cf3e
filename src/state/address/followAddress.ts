import { labStore } from '../store';
import { current } from '../update';
import { formatPlace, type ParsedAddress, parsePlace } from './address';
import { type AddressBar, browserBar } from './addressBar';
import { moveBetween } from './moveBetween';
import { openPlace, type Visit } from './openPlace';
import type { Place } from './place';
import { isSamePlace, placeOf } from './placeOf';

/** Small moves are written this often: browsers refuse more than a hundred changes of the address in half a minute. */
const WRITE_EVERY_MS = 400;

/** The place that the address names; undefined if it names none. */
export function placeInAddress(hash: string): ParsedAddress | undefined {
  return hash === '' || hash === '#' ? undefined : parsePlace(hash);
}

/**
 * Keeps the address and the page at the same place from now on: steps of the person go into the history, and Back and Forward
 * show the places in it.
 *
 * @param first the place to begin with; undefined: the one that is shown
 */
export async function followAddress(first?: ParsedAddress, bar: AddressBar = browserBar()): Promise<void> {
  let written: Place = placeOf(current());
  /** The newest small move, until it is written. */
  let unwritten: Place | undefined;
  let timer: ReturnType<typeof setTimeout> | undefined;
  let opening: { visit: Visit; abort: AbortController } | undefined;

  function write(how: 'push' | 'replace', place: Place): void {
    written = place;
    unwritten = undefined;
    bar[how](`#${formatPlace(place)}`);
  }

  function writeSmall(): void {
    timer = undefined;
    if (!unwritten) return;
    write('replace', unwritten);
    timer = setTimeout(writeSmall, WRITE_EVERY_MS);
  }

  function move(to: Place): void {
    const how = moveBetween(unwritten ?? written, to, current());
    if (how === 'none') return;
    if (how === 'push') {
      if (unwritten) write('replace', unwritten);
      write('push', to);
      return;
    }
    unwritten = to;
    if (timer === undefined) writeSmall();
  }

  async function open(parsed: ParsedAddress): Promise<void> {
    opening?.abort.abort();
    const abort = new AbortController();
    const visit: Visit = { step: parsed.place.step, signal: abort.signal };
    const mine = { visit, abort };
    opening = mine;
    written = parsed.place;
    unwritten = undefined;
    try {
      await openPlace(parsed, visit);
    } finally {
      if (opening === mine) {
        opening = undefined;
        write('replace', placeOf(current()));
      }
    }
  }

  labStore.subscribe((state, before) => {
    if (isSamePlace(state, before)) return;
    // While a place is being opened, only a step elsewhere is the person's own.
    if (opening?.visit.step === state.step) return;
    opening?.abort.abort();
    opening = undefined;
    move(placeOf(state));
  });
  bar.onMove(() => void open(placeInAddress(bar.hash()) ?? { place: { step: 'records' } }));
  globalThis.addEventListener?.('pagehide', writeSmall);
  if (first) await open(first);
  else write('replace', written);
}
