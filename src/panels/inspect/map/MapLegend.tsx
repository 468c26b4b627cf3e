import { useMemo } from 'react';
import type { RunView } from '../../../experiment/run/types';
import type { Words } from '../../../i18n';
import { CONFIDENCE_FROM } from '../../../state/map/mapKinds';
import type { MapColouring } from '../../../state/map/types';
import { formatCount, formatPercent } from '../../../widgets/format';
import { usePredictedName } from '../../usePredictedName';
import { useWords } from '../../useWords';
import styles from './Map.module.css';
import { countKinds } from './mapColours';

export interface MapLegendProps {
  run: RunView;
  by: MapColouring;
  kinds: Uint8Array;
  colours: readonly string[];
  /** The kind that is shown alone. */
  only: number | undefined;
  onOnly: (kind: number | undefined) => void;
}

/** The kinds that there are, with their colours and counts; a button each, which shows it alone. */
export function MapLegend({ run, by, kinds, colours, only, onOnly }: MapLegendProps) {
  const { map: words } = useWords();
  const nameOf = usePredictedName();
  const counts = useMemo(() => countKinds(kinds), [kinds]);
  return (
    <fieldset className={styles.legend} aria-label={words.legend}>
      {[...colours.keys()]
        .filter((kind) => counts[kind]! > 0)
        .map((kind) => (
          <button
            key={kind}
            type="button"
            className={styles.kind}
            aria-pressed={only === kind}
            onClick={() => onOnly(only === kind ? undefined : kind)}
          >
            <span className={styles.swatch} style={{ background: colours[kind] }} aria-hidden="true" />
            {words.kind({
              name: kindName(kind, { by, run, nameOf, words }),
              beats: formatCount(counts[kind]),
            })}
          </button>
        ))}
    </fieldset>
  );
}

interface Named {
  by: MapColouring;
  run: RunView;
  nameOf: (classIndex: number) => string;
  words: Words['map'];
}

function kindName(kind: number, { by, run, nameOf, words: { kinds } }: Named): string {
  switch (by) {
    case 'truth':
    case 'predicted':
      return nameOf(kind);
    case 'record':
      return run.beats.recordNames[kind] ?? '';
    case 'confidence': {
      const [from, to] = [CONFIDENCE_FROM[kind], CONFIDENCE_FROM[kind + 1]].map((share) =>
        formatPercent(share, 0),
      );
      if (kind === 0) return kinds.confidenceBelow(to!);
      return kind === CONFIDENCE_FROM.length - 1 ? kinds.confidenceFrom(from!) : kinds.confidence(from!, to!);
    }
    default:
      return kinds[by][kind] ?? '';
  }
}
