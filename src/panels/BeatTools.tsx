import { useShallow } from 'zustand/react/shallow';
import { commands } from '../state/commands';
import { chosenNetwork, networkChoices } from '../state/label/chosenNetwork';
import { isReadyId, READY_NETWORKS } from '../state/label/readyIds';
import { Button } from '../widgets/Button';
import { Choice } from '../widgets/Choice';
import { CheckField } from '../widgets/fields/CheckField';
import { formatCount } from '../widgets/format';
import styles from './BeatTools.module.css';
import { useLab } from './useLab';
import { useWords } from './useWords';

const DETECTORS = ['lab', 'pan-tompkins'] as const;

export interface BeatToolsProps {
  recordIds: readonly string[];
  /** Whether any of them has annotations by others, whose labels found beats can have. */
  hasReference: boolean;
}

/** What the lab can do with the beats of these records: find them, and label them with a network. */
export function BeatTools({ recordIds, hasReference }: BeatToolsProps) {
  const { annotate: words } = useWords();
  const isBusy = useLab((state) =>
    state.activities.some(({ kind }) => kind === 'finding' || kind === 'labelling'),
  );
  return (
    // biome-ignore lint/a11y/useSemanticElements: a fieldset would be one more box.
    <div className={styles.tools} role="group" aria-label={words.tools}>
      <FindTools recordIds={recordIds} isBusy={isBusy} hasReference={hasReference} />
      <LabelTools recordIds={recordIds} isBusy={isBusy} />
    </div>
  );
}

interface ToolsProps {
  recordIds: readonly string[];
  isBusy: boolean;
}

function FindTools({ recordIds, isBusy, hasReference }: ToolsProps & { hasReference: boolean }) {
  const { annotate: words } = useWords();
  const detector = useLab((state) => state.detector);
  const carriesLabels = useLab((state) => state.carriesLabels);
  const count = recordIds.length;
  return (
    <div className={styles.group}>
      <Choice
        label={words.detector}
        value={detector}
        options={DETECTORS.map((value) => ({ value, label: words.detectors[value] }))}
        disabled={isBusy}
        onChange={(chosen) => commands.setDetector(chosen)}
      />
      {hasReference && (
        <span title={words.carryHint}>
          <CheckField
            label={words.carry}
            checked={carriesLabels}
            disabled={isBusy}
            onChange={(carries) => commands.setCarriesLabels(carries)}
          />
        </span>
      )}
      <Button
        disabled={isBusy || count === 0}
        title={count === 0 ? words.findNone : words.findHint(formatCount(count), count === 1)}
        onClick={() => void commands.findBeats([...recordIds])}
      >
        {words.find}
      </Button>
    </div>
  );
}

function LabelTools({ recordIds, isBusy }: ToolsProps) {
  const { annotate: words } = useWords();
  const { runs, label } = useLab(useShallow(({ runs, label }) => ({ runs, label })));
  const isTraining = useLab((state) => state.activities.some(({ kind }) => kind === 'training'));
  const hasBeats = useLab((state) =>
    state.records.some(({ id, beatCount }) => beatCount > 0 && recordIds.includes(id)),
  );
  const hasUnlabelled = useLab((state) =>
    state.records.some(
      ({ id, untickedBecause }) => untickedBecause === 'no-classes' && recordIds.includes(id),
    ),
  );
  const choices = networkChoices({ runs, label });
  const chosen = chosenNetwork({ runs, label });
  const count = recordIds.length;
  const hold = isTraining ? words.labelWaits : hasBeats ? undefined : words.labelNeedsBeats;
  return (
    <>
      <div className={styles.group}>
        <Choice
          label={words.network}
          value={chosen.id}
          options={choices.map(({ id, title }) => ({
            value: id,
            label: isReadyId(id) ? words.ready[id] : title,
          }))}
          disabled={isBusy}
          onChange={(networkId) => commands.setLabel({ networkId, fold: 'mean' })}
        />
        {isReadyId(chosen.id) && (
          <a
            href={`./${READY_NETWORKS[chosen.id].card}`}
            title={words.cardHint}
            target="_blank"
            rel="noreferrer"
          >
            {words.card}
          </a>
        )}
        {chosen.folds > 1 && (
          <Choice<number | 'mean'>
            label={words.folds}
            value={chosen.fold}
            options={[
              { value: 'mean', label: words.meanOfFolds(formatCount(chosen.folds)) },
              ...Array.from({ length: chosen.folds }, (_, i) => ({
                value: i,
                label: words.fold(formatCount(i + 1)),
              })),
            ]}
            disabled={isBusy}
            onChange={(fold) => commands.setLabel({ fold })}
          />
        )}
        <Button
          disabled={isBusy || hold !== undefined}
          title={hold ?? words.labelHint(formatCount(count), count === 1)}
          onClick={() => void commands.labelBeats([...recordIds])}
        >
          {words.label}
        </Button>
      </div>
      {hasUnlabelled && hold !== undefined && <span className={styles.note}>{hold}</span>}
    </>
  );
}
