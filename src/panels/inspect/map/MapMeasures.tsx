import type { ReactNode } from 'react';
import type { MapMethod } from '../../../embedding/types';
import { formatCount, formatNumber, formatPercent } from '../../../widgets/format';
import { useLab } from '../../useLab';
import { useWords } from '../../useWords';
import styles from './Map.module.css';

/** How good a picture is, in numbers, and how it is to be read. */
export function MapMeasures({ method }: { method: MapMethod }) {
  const { map: words } = useWords();
  const { quality, variance, sampled, beats } = useLab((state) => state.map);
  const measured = quality[method];
  const { quality: text } = words;
  const count = beats?.index.length ?? 0;
  return (
    <div className={styles.measures}>
      {measured && (
        <dl className={styles.facts} aria-label={text.title(words.methods[method])}>
          <Fact term={text.trustworthiness} hint={text.trustworthinessHint}>
            {formatNumber(measured.trustworthiness, 3)}
          </Fact>
          <Fact term={text.classMean} hint={text.classMeanHint(formatPercent(measured.classAccuracy))}>
            {formatPercent(measured.classMean)}
          </Fact>
          <Fact term={text.record} hint={text.recordHint}>
            {formatPercent(measured.recordAccuracy)}
          </Fact>
        </dl>
      )}
      <p className={styles.caution}>{words.caution}</p>
      {variance && (
        <p className={styles.hint}>
          {words.variance({
            shown: formatPercent(variance.shown),
            kept: formatPercent(variance.kept),
            components: formatCount(variance.components),
          })}{' '}
          {sampled < count && words.sampled({ sampled: formatCount(sampled), beats: formatCount(count) })}
        </p>
      )}
    </div>
  );
}

function Fact({ term, hint, children }: { term: string; hint: string; children: ReactNode }) {
  return (
    <div>
      <dt>{term}</dt>
      <dd>{children}</dd>
      <dd className={styles.hint}>{hint}</dd>
    </div>
  );
}
