import { millivoltsPerUnit } from './ecgScale';
import type { EcgLead } from './ecgTypes';

/**
 * What is taken off the raw and the denoised values so that both lie on one zero line. An ECG is read from its
 * isoelectric line, for which the median stands; a pressure or a respiration keeps its own zero, and the denoised
 * line, which may have lost it, is laid on the raw one.
 */
export function zeroLines(lead: Pick<EcgLead, 'units' | 'medianValue' | 'denoisedMedianValue'>): {
  raw: number;
  denoised: number;
} {
  const isVoltage = millivoltsPerUnit(lead.units) !== undefined;
  const raw = isVoltage ? lead.medianValue : 0;
  return { raw, denoised: lead.denoisedMedianValue - lead.medianValue + raw };
}
