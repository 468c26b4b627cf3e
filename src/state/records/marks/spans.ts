export { changesRhythm, rhythmCode, rhythmSpans } from '../../../report/rhythmSpans';

export type LeadQuality = 'clean' | 'noisy' | 'unreadable';

/**
 * What a change of signal quality (`~`) says of each lead: bit i of its subtype is set if lead i is noisy, and bit
 * i + 4 too if it is unreadable; −1 is unreadable in all (as WFDB's WAVE reads them).
 */
export function leadQualities(subtype: number, leadCount: number): LeadQuality[] {
  return Array.from({ length: leadCount }, (_, lead) => {
    if (subtype === -1) return 'unreadable';
    if (lead > 3 || (subtype & (1 << lead)) === 0) return 'clean';
    return subtype & (16 << lead) ? 'unreadable' : 'noisy';
  });
}
