import type { ReactNode } from 'react';
import type { RunView } from '../../../experiment/run/types';
import { Fold } from '../../../widgets/fields/Settings';
import { laterExtra } from '../../laterPanel';
import { useLab } from '../../useLab';
import { useWords } from '../../useWords';
import { SelectedTools } from '../lorenz/SelectedTools';
import styles from './Map.module.css';

/** Loaded when the region is opened. */
const MapWork = laterExtra<{ run: RunView }>(async () => (await import('./MapWork')).MapWork);

/**
 * The region of the map of beats; what is selected on it is listed, and can be relabelled.
 *
 * @param children the list and its beat, while beats of the map are what they show
 */
export function BeatMap({ run, children }: { run: RunView; children: ReactNode }) {
  const { map: words } = useWords();
  const isSelected = useLab((state) => state.inspect.selected?.by === 'map');
  return (
    <section className={styles.map} aria-label={words.region}>
      <Fold summary={words.region}>
        <MapWork run={run} />
      </Fold>
      {isSelected && <SelectedTools />}
      {children}
    </section>
  );
}
