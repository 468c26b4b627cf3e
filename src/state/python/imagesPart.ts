import type { ScriptContext } from './context';

/** The scalograms that the 2-D network sees; false for the other one. */
export function imagesPart({ train }: ScriptContext): string | false {
  if (train.network.kind !== 'scalogram') return false;
  return `# Analytic Morlet wavelet (omega0 = 6): 128 scales from 45 down to 0.5 Hz, 128 time steps. A window is
# continued by its mirror image at both ends, which makes it a sum of cosines (a DCT of type I).
_SPAN = (LENGTH - 1) / (LENGTH / (BEFORE_SEC + AFTER_SEC))
_WAVES_HZ = np.arange(LENGTH) / (2 * _SPAN)
_SCALES_HZ = 45 * (0.5 / 45) ** (np.arange(128) / 127)
_GAIN = np.exp(-0.5 * (6 * (_WAVES_HZ / _SCALES_HZ[:, None] - 1)) ** 2)
_GAIN[_GAIN < 1e-5] = 0
_GAIN[:, 0] = 0
_TURN = np.exp(2j * np.pi * _WAVES_HZ[:, None] * np.arange(128) * _SPAN / 128)


def images(x):
    """Windows (n x LENGTH x 3: previous, beat, next) as 128 x 128 x 3: roots of the magnitudes over
    the largest of the three."""
    waves = dct(x.astype(float), type=1, axis=1) / (LENGTH - 1)
    waves[:, [0, -1]] /= 2
    scalograms = np.abs((waves.transpose(0, 2, 1)[:, :, None, :] * _GAIN) @ _TURN)
    largest = scalograms.max(axis=(1, 2, 3), keepdims=True)
    return np.sqrt(scalograms / np.where(largest > 0, largest, 1)).transpose(0, 2, 3, 1)`;
}
