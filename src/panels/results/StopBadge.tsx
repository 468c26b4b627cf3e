import type { StopPoint } from '../../experiment/run/stopPoint';
import { Badge } from '../../widgets/Badge';
import { stopWords } from '../stopWords';
import { useWords } from '../useWords';

/** A badge on everything that shows a stopped run: how far it came. Nothing for a finished run. */
export function StopBadge({ stop }: { stop: StopPoint | undefined }) {
  const words = useWords();
  return (
    stop && (
      <Badge tone="warn" title={words.runState.stoppedHint}>
        {stopWords(stop, words)}
      </Badge>
    )
  );
}
