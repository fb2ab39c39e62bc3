import type uPlot from 'uplot';
import type { ChartProps, ChartSeries } from './chart';

const AXIS = 24;
const VALUES = 64;
const LABEL_SPACE = 52;
const BAR_WIDTH = 0.7;
const BAR_MOST = 42;
const TONES = { accent: '--accent', muted: '--line-strong', warn: '--warn', danger: '--danger' } as const;

/** How uPlot draws it: colours of the theme, the first label at the side where reading begins. */
export function options(
  Plot: typeof uPlot,
  props: ChartProps,
  box: HTMLElement,
  rtl: boolean,
): uPlot.Options {
  const style = getComputedStyle(box);
  const ink = colour(style, '--ink-3');
  const line = colour(style, '--line');
  const font = `11px ${style.fontFamily}`;
  const { labels, series, height = 220, short = props.format } = props;
  const axis = { stroke: ink, font, ticks: { show: false } };
  return {
    width: Math.max(1, Math.floor(box.clientWidth)),
    height,
    padding: [8, 8, 0, 8],
    legend: { show: false },
    cursor: { drag: { x: false, y: false }, points: { show: false }, y: false },
    scales: {
      x: { time: false, dir: rtl ? -1 : 1, range: () => [-0.6, Math.max(0, labels.length - 1) + 0.6] },
      y: { range: (_, least, most) => [Math.min(0, least), most > 0 ? most * 1.08 : 1] },
    },
    axes: [
      {
        ...axis,
        size: AXIS,
        space: LABEL_SPACE,
        grid: { show: false },
        incrs: [1, 2, 3, 4, 5, 6, 8, 12, 24, 48],
        values: (_, at) => at.map((index) => labels[index] ?? ''),
      },
      {
        ...axis,
        side: rtl ? 1 : 3,
        size: VALUES,
        grid: { stroke: line, width: 1 },
        values: (_, at) => at.map((value) => short(value)),
      },
    ],
    series: [{}, ...series.map((one) => drawn(Plot, one, style))],
    plugins: [tip(props)],
  };
}

function drawn(Plot: typeof uPlot, one: ChartSeries, style: CSSStyleDeclaration): uPlot.Series {
  const stroke = colour(style, TONES[one.tone ?? 'accent']);
  if (one.kind === 'line') {
    return { label: one.label, stroke, width: 2, points: { show: false }, spanGaps: true };
  }
  const bars = Plot.paths.bars?.({ size: [BAR_WIDTH, BAR_MOST], radius: 0.15 });
  return { label: one.label, stroke, fill: stroke, width: 0, paths: bars, points: { show: false } };
}

/** A token as a colour that a canvas understands: `light-dark()` is resolved by the browser. */
function colour(style: CSSStyleDeclaration, token: string): string {
  const probe = document.createElement('span');
  probe.style.color = `var(${token})`;
  document.body.append(probe);
  const resolved = getComputedStyle(probe).color;
  probe.remove();
  return resolved || style.color;
}

/** The values beside the pointer. */
function tip({ labels, series, format }: ChartProps): uPlot.Plugin {
  const box = document.createElement('div');
  box.className = 'chart-tip';
  box.hidden = true;
  return {
    hooks: {
      ready: (plot) => plot.over.append(box),
      setCursor: (plot) => {
        const at = plot.cursor.idx;
        box.hidden = at === null || at === undefined;
        if (at === null || at === undefined) {
          return;
        }
        const lines = series.map(({ label, values }) => {
          const value = values[at];
          return `${label}: ${value === null || value === undefined ? '–' : format(value)}`;
        });
        box.textContent = [labels[at], ...lines].join('\n');
        const x = plot.valToPos(at, 'x');
        const left = x > plot.over.clientWidth / 2 ? x - box.offsetWidth - 12 : x + 12;
        box.style.transform = `translate(${Math.round(left)}px, 8px)`;
      },
    },
  };
}
