/** mV per unit of voltage, spelled as in headers, in lower case. Both signs for micro: U+00B5 and U+03BC. */
const MILLIVOLTS = new Map([
  ['v', 1000],
  ['mv', 1],
  ['uv', 1e-3],
  ['\u00b5v', 1e-3],
  ['\u03bcv', 1e-3],
  ['nv', 1e-6],
]);

const keyOf = (unit: string | undefined) => unit?.trim().toLowerCase() ?? 'mv';

/** Whether a header's unit is a voltage, as it is where the header gives none. */
export function isVoltage(unit: string | undefined): boolean {
  return MILLIVOLTS.has(keyOf(unit));
}

/** Factor from a header's unit to mV; 1 for mV and for units that are not voltages, whose numbers are left unchanged. */
export function millivoltsPer(unit: string | undefined): number {
  return MILLIVOLTS.get(keyOf(unit)) ?? 1;
}
