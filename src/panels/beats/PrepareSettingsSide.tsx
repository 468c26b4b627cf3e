import { commands } from '../../state/commands';
import { Button } from '../../widgets/Button';
import { NumberField } from '../../widgets/fields/NumberField';
import { SegmentedField } from '../../widgets/fields/SegmentedField';
import { SelectField } from '../../widgets/fields/SelectField';
import { Fold, Settings } from '../../widgets/fields/Settings';
import { formatCount, formatQuantity } from '../../widgets/format';
import { useLab } from '../useLab';
import { useWords } from '../useWords';
import styles from './BeatsPanel.module.css';
import { DenoiseFields } from './DenoiseFields';
import { LeadFields } from './LeadFields';

/** Everything that decides the content of the beats; what few people change is folded. */
export function PrepareSettingsSide() {
  const { beats: words, common } = useWords();
  const settings = useLab((state) => state.prepareSettings);
  const samplingHz = useCommonHz();
  const { denoise, window, lengthSamples, classCount, normalise } = settings;
  const cutSamples = Math.round(window.beforeSec * samplingHz) + Math.round(window.afterSec * samplingHz);
  const denoiseSummary =
    denoise.wavelet === 'none'
      ? words.denoisingNone
      : words.denoisingSummary(denoise.wavelet, formatCount(denoise.levels));
  const windowSummary = words.windowSummary(
    formatQuantity(window.beforeSec, '').trim(),
    formatQuantity(window.afterSec, 's'),
    formatCount(lengthSamples),
  );

  return (
    <Settings title={words.settings}>
      <LeadFields lead={settings.lead} secondLead={settings.secondLead} />
      <SegmentedField
        label={words.classes}
        value={classCount}
        options={[
          { value: 4, label: words.classes4 },
          { value: 5, label: words.classes5 },
        ]}
        onChange={(value) => commands.setPrepareSettings({ classCount: value === 5 ? 5 : 4 })}
        hint={classCount === 4 ? words.classesHint4 : words.classesHint5}
      />
      <SelectField
        label={words.normalise}
        value={normalise}
        options={(['none', 'record', 'zscore', 'minmax'] as const).map((value) => ({
          value,
          label: words.normaliseChoice[value],
        }))}
        onChange={(value) => commands.setPrepareSettings({ normalise: value })}
        hint={words.normaliseHint[normalise]}
      />
      {settings.windowRule === 'tutorial' && (
        <div className={styles.warning} role="status">
          <p>{words.tutorialWindow}</p>
          <Button onClick={() => commands.setPrepareSettings({ windowRule: 'same' })}>
            {words.sameWindow}
          </Button>
        </div>
      )}
      <div>
        <Fold summary={words.denoising(denoiseSummary)}>
          <DenoiseFields denoise={denoise} samplingHz={samplingHz} />
        </Fold>
        <Fold summary={words.windowTitle(windowSummary)}>
          <div className={styles.pair}>
            <NumberField
              label={words.before}
              value={window.beforeSec}
              unit="s"
              min={0.05}
              max={2}
              step={0.05}
              onChange={(beforeSec) => commands.setPrepareSettings({ window: { ...window, beforeSec } })}
            />
            <NumberField
              label={words.after}
              value={window.afterSec}
              unit="s"
              min={0.05}
              max={2}
              step={0.05}
              onChange={(afterSec) => commands.setPrepareSettings({ window: { ...window, afterSec } })}
            />
          </div>
          <NumberField
            label={words.lengthSamples}
            value={lengthSamples}
            whole
            min={32}
            max={1024}
            onChange={(value) => commands.setPrepareSettings({ lengthSamples: value })}
            hint={words.lengthHint(formatCount(cutSamples), formatQuantity(samplingHz, 'Hz'))}
          />
        </Fold>
      </div>
      <div>
        <Button kind="quiet" onClick={() => commands.resetPrepareSettings()}>
          {common.resetDefaults}
        </Button>
      </div>
    </Settings>
  );
}

/** Sampling frequency of the first ticked record; that of MIT-BIH while there is none. */
function useCommonHz(): number {
  return useLab(
    (state) => (state.records.find((record) => record.ticked) ?? state.records[0])?.samplingHz ?? 360,
  );
}
