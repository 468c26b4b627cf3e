import { PREPARE_SECTIONS } from '../../beats/settings';
import type { PrepareSettings } from '../../beats/types';
import { bandLeft, denoisingBy } from '../../state/beats/denoiseBands';
import { WAVELET_NAMES } from '../../state/beats/waveletChoices';
import { commands } from '../../state/commands';
import { NumberField } from '../../widgets/fields/NumberField';
import { SegmentedField } from '../../widgets/fields/SegmentedField';
import { SelectField } from '../../widgets/fields/SelectField';
import { formatHz } from '../../widgets/format';
import { NoField } from '../SettingFields';
import { useWords } from '../useWords';
import styles from './BeatsPanel.module.css';
import { LevelFields } from './LevelFields';
import { shortHz } from './shortHz';

const BAND = PREPARE_SECTIONS.denoising.denoise.variants.band;

type Denoise = PrepareSettings['denoise'];
type Band = Extract<Denoise, { kind: 'band' }>;

/** Wavelet, and what it removes: all outside a band in Hz, or chosen levels. @param ratesHz of the ticked records */
export function DenoiseFields({ denoise, ratesHz }: { denoise: Denoise; ratesHz: readonly number[] }) {
  const { beats: words, settings } = useWords();
  const { label, kinds } = settings.prepare.denoise;
  const set = (next: Denoise) => commands.setPrepareSettings({ denoise: next });
  const isOff = denoise.wavelet === 'none';

  return (
    <>
      <SelectField
        label={kinds.band.fields.wavelet.label}
        value={denoise.wavelet}
        options={[
          { value: 'none', label: words.waveletNone },
          ...WAVELET_NAMES.map((name) => ({ value: name as string, label: name as string })),
        ]}
        onChange={(wavelet) => set({ ...denoise, wavelet })}
      />
      {!isOff && (
        <SegmentedField
          label={label}
          hint={kinds[denoise.kind].hint}
          value={denoise.kind}
          options={(['band', 'levels'] as const).map((kind) => ({ value: kind, label: kinds[kind].label }))}
          onChange={(kind) => set(denoisingBy(kind, denoise, ratesHz[0]!))}
        />
      )}
      {!isOff && denoise.kind === 'band' ? <BandFields denoise={denoise} ratesHz={ratesHz} /> : <NoBand />}
      {!isOff && denoise.kind === 'levels' ? (
        <LevelFields denoise={denoise} samplingHz={ratesHz[0]!} />
      ) : (
        <NoField path="prepare.denoise.levels" />
      )}
    </>
  );
}

/** Both ends in Hz, and what that is in levels of each frequency of the ticked records. */
function BandFields({ denoise, ratesHz }: { denoise: Band; ratesHz: readonly number[] }) {
  const { beats: words, settings } = useWords();
  const { lowHz, highHz } = settings.prepare.denoise.kinds.band.fields;
  const set = (change: Partial<Band>) => commands.setPrepareSettings({ denoise: { ...denoise, ...change } });
  const field = (name: 'lowHz' | 'highHz') => {
    const { min, max, step } = BAND[name];
    return { name: `prepare.denoise.${name}`, value: denoise[name], unit: 'Hz', min, max, step };
  };
  const left = ratesHz.map((samplingHz) => {
    const band = bandLeft(denoise, samplingHz);
    return words.bandLeft(formatHz(samplingHz), shortHz(band.lowHz), shortHz(band.highHz));
  });
  return (
    <>
      <div className={styles.pair}>
        <NumberField label={lowHz.label} {...field('lowHz')} onChange={(hz) => set({ lowHz: hz })} />
        <NumberField label={highHz.label} {...field('highHz')} onChange={(hz) => set({ highHz: hz })} />
      </div>
      <p className={styles.sentence}>{left.join(' ')}</p>
    </>
  );
}

/** In place of `BandFields`. */
function NoBand() {
  return (['lowHz', 'highHz'] as const).map((name) => (
    <NoField key={name} path={`prepare.denoise.${name}`} />
  ));
}
