import { useShallow } from 'zustand/react/shallow';
import type { Words } from '../../i18n';
import { commands } from '../../state/commands';
import { leadNames } from '../../state/records/leadNames';
import type { LabState } from '../../state/types';
import { Button } from '../../widgets/Button';
import { Fold, Settings } from '../../widgets/fields/Settings';
import { formatCount, formatQuantity } from '../../widgets/format';
import { useLab } from '../useLab';
import { useWords } from '../useWords';
import styles from './BeatsPanel.module.css';
import { DenoiseFields } from './DenoiseFields';
import { LeadName } from './LeadName';
import { PrepareFields } from './PrepareFields';
import { rowsAdjust } from './rowsAdjust';

/** All settings that affect the beats; the rarely used ones are folded. */
export function PrepareSettingsSide() {
  const { beats: words, common } = useWords();
  const settings = useLab((state) => state.prepareSettings);
  const ratesHz = useRates();
  const { denoise, window, lengthSamples, lead, windowRule } = settings;
  const { rows, classCount, trace, align } = rowsAdjust(settings, commands.setPrepareSettings);
  const leads = useLab(useShallow((state) => leadNames(state)));
  const cut = ratesHz.map((hz) => {
    const samples = Math.round(window.beforeSec * hz) + Math.round(window.afterSec * hz);
    return words.cutAt(formatCount(samples), formatQuantity(hz, 'Hz'));
  });
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
          rows,
          classCount,
          trace,
          // Only set by the tutorial's recipe.
          windowRule: windowRule === 'same' ? { hidden: true } : { replace: <TutorialWindow /> },
        }}
      />
      <div>
        <Fold summary={words.denoising(denoiseSummary(denoise, words))}>
          <PrepareFields
            section="denoising"
            adjust={{ denoise: { replace: <DenoiseFields denoise={denoise} ratesHz={ratesHz} /> } }}
          />
        </Fold>
        <Fold summary={words.windowTitle(windowSummary)}>
          <PrepareFields
            section="window"
            adjust={{
              align,
              lengthSamples: {
                hint: words.lengthHint(cut),
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

function denoiseSummary(denoise: LabState['prepareSettings']['denoise'], words: Words['beats']): string {
  if (denoise.wavelet === 'none') return words.denoisingNone;
  if (denoise.kind === 'levels') return words.denoisingLevels(denoise.wavelet, formatCount(denoise.levels));
  return words.denoisingBand(
    denoise.wavelet,
    formatQuantity(denoise.lowHz, '').trim(),
    formatQuantity(denoise.highHz, 'Hz'),
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

/** The most frequencies that are spelled out. */
const MAX_RATES = 4;

/** Sampling frequencies of the ticked records, in their order; that of the first record if none is, of MIT-BIH without records. */
function useRates(): number[] {
  return useLab(
    useShallow(({ records }) => {
      const ticked = records.filter((record) => record.ticked && record.samplingHz > 0);
      const rates = new Set(ticked.map(({ samplingHz }) => samplingHz));
      return rates.size > 0 ? [...rates].slice(0, MAX_RATES) : [records[0]?.samplingHz || 360];
    }),
  );
}
