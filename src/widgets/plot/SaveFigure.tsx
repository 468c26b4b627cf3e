import { useState } from 'react';
import { Button } from '../Button';
import { useWidgetTexts } from '../texts';
import { type Figure, plotToImage } from './plotly';
import styles from './SaveFigure.module.css';

const FORMATS = ['png', 'svg'] as const;

export interface SaveFigureProps {
  figure: Figure;
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
}

/** Two quiet buttons under a plot that save it as PNG or SVG. */
export function SaveFigure({ figure, name, note, fileStem, width, height, onSave }: SaveFigureProps) {
  const texts = useWidgetTexts();
  const [failed, setFailed] = useState(false);

  async function save(format: (typeof FORMATS)[number]): Promise<void> {
    try {
      onSave(await plotToImage(withNote(figure, note), { format, width, height }), `${fileStem}.${format}`);
      setFailed(false);
    } catch {
      setFailed(true);
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
