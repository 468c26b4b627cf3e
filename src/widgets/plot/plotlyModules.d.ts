/** The little of plotly.js 3 that the lab uses; the package brings no types of its own. */

interface PlotlyStatic {
  newPlot(node: HTMLElement, data: object[], layout: object, config: object): Promise<HTMLElement>;
  react(node: HTMLElement, data: object[], layout: object, config: object): Promise<HTMLElement>;
  relayout(node: HTMLElement, update: object): Promise<HTMLElement>;
  purge(node: HTMLElement): void;
  toImage(
    figure: { data: object[]; layout: object; config?: object },
    options: { format: 'png' | 'svg'; width: number; height: number; scale?: number },
  ): Promise<string>;
  register(modules: object[]): void;
  Plots: { resize(node: HTMLElement): Promise<void> };
}

declare module 'plotly.js/lib/core' {
  const plotly: PlotlyStatic;
  export default plotly;
}

declare module 'plotly.js/lib/heatmap' {
  const heatmap: object;
  export default heatmap;
}

declare module 'plotly.js/lib/locales/zh-cn' {
  const locale: { moduleType: 'locale'; name: string };
  export default locale;
}
