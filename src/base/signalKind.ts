/** Electrocardiograms by their names: the type of the EDF+ standard, its abbreviations, and bare names of leads. */
const ecgName = /\b(?:ECG|EKG)|^(?:ML?)?(?:I{1,3}|aV[RLF]|V\d{1,2}R?|MCL\d|CM\d)$/i;

/** Other signals by their names as EDF+ and the databases of PhysioNet have them. */
const otherName =
  /\b(?:EEG|EOG|EMG|ERG|MEG|RESP|ABP|ART|PAP|CVP|ICP|UAP|RAP|LAP|NBP|BP|PLETH|PPG|SpO2|SaO2|HR|PR|GSR|EDA|TEMP|STATUS)\b|RESPIR|PLETH|PRESS|AIRFLOW|THORA|ABDO|NASAL|SNORE/i;

/** Units of what is not an electrical potential: volume, pressure, resistance, shares, rates, temperature, conductance, mass. */
const otherUnits =
  /^(?:[mcd]?l(?:\/(?:s|min))?|mm ?hg|k?pa|cm ?h2o|m?bar|k?ohms?|k?\u03a9|%|bpm|1\/min|\/min|hz|(?:\u00b0|deg ?)[cf]?|[mu\u00b5\u03bc]s|k?g|n[mu])$/i;

/** Whether a signal is called as an ECG is; one that is not may still be one. */
export function isEcgName(name: string): boolean {
  return ecgName.test(name);
}

/**
 * What a signal is by what its header says: an ECG by its name; something else by its name or unit; or unknown, so that only its
 * samples can tell (see `looksLikeEcg`).
 */
export function signalKind(name: string, units: string): 'ecg' | 'other' | 'unknown' {
  if (isEcgName(name)) return 'ecg';
  const isOther = otherName.test(name) || otherUnits.test(units.trim());
  return isOther ? 'other' : 'unknown';
}
