import { PREPARE_SECTIONS } from '../../beats/settings';
import type { PrepareSettings } from '../../beats/types';
import { type DenoiseBand, denoiseBands } from '../../state/beats/denoiseBands';
import { WAVELET_NAMES } from '../../state/beats/waveletChoices';
import { commands } from '../../state/commands';
import { CheckField } from '../../widgets/fields/CheckField';
import { NumberField } from '../../widgets/fields/NumberField';
import { SelectField } from '../../widgets/fields/SelectField';
import { formatHz, formatNumber } from '../../widgets/format';
import { NoField } from '../SettingFields';
import { useWords } from '../useWords';
import styles from './BeatsPanel.module.css';

const LEVELS = PREPARE_SECTIONS.denoising.denoise.fields.levels;

type Denoise = PrepareSettings['denoise'];

/** Wavelet, levels, and the bands set to zero, each with its frequencies. */
export function DenoiseFields({ denoise, samplingHz }: { denoise: Denoise; samplingHz: number }) {
  const { beats: words, settings } = useWords();
  const { wavelet, levels } = settings.prepare.denoise.fields;
  const set = (change: Partial<Denoise>) =>
    commands.setPrepareSettings({ denoise: { ...denoise, ...change } });
  const wavelets = [
    { value: 'none', label: words.waveletNone },
    ...WAVELET_NAMES.map((name) => ({ value: name as string, label: name as string })),
  ];

  function setLevels(next: number): void {
    set({ levels: next, zeroDetails: denoise.zeroDetails.filter((level) => level <= next) });
  }

  function setZeroed(band: DenoiseBand, zeroed: boolean): void {
    if (band.kind === 'approximation') {
      set({ zeroApproximation: zeroed });
      return;
    }
    const others = denoise.zeroDetails.filter((level) => level !== band.level);
    set({ zeroDetails: zeroed ? [...others, band.level].sort((a, b) => a - b) : others });
  }

  return (
    <>
      <SelectField
        label={wavelet.label}
        value={denoise.wavelet}
        options={wavelets}
        onChange={(next) => set({ wavelet: next })}
      />
      {denoise.wavelet === 'none' ? (
        <NoField path="prepare.denoise.levels" />
      ) : (
        <>
          <NumberField
            label={levels.label}
            name="prepare.denoise.levels"
            value={denoise.levels}
            integer
            min={LEVELS.min}
            max={LEVELS.max}
            onChange={setLevels}
          />
          <fieldset className={styles.bands}>
            <legend>{words.bandsTitle(formatHz(samplingHz))}</legend>
            {denoiseBands(denoise, samplingHz).map((band) => (
              <CheckField
                key={`${band.kind}-${band.level}`}
                label={bandLabel(band, words)}
                checked={band.zeroed}
                onChange={(zeroed) => setZeroed(band, zeroed)}
              />
            ))}
          </fieldset>
        </>
      )}
    </>
  );
}

function bandLabel(band: DenoiseBand, words: ReturnType<typeof useWords>['beats']): string {
  const level = formatNumber(band.level);
  if (band.kind === 'approximation') {
    return words.approximation(level, words.below(formatHz(rounded(band.highHz))));
  }
  return words.detail(
    level,
    words.band(formatNumber(rounded(band.lowHz), digits(band.lowHz)), formatHz(rounded(band.highHz))),
  );
}

/** Three digits are enough for a band without sharp edges. */
function rounded(hertz: number): number {
  return Number(hertz.toPrecision(3));
}

function digits(hertz: number): number {
  const text = String(rounded(hertz));
  return text.includes('.') ? text.length - text.indexOf('.') - 1 : 0;
}
