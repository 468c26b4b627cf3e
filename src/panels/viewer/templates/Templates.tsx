import { type KeyboardEvent, type RefObject, useMemo, useState } from 'react';
import { commands } from '../../../state/commands';
import { beatClasses, classCounts } from '../../../state/templates/templateMarks';
import type { NamedTemplate, TemplatesState } from '../../../state/templates/types';
import type { RecordEntry, ViewState } from '../../../state/types';
import { Button } from '../../../widgets/Button';
import { formatClock, formatCount, formatNumber } from '../../../widgets/format';
import { LabelChoice } from '../../LabelChoice';
import { useLab } from '../../useLab';
import { useWords } from '../../useWords';
import { editKey } from '../editKeys';
import { Stepper } from '../Stepper';
import { type Steps, stepsOver } from '../steps';
import viewerStyles from '../Viewer.module.css';
import { TemplateCard } from './TemplateCard';
import styles from './Templates.module.css';
import { templateScale } from './templatePlot';

const MOST_ROWS = 300;

export interface TemplatesProps {
  view: ViewState;
  record: RecordEntry;
  /** What the person wrote as the reason of edits. */
  reason: RefObject<string>;
  onGo: (timeSec: number) => void;
}

/** The beats of the record, sorted by shape: a card for each template, to look through and to relabel at once. */
export function Templates({ view, record, reason, onGo }: TemplatesProps) {
  const { templates: words } = useWords();
  const isBusy = useIsClustering();
  const state = view.templates;
  return (
    <section aria-label={words.region} className={viewerStyles.edits}>
      <div className={viewerStyles.toolbar}>
        <h3 className={styles.title}>{words.region}</h3>
        <Button disabled={isBusy} title={words.clusterHint} onClick={() => void commands.clusterBeats()}>
          {words.cluster}
        </Button>
        {state && (
          <span role="status" className={viewerStyles.count}>
            {words.found(formatCount(state.templates.length), formatCount(state.sample.length))}
          </span>
        )}
      </div>
      {state ? (
        <Found state={state} view={view} record={record} reason={reason} onGo={onGo} />
      ) : (
        <p className={viewerStyles.note}>{words.about}</p>
      )}
    </section>
  );
}

const useIsClustering = () => useLab((state) => state.activities.some(({ kind }) => kind === 'clustering'));

function Found({ state, view, record, reason, onGo }: TemplatesProps & { state: TemplatesState }) {
  const { templates: words } = useWords();
  const [number, setNumber] = useState<number>();
  const { marks } = view;
  const { samplingHz } = record;
  const { templates, sample, leads, leftOut, window } = state;
  const scale = useMemo(() => templateScale(state), [state]);
  const now = useMemo(() => marks && beatClasses(marks, samplingHz, sample), [marks, samplingHz, sample]);
  const chosen = templates.find((each) => each.number === number);
  const timesSec = useMemo(
    () => Array.from(chosen?.beats ?? [], (beat) => sample[beat]! / samplingHz),
    [chosen, sample, samplingHz],
  );
  const markedSec = view.markSample === undefined ? undefined : view.markSample / samplingHz;
  const steps = stepsOver({ timesSec, window: view, markedSec, onGo: (at) => onGo(timesSec[at]!) });

  function relabel(symbol: string): void {
    if (!chosen) return;
    const why = reason.current.trim() || words.why(`${chosen.number}`);
    void commands.relabelTemplate(chosen.number, symbol, why);
  }

  function onKey(event: KeyboardEvent): void {
    if (!chosen || (event.target instanceof Element && event.target.closest('select'))) return;
    const key = editKey(event, { isPlacing: false, isOnButton: true });
    if (!key || key.does === 'remove') return;
    event.preventDefault();
    event.stopPropagation();
    if (key.does === 'label') relabel(key.symbol);
    else if (key.does === 'step') steps.go(key.direction);
    else if (key.does === 'turn') void commands.turnEdit(record.id, key.kind);
    else if (key.does === 'end') setNumber(undefined);
  }

  // Those that were left out have a note of their own.
  const others = now ? now.others - leftOut : 0;
  const ms = (sec: number) => formatNumber(sec * 1000);
  const notes = [
    words.drawn({ lead: leads[0] ?? '', fromMs: ms(-window.beforeSec), toMs: ms(window.afterSec) }),
    leads.length > 1 && words.compared(leads.join(', ')),
    leftOut > 0 && words.leftOut(formatCount(leftOut), leftOut === 1),
    others > 0 && words.others(formatCount(others), others === 1),
  ];
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: keys that work wherever the focus is among the templates.
    <div data-own-keys={chosen ? '' : undefined} className={styles.found} onKeyDown={onKey}>
      {chosen ? (
        <ChosenTools template={chosen} state={state} steps={steps} onRelabel={relabel} />
      ) : (
        <p className={viewerStyles.note}>{words.none}</p>
      )}
      <ul aria-label={words.region} className={styles.cards}>
        {templates.map((template) => (
          <TemplateCard
            key={template.number}
            template={template}
            scale={scale}
            counts={now && classCounts(now.classes, template.beats)}
            all={sample.length}
            isChosen={template === chosen}
            into={template === chosen ? undefined : chosen?.number}
            onChoose={() => setNumber(template === chosen ? undefined : template.number)}
            onMerge={() => chosen && void commands.mergeTemplates(chosen.number, template.number)}
          />
        ))}
      </ul>
      <p className={viewerStyles.note}>{notes.filter(Boolean).join(' · ')}</p>
      {chosen && (
        <ul aria-label={words.beats(`${chosen.number}`)} className={styles.beats}>
          {timesSec.slice(0, MOST_ROWS).map((timeSec) => (
            <li key={timeSec}>
              <Button kind="quiet" onClick={() => onGo(timeSec)}>
                {formatClock(timeSec, 1)}
              </Button>
            </li>
          ))}
        </ul>
      )}
      {timesSec.length > MOST_ROWS && (
        <p className={viewerStyles.note}>
          {words.listCut(formatCount(MOST_ROWS), formatCount(timesSec.length))}
        </p>
      )}
    </div>
  );
}

function ChosenTools(props: {
  template: NamedTemplate;
  state: TemplatesState;
  steps: Steps;
  onRelabel: (symbol: string) => void;
}) {
  const { template, state, steps, onRelabel } = props;
  const { templates: words, edits } = useWords();
  const isBusy = useIsClustering();
  const [label, setLabel] = useState('N');
  const [recent, setRecent] = useState<readonly string[]>([]);
  const { number, beats } = template;
  const count = formatCount(beats.length);
  return (
    <>
      <div className={viewerStyles.toolbar}>
        <span className={styles.name}>{words.chosen(`${number}`, count, beats.length === 1)}</span>
        <span className={viewerStyles.group}>
          <LabelChoice value={label} recent={recent} onChange={setLabel} />
          <Button
            title={words.relabelHint(count, label)}
            onClick={() => {
              setRecent((before) => [label, ...before]);
              onRelabel(label);
            }}
          >
            {edits.relabel}
          </Button>
        </span>
        <Button
          disabled={isBusy || beats.length < 2}
          title={words.splitHint}
          onClick={() => void commands.splitTemplate(number)}
        >
          {words.split}
        </Button>
        <Stepper
          previous={{ label: words.previous, key: '←' }}
          next={{ label: words.next, key: '→' }}
          can={steps.can}
          onStep={steps.go}
        />
        <span role="status" className={viewerStyles.count}>
          {state.alike === number
            ? words.alike
            : steps.at !== undefined && words.at(formatCount(steps.at + 1), formatCount(steps.count))}
        </span>
      </div>
      <p className={viewerStyles.note}>{words.keys}</p>
    </>
  );
}
