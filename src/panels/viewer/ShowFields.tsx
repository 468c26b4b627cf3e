import { GAINS_MM_PER_MV, SPEEDS_MM_PER_SEC } from '../../state/records/viewTypes';
import type { ViewSettings } from '../../state/types';
import { Choice } from '../../widgets/Choice';
import { CheckField } from '../../widgets/fields/CheckField';
import { useWords } from '../useWords';
import { withLead } from './hiddenLeads';
import styles from './Viewer.module.css';

export interface ShowFieldsProps {
  settings: ViewSettings;
  /** Names of the record's leads, and of those that are not drawn. */
  leads: readonly string[];
  hidden: ReadonlySet<string>;
  hasDenoised: boolean;
  onSettings: (change: Partial<ViewSettings>) => void;
}

/** Gain, speed, leads, lines and RR intervals: remembered, and the same for all records. */
export function ShowFields({ settings, leads, hidden, hasDenoised, onSettings }: ShowFieldsProps) {
  const { viewer } = useWords();
  const { gainMmPerMv, speedMmPerSec, hiddenLeads, showRaw, showDenoised, showRr } = settings;

  return (
    // biome-ignore lint/a11y/useSemanticElements: a fieldset would be one more box.
    <div className={styles.fields} role="group" aria-label={viewer.tools}>
      <Choice
        label={viewer.gain}
        value={gainMmPerMv}
        options={(['auto', ...GAINS_MM_PER_MV] as const).map((value) => ({
          value,
          label: value === 'auto' ? viewer.gainAuto : viewer.millimetresPerMv(String(value)),
        }))}
        onChange={(gain) => onSettings({ gainMmPerMv: gain })}
      />
      <Choice
        label={viewer.speed}
        value={speedMmPerSec}
        options={SPEEDS_MM_PER_SEC.map((value) => ({
          value,
          label: viewer.millimetresPerSec(String(value)),
        }))}
        onChange={(speed) => onSettings({ speedMmPerSec: speed })}
      />
      {/* biome-ignore lint/a11y/useSemanticElements: as above. */}
      <div className={styles.group} role="group" aria-label={viewer.leads}>
        <span className={styles.label}>{viewer.leads}</span>
        {[...new Set(leads)].map((name) => {
          const isDrawn = !hidden.has(name);
          const isOnly = isDrawn && leads.every((other) => other === name || hidden.has(other));
          return (
            <CheckField
              key={name}
              label={name}
              checked={isDrawn}
              disabled={isOnly}
              onChange={(isShown) =>
                onSettings({ hiddenLeads: withLead(leads, hiddenLeads, { name, isShown }) })
              }
            />
          );
        })}
      </div>
      {/* biome-ignore lint/a11y/useSemanticElements: as above. */}
      <div className={styles.group} role="group" aria-label={viewer.lines}>
        <span className={styles.label}>{viewer.lines}</span>
        <CheckField
          label={viewer.denoised}
          checked={showDenoised && hasDenoised}
          disabled={!hasDenoised}
          onChange={(denoised) => onSettings({ showDenoised: denoised, showRaw: showRaw || !denoised })}
        />
        <CheckField
          label={viewer.raw}
          checked={showRaw || !hasDenoised}
          disabled={!hasDenoised}
          onChange={(raw) => onSettings({ showRaw: raw, showDenoised: showDenoised || !raw })}
        />
      </div>
      <span title={viewer.intervalsHint}>
        <CheckField
          label={viewer.intervals}
          checked={showRr}
          onChange={(shown) => onSettings({ showRr: shown })}
        />
      </span>
    </div>
  );
}
