import { useState } from 'react';
import { Button } from '../Button';
import { useWidgetTexts } from '../texts';
import { type Figure, plotToImage } from './plotly';
import styles from './SaveFigure.module.css';

const FORMATS = ['png', 'svg'] as const;

export interface SaveFigureProps {
  /** Or a function that makes it when it is saved. */
  figure: Figure | (() => Figure);
  /** What the picture shows, for the labels of the buttons. */
  name: string;
  /** Shown in the corner of the picture, such as `synthetic`. */
  note?: string | undefined;
  /** File name without extension. */
  fileStem: string;
  /** Size of the picture in CSS pixels. */
  width: number;
  height: number;
  /** Saves the picture through the downloads of the browser. */
  onSave(picture: Blob, fileName: string): void;
  /** Told after each attempt, also when these buttons are gone by then. */
  onFailed?: (failed: boolean) => void;
}

/** Two quiet buttons under a plot that save it as PNG or SVG. */
export function SaveFigure(props: SaveFigureProps) {
  const { figure, name, note, fileStem, width, height, onSave, onFailed } = props;
  const texts = useWidgetTexts();
  const [failed, setFailed] = useState(false);

  async function save(format: (typeof FORMATS)[number]): Promise<void> {
    const end = (isFailed: boolean) => {
      setFailed(isFailed);
      onFailed?.(isFailed);
    };
    try {
      const noted = withNote(typeof figure === 'function' ? figure() : figure, note);
      onSave(await plotToImage(noted, { format, width, height }), `${fileStem}.${format}`);
      end(false);
    } catch {
      end(true);
    }
  }

  return (
    <div className={styles.save}>
      {FORMATS.map((format) => (
        <Button
          key={format}
          kind="quiet"
          aria-label={texts.saveFigure(name, format.toUpperCase())}
          onClick={() => void save(format)}
        >
          {format.toUpperCase()}
        </Button>
      ))}
      {failed && <span role="status">{texts.plotFailed}</span>}
    </div>
  );
}

function withNote(figure: Figure, note: string | undefined): Figure {
  if (note === undefined) return figure;
  const corner = {
    text: note,
    showarrow: false,
    xref: 'paper',
    yref: 'paper',
    x: 1,
    xanchor: 'right',
    y: 1,
    yanchor: 'bottom',
  };
  const { annotations } = figure.layout ?? {};
  const others = Array.isArray(annotations) ? annotations : [];
  return { data: figure.data, layout: { ...figure.layout, annotations: [...others, corner] } };
}
