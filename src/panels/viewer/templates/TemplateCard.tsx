import type { NamedTemplate } from '../../../state/templates/types';
import { Button } from '../../../widgets/Button';
import { ClassMark } from '../../../widgets/ClassMark';
import { formatCount } from '../../../widgets/format';
import { VisuallyHidden } from '../../../widgets/VisuallyHidden';
import { formatShare } from '../../formatShare';
import { useShownClasses } from '../../shownClasses';
import { useWords } from '../../useWords';
import styles from './Templates.module.css';
import { HEIGHT, type TemplateScale, WIDTH } from './templatePlot';

export interface TemplateCardProps {
  template: NamedTemplate;
  scale: TemplateScale;
  /** How many of its beats have each class; undefined until the annotations are read. */
  counts: readonly number[] | undefined;
  /** Of all beats that were clustered. */
  all: number;
  isChosen: boolean;
  /** The chosen template, if it is another one. */
  into: number | undefined;
  onChoose: () => void;
  onMerge: () => void;
}

/** A template: its mean beat with the spread, how many beats it has, and which classes these are. */
export function TemplateCard(props: TemplateCardProps) {
  const { template, scale, counts, all, isChosen, into, onChoose, onMerge } = props;
  const { templates: words } = useWords();
  const names = useShownClasses();
  const { number, beats, early } = template;
  const there = counts?.reduce((sum, count) => sum + count, 0) ?? 0;
  const classes = [...(counts ?? []).entries()].filter(([, count]) => count > 0).sort((a, b) => b[1] - a[1]);
  const gone = counts ? beats.length - there : 0;
  return (
    <li className={styles.item}>
      <button type="button" className={styles.card} aria-pressed={isChosen} onClick={onChoose}>
        <Picture template={template} scale={scale} />
        <span className={styles.name}>
          {words.name(`${number}`)}
          <VisuallyHidden>{': '}</VisuallyHidden>
        </span>
        <span>
          {words.count(formatCount(beats.length), beats.length === 1, formatShare(beats.length / all))}
        </span>
        {early > 0 && <span className={styles.soft}>{words.early(formatShare(early / beats.length))}</span>}
        {classes.map(([index, count]) => (
          <span key={index} className={styles.share}>
            <ClassMark classIndex={index} name={names[index] ?? ''} /> {formatShare(count / there)}
          </span>
        ))}
        {gone > 0 && <span className={styles.soft}>{words.gone(formatCount(gone))}</span>}
      </button>
      {into !== undefined && (
        <Button kind="quiet" aria-label={words.mergeName(`${number}`, `${into}`)} onClick={onMerge}>
          {words.merge}
        </Button>
      )}
    </li>
  );
}

function Picture({ template, scale }: Pick<TemplateCardProps, 'template' | 'scale'>) {
  const { mean, band } = scale.plot(template);
  const { rX, zeroY, millivolt } = scale;
  return (
    <svg className={styles.picture} viewBox={`0 0 ${WIDTH} ${HEIGHT}`} aria-hidden="true">
      <path className={styles.axes} d={`M${rX} 0V${HEIGHT}M0 ${zeroY}H${WIDTH}`} />
      <path className={styles.bar} d={`M2 ${zeroY}v${-millivolt}`} />
      <path className={styles.band} d={band} />
      <path className={styles.mean} d={mean} />
    </svg>
  );
}
