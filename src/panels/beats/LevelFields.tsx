import { PREPARE_SECTIONS } from '../../beats/settings';
import type { PrepareSettings } from '../../beats/types';
import { type DenoiseBand, denoiseBands } from '../../state/beats/denoiseBands';
import { commands } from '../../state/commands';
import { CheckField } from '../../widgets/fields/CheckField';
import { NumberField } from '../../widgets/fields/NumberField';
import { formatHz, formatNumber } from '../../widgets/format';
import { useWords } from '../useWords';
import styles from './BeatsPanel.module.css';
import { shortHz } from './shortHz';

const LEVELS = PREPARE_SECTIONS.denoising.denoise.variants.levels.levels;

type Levels = Extract<PrepareSettings['denoise'], { kind: 'levels' }>;

/** The depth of the transform, and the bands set to zero, each with its frequencies. */
export function LevelFields({ denoise, samplingHz }: { denoise: Levels; samplingHz: number }) {
  const { beats: words, settings } = useWords();
  const { levels } = settings.prepare.denoise.kinds.levels.fields;
  const set = (change: Partial<Levels>) =>
    commands.setPrepareSettings({ denoise: { ...denoise, ...change } });

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
  );
}

function bandLabel(band: DenoiseBand, words: ReturnType<typeof useWords>['beats']): string {
  const level = formatNumber(band.level);
  if (band.kind === 'approximation') return words.approximation(level, words.below(shortHz(band.highHz)));
  return words.detail(level, words.band(shortNumber(band.lowHz), shortHz(band.highHz)));
}

/** The same without the unit, which stands after the second frequency. */
function shortNumber(hertz: number): string {
  const short = Number(hertz.toPrecision(3));
  const text = String(short);
  return formatNumber(short, text.includes('.') ? text.length - text.indexOf('.') - 1 : 0);
}
