import type { LeadNote, PrepareSettings } from './types';

/** The lead that beats are cut from, and a note if it is not the requested one. */
export interface ChosenLead {
  /** Index of the signal, −1 if the record has none. */
  index: number;
  name: string;
  note?: LeadNote;
  /** The other lead, if both were requested and the record has another one. */
  second?: { index: number; name: string };
}

/**
 * The lead that the settings request and, if they request both, the first of the other ECGs.
 *
 * @param isEcg of each signal (see `ecgSignals`)
 */
export function chooseLeads(
  signalNames: readonly string[],
  isEcg: readonly boolean[],
  { lead, secondLead }: Pick<PrepareSettings, 'lead' | 'secondLead'>,
): ChosenLead {
  const first = chooseLead(signalNames, isEcg, lead);
  const index = signalNames.findIndex((_, i) => i !== first.index && isEcg[i]);
  const name = signalNames[index];
  if (!secondLead || first.index < 0 || name === undefined) return first;
  return { ...first, second: { index, name } };
}

/** The signals to read for a choice of leads, and the same choice as indices among these. */
export function onlyChosen(lead: ChosenLead): { signals: number[]; lead: ChosenLead } {
  const { index, second } = lead;
  if (index < 0) return { signals: [], lead };
  if (!second) return { signals: [index], lead: { ...lead, index: 0 } };
  return { signals: [index, second.index], lead: { ...lead, index: 0, second: { ...second, index: 1 } } };
}

/**
 * Finds the signal that the settings request; if there is none, returns the first ECG (in a record without one the first signal), with a
 * note.
 *
 * `mlii` takes the modified lead II of the Holter databases, else lead II, which looks alike (names such as
 * `ML II`, `ECG lead II`, `DII` count). `named` prefers an exact match, then ignores case, blanks and punctuation.
 */
export function chooseLead(
  signalNames: readonly string[],
  isEcg: readonly boolean[],
  lead: PrepareSettings['lead'],
): ChosenLead {
  const ecg = isEcg.indexOf(true);
  const used = Math.max(0, ecg);
  const first = signalNames[used];
  if (first === undefined) {
    const message = 'The record has no signal, so there is nothing to cut beats from.';
    return { index: -1, name: '', note: { code: 'lead-none', message, values: {} } };
  }
  const index =
    lead.kind === 'first'
      ? ecg
      : lead.kind === 'mlii'
        ? indexOfLeadTwo(signalNames)
        : indexOfName(signalNames, lead.name);
  if (index >= 0) return { index, name: signalNames[index]! };

  const wanted = lead.kind === 'named' ? lead.name : lead.kind === 'mlii' ? 'MLII or II' : 'ECG';
  const values = { wanted, used: first, leads: signalNames.join(', ') };
  const message = `No lead ${wanted} among ${values.leads}, so the first one, ${first}, was used. Choose another lead or leave the record out.`;
  return { index: used, name: first, note: { code: 'lead-missing', message, values } };
}

/** Names of lead II with letters and digits only, the best first. */
const LEAD_TWO = ['MLII', 'ML2', 'II', 'DII', 'D2'];

function indexOfLeadTwo(signalNames: readonly string[]): number {
  const names = signalNames.map((name) =>
    bare(name)
      .replace(/^(ECG|EKG)/, '')
      .replace(/^LEAD/, ''),
  );
  for (const wanted of LEAD_TWO) {
    const index = names.indexOf(wanted);
    if (index >= 0) return index;
  }
  return -1;
}

function indexOfName(signalNames: readonly string[], wanted: string): number {
  const exact = signalNames.indexOf(wanted);
  return exact >= 0 ? exact : signalNames.findIndex((name) => bare(name) === bare(wanted));
}

/** A name in capitals without blanks, punctuation and signs; a name consisting only of these is unchanged. */
function bare(name: string): string {
  return name.toUpperCase().replace(/[\s\p{P}\p{S}]/gu, '') || name;
}
