import { useEffect, useRef, useState } from 'react';
import { classNames } from '../classNames';
import { onPrint } from '../printing';
import { useWidgetTexts } from '../texts';
import { readThemeColours, resolveColours } from '../themeColours';
import { useThemeKey } from '../useThemeKey';
import { drawTurn } from './drawTurn';
import styles from './Plot.module.css';
import { loadPlotly, type PlotLayout, type PlotTrace, withDefaultLayout } from './plotly';

/** A hovered point. */
export interface PlotPoint {
  curveNumber: number;
  /** Index in the trace; `[row, column]` for a heatmap. */
  pointNumber: number | [number, number];
  x: unknown;
  y: unknown;
  z?: unknown;
}

export interface PlotProps {
  /** Pass the same arrays (useMemo) while nothing changes: a new array redraws the plot. */
  data: PlotTrace[];
  layout?: PlotLayout | undefined;
  config?: Record<string, unknown>;
  /** Description of the plot, in a sentence; a table or text next to it has the same content in full. */
  ariaLabel: string;
  heightPx: number;
  className?: string;
  onRelayout?: (change: Record<string, unknown>) => void;
  /** Undefined when the pointer leaves the plot. */
  onHover?: (points: PlotPoint[] | undefined) => void;
  onClick?: (points: PlotPoint[]) => void;
}

/** Two plots beside each other on A4. */
const PAPER_PX = 336;

interface PlotNode extends HTMLElement {
  on?: (event: string, handler: (payload: never) => void) => void;
}

/** A plotly figure in the colours of the page that adapts to its width. */
export function Plot(props: PlotProps) {
  const { data, layout, config, ariaLabel, heightPx, className } = props;
  const node = useRef<HTMLDivElement>(null);
  const handlers = useRef(props);
  const drawing = useRef<(theme?: 'light', paper?: PlotLayout) => Promise<unknown>>(undefined);
  const [state, setState] = useState<'loading' | 'drawn' | 'failed'>('loading');
  const theme = useThemeKey();
  const texts = useWidgetTexts();

  useEffect(() => {
    handlers.current = props;
  });

  // biome-ignore lint/correctness/useExhaustiveDependencies: a change of theme changes the colours that are read inside.
  useEffect(() => {
    let unmounted = false;
    loadPlotly()
      .then(async (plotly) => {
        await drawTurn();
        const element: PlotNode | null = node.current;
        if (unmounted || !element) return;
        drawing.current = (theme, paper) => {
          const colours = readThemeColours(theme);
          return plotly.react(
            element,
            resolveColours(data, colours) as object[],
            resolveColours({ ...withDefaultLayout(layout, heightPx), ...paper }, colours) as object,
            { displayModeBar: false, displaylogo: false, locale: texts.plotLocale, ...config },
          );
        };
        const isNew = element.on === undefined;
        await drawing.current();
        if (isNew) listen(element, handlers);
        if (!unmounted) setState('drawn');
      })
      .catch(() => !unmounted && setState('failed'));
    return () => {
      unmounted = true;
    };
  }, [data, layout, config, heightPx, theme, texts]);

  useEffect(() => {
    const element: PlotNode | null = node.current;
    if (!element) return;
    const observer = new ResizeObserver(() => {
      // Nothing is drawn yet, or the plot is hidden: the next drawing measures again.
      if (element.on === undefined || element.clientWidth === 0) return;
      void loadPlotly().then((plotly) => plotly.Plots.resize(element).catch(() => undefined));
    });
    observer.observe(element);
    // Plotly's pictures have the colours and the width of the screen: for paper they are drawn once more.
    const endPrint = onPrint(
      () =>
        void drawing.current?.('light', { autosize: false, width: Math.min(element.clientWidth, PAPER_PX) }),
      () => void drawing.current?.(),
    );
    return () => {
      endPrint();
      observer.disconnect();
      if (element.on !== undefined) void loadPlotly().then((plotly) => plotly.purge(element));
    };
  }, []);

  return (
    <div className={classNames(styles.plot, className)} style={{ minHeight: heightPx }}>
      <div ref={node} role="img" aria-label={ariaLabel} />
      {state !== 'drawn' && (
        <p className={styles.note}>{state === 'failed' ? texts.plotFailed : texts.plotLoading}</p>
      )}
    </div>
  );
}

function listen(element: PlotNode, handlers: { current: PlotProps }): void {
  element.on?.('plotly_click', (event: { points: PlotPoint[] }) => handlers.current.onClick?.(event.points));
  element.on?.('plotly_hover', (event: { points: PlotPoint[] }) => handlers.current.onHover?.(event.points));
  element.on?.('plotly_unhover', () => handlers.current.onHover?.(undefined));
  element.on?.('plotly_relayout', (change: Record<string, unknown>) => handlers.current.onRelayout?.(change));
}
