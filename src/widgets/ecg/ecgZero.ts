import { millivoltsPerUnit } from './ecgScale';
import type { EcgLead } from './ecgTypes';

/**
 * The offsets subtracted from the raw and the denoised values so that both have the same zero line. An ECG is read
 * relative to its isoelectric line, approximated by the median; a pressure or a respiration keeps its own zero, and
 * the denoised line, which may have lost it, is aligned with the raw one.
 */
export function zeroLines(lead: Pick<EcgLead, 'units' | 'medianValue' | 'denoisedMedianValue'>): {
  raw: number;
  denoised: number;
} {
  const isVoltage = millivoltsPerUnit(lead.units) !== undefined;
  const raw = isVoltage ? lead.medianValue : 0;
  return { raw, denoised: lead.denoisedMedianValue - lead.medianValue + raw };
}
