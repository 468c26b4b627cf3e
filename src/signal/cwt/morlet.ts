/**
 * The analytic Morlet wavelet, defined by its frequency response.
 *
 * ψ(t) = e^(iω₀t) e^(−t²/2) up to a factor, ω₀ = 6 (Torrence and Compo 1998, section 3 and table 1, doi
 * 10.1175/1520-0477(1998)079<0061:APGTWA>2.0.CO;2), stretched so that its centre frequency ω₀/(2πs) is `centreHz`. Its
 * width (SD) is ω₀/(2π · centreHz) seconds, that of its spectrum centreHz/ω₀ hertz.
 */
const MORLET_OMEGA0 = 6;

/** Below this fraction of its peak a wavelet's spectrum is taken as 0. */
const SMALLEST_GAIN = 1e-5;

/**
 * The gain of the wavelet of `centreHz` for a cosine of `frequencyHz`: e^(−½ (ω₀ (frequencyHz/centreHz − 1))²), and 0
 * for frequencies of 0 Hz and below. It is 1 at the centre of every scale, so a cosine of amplitude A has the magnitude
 * A at its own scale; Torrence and Compo's factor, the square root of 2πs/δt, would give unit energy instead and make
 * slow waves brighter.
 */
export function morletGain(frequencyHz: number, centreHz: number): number {
  if (frequencyHz <= 0) return 0;
  const deviation = MORLET_OMEGA0 * (frequencyHz / centreHz - 1);
  return Math.exp(-0.5 * deviation * deviation);
}

/** The frequencies between which `morletGain` is not below `SMALLEST_GAIN`, Hz. */
export function morletBandHz(centreHz: number): [lowHz: number, highHz: number] {
  const reach = Math.sqrt(-2 * Math.log(SMALLEST_GAIN)) / MORLET_OMEGA0;
  return [Math.max(0, centreHz * (1 - reach)), centreHz * (1 + reach)];
}
