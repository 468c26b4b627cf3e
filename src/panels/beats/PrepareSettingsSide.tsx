import { useShallow } from 'zustand/react/shallow';
import { commands } from '../../state/commands';
import type { LabState } from '../../state/types';
import { Button } from '../../widgets/Button';
import { Fold, Settings } from '../../widgets/fields/Settings';
import { formatCount, formatQuantity } from '../../widgets/format';
import { useLab } from '../useLab';
import { useWords } from '../useWords';
import styles from './BeatsPanel.module.css';
import { DenoiseFields } from './DenoiseFields';
import { LeadName, leadNames } from './LeadName';
import { PrepareFields } from './PrepareFields';

/** All settings that affect the beats; the rarely used ones are folded. */
export function PrepareSettingsSide() {
  const { beats: words, common } = useWords();
  const settings = useLab((state) => state.prepareSettings);
  const samplingHz = useCommonHz();
  const { denoise, window, lengthSamples, lead, windowRule } = settings;
  const leads = useLab(useShallow((state) => leadNames(state)));
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
      <PrepareFields
        section="beats"
        adjust={{
          lead: {
            onChange: (next: Lead) => commands.setPrepareSettings({ lead: named(next, leads) }),
            ...(lead.kind === 'named'
              ? { fields: { name: { replace: <LeadName name={lead.name} /> } } }
              : {}),
          },
          // Only set by the tutorial's recipe.
          windowRule: windowRule === 'same' ? { hidden: true } : { replace: <TutorialWindow /> },
        }}
      />
      <div>
        <Fold summary={words.denoising(denoiseSummary)}>
          <PrepareFields
            section="denoising"
            adjust={{ denoise: { replace: <DenoiseFields denoise={denoise} samplingHz={samplingHz} /> } }}
          />
        </Fold>
        <Fold summary={words.windowTitle(windowSummary)}>
          <PrepareFields
            section="window"
            adjust={{
              lengthSamples: {
                hint: words.lengthHint(formatCount(cutSamples), formatQuantity(samplingHz, 'Hz')),
              },
            }}
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

type Lead = LabState['prepareSettings']['lead'];

/** A choice by name starts with a lead that the records have. */
const named = (lead: Lead, names: readonly string[]): Lead =>
  lead.kind === 'named'
    ? { ...lead, name: names.includes(lead.name) ? lead.name : (names[0] ?? lead.name) }
    : lead;

/** Explains the tutorial's window, and offers to undo it. */
function TutorialWindow() {
  const { beats: words, settings } = useWords();
  return (
    <div className={styles.warning} role="status">
      <p>{words.tutorialWindow}</p>
      <Button onClick={() => commands.setPrepareSettings({ windowRule: 'same' })}>
        {settings.prepare.windowRule.options.same}
      </Button>
    </div>
  );
}

/** Sampling frequency of the first ticked record; that of MIT-BIH if there is none. */
function useCommonHz(): number {
  return useLab(
    (state) => (state.records.find((record) => record.ticked) ?? state.records[0])?.samplingHz ?? 360,
  );
}
