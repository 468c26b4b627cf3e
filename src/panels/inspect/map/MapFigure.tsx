import { useMemo, useState } from 'react';
import type { RunView } from '../../../experiment/run/types';
import { commands } from '../../../state/commands';
import { selectedIn } from '../../../state/inspect/selectedIn';
import { MAP_COLOURINGS, type MapBeats, type MapColouring } from '../../../state/map/types';
import { Button } from '../../../widgets/Button';
import { Choice } from '../../../widgets/Choice';
import { SegmentedField } from '../../../widgets/fields/SegmentedField';
import { formatCount } from '../../../widgets/format';
import { PointCloud } from '../../../widgets/plot/points/PointCloud';
import { useLab } from '../../useLab';
import { useWords } from '../../useWords';
import { HoveredBeat } from './HoveredBeat';
import styles from './Map.module.css';
import { MapLegend } from './MapLegend';
import { coloursOf, faded, listedRows } from './mapColours';
import { useMapKinds } from './useMapKinds';
import type { ShownPicture } from './useShownPicture';

export interface MapFigureProps {
  run: RunView;
  beats: MapBeats;
  shown: ShownPicture;
}

/** The map in colours, with its legend and the beat under the pointer. */
export function MapFigure({ run, beats, shown }: MapFigureProps) {
  const { map: words } = useWords();
  const [by, setBy] = useState<MapColouring>('truth');
  const [only, setOnly] = useState<number>();
  const [hovered, setHovered] = useState<number>();
  const [isAllColoured, setAllColoured] = useState(false);
  const list = useLab(({ inspect }) => selectedIn(inspect, 'map'));
  const selected = useMemo(() => list && listedRows(beats, list), [beats, list]);
  const kinds = useMapKinds(run, beats, by);
  const isGrey = selected !== undefined && !isAllColoured;
  const painted = useMemo(
    () => faded(kinds, isGrey ? selected : undefined, only),
    [kinds, isGrey, selected, only],
  );
  const colours = useMemo(() => coloursOf(by, run.beats.recordNames.length), [by, run]);
  const method = words.methods[shown.method];
  const beatsShown = formatCount(beats.index.length);

  return (
    <>
      <div className={styles.tools}>
        <SegmentedField
          label={words.picture}
          labelHidden
          value={shown.method}
          options={shown.methods.map((each) => ({ value: each, label: words.methods[each] }))}
          onChange={shown.choose}
        />
        <Choice
          label={words.colouredBy}
          value={by}
          options={MAP_COLOURINGS.map((each) => ({ value: each, label: words.colourings[each] }))}
          onChange={(next) => {
            setBy(next);
            setOnly(undefined);
          }}
        />
        {isGrey && (
          <>
            <span role="status" className={styles.hint}>
              {words.selected(formatCount(selected.length), selected.length === 1)}
            </span>
            <Button kind="quiet" onClick={() => setAllColoured(true)}>
              {words.showColours}
            </Button>
          </>
        )}
      </div>
      <MapLegend run={run} by={by} kinds={kinds} colours={colours} only={only} onOnly={setOnly} />
      <div className={styles.figure}>
        <PointCloud
          points={shown.points!}
          kind={painted}
          colours={colours}
          ariaLabel={words.plot({ beats: beatsShown, method, by: words.colourings[by] })}
          texts={words.cloud}
          onHover={setHovered}
          onSelect={(rows) => {
            setAllColoured(false);
            void commands.listOnMap(rows);
          }}
        />
        <HoveredBeat run={run} beats={beats} row={hovered} />
      </div>
    </>
  );
}
