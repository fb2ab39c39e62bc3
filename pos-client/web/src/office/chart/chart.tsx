import { useEffect, useRef, useState } from 'preact/hooks';
import type uPlot from 'uplot';
import { isRtl, language } from '../../i18n';
import { theme } from '../../ui/preferences';
import { t } from '../i18n';
import './chart.css';
import { options } from './options';

export interface ChartSeries {
  label: string;
  /** as many as there are labels; null where nothing is known */
  values: readonly (number | null)[];
  kind?: 'bars' | 'line';
  /** a colour by its token; the accent where it isn't told */
  tone?: 'accent' | 'muted' | 'warn' | 'danger';
}

export interface ChartProps {
  /** what it shows, read aloud, and the caption of its table */
  label: string;
  /** what stands below each value: hours, days, names */
  labels: readonly string[];
  series: readonly ChartSeries[];
  /** an amount as people read it: in the table and beside the pointer */
  format: (value: number) => string;
  /** the same, short, for the axis */
  short?: (value: number) => string;
  height?: number;
}

/**
 * Bars and lines over labels, and the same as a table for those who can't see it or want the figures. Turns round with the
 * direction of the language, and takes its colours from the theme.
 */
export function Chart(props: ChartProps) {
  const [table, setTable] = useState(false);
  return (
    <figure class="chart">
      <div class="chart-head">
        <Legend series={props.series} />
        <button type="button" class="link" onClick={() => setTable(!table)}>
          {t(table ? 'chart.chart' : 'chart.table')}
        </button>
      </div>
      {!table && <Drawing {...props} />}
      <section
        class={table ? 'table-scroll' : 'only-heard'}
        aria-label={props.label}
        tabIndex={table ? 0 : undefined}
      >
        <Figures {...props} />
      </section>
    </figure>
  );
}

function Legend({ series }: Pick<ChartProps, 'series'>) {
  return (
    <ul class="chart-legend" aria-hidden="true">
      {series.map(({ label, tone = 'accent', kind = 'bars' }) => (
        <li key={label}>
          <span class={`chart-key chart-key-${kind} chart-${tone}`} />
          {label}
        </li>
      ))}
    </ul>
  );
}

const HEIGHT = 220;

function Drawing(props: ChartProps) {
  const place = useRef<HTMLDivElement>(null);
  const plot = useRef<uPlot | null>(null);
  const { labels, series, height = HEIGHT } = props;
  const shape = JSON.stringify([labels, series.map(({ label, kind, tone }) => [label, kind, tone]), height]);
  const data = [labels.map((_, at) => at), ...series.map(({ values }) => [...values])] as uPlot.AlignedData;
  const latest = useRef(data);
  latest.current = data;
  const dark = useDark();
  useEffect(() => {
    let gone = false;
    void import('uplot').then(({ default: Plot }) => {
      const box = place.current;
      if (!gone && box) {
        plot.current = new Plot(options(Plot, props, box, isRtl.peek()), latest.current, box);
      }
    });
    const watch = new ResizeObserver(([entry]) => {
      plot.current?.setSize({ width: Math.floor(entry?.contentRect.width ?? 0), height });
    });
    if (place.current) {
      watch.observe(place.current);
    }
    return () => {
      gone = true;
      watch.disconnect();
      plot.current?.destroy();
      plot.current = null;
    };
  }, [shape, dark, language.value]);
  useEffect(() => plot.current?.setData(latest.current), [JSON.stringify(data)]);
  return <div ref={place} class="chart-place" style={{ height: `${height}px` }} aria-hidden="true" />;
}

/** Whether the colours are those of the night; a chart has to be drawn anew then. */
function useDark(): boolean {
  const query = matchMedia('(prefers-color-scheme: dark)');
  const [system, setSystem] = useState(query.matches);
  useEffect(() => {
    const changed = () => setSystem(query.matches);
    query.addEventListener('change', changed);
    return () => query.removeEventListener('change', changed);
  }, []);
  return theme.value === 'system' ? system : theme.value === 'dark';
}

function Figures({ label, labels, series, format }: ChartProps) {
  return (
    <table class="table">
      <caption class="only-heard">{label}</caption>
      <thead>
        <tr>
          <th scope="col">
            <span class="only-heard">{label}</span>
          </th>
          {series.map((one) => (
            <th key={one.label} scope="col" class="end">
              {one.label}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {labels.map((name, at) => (
          <tr key={name}>
            <th scope="row">{name}</th>
            {series.map(({ label: key, values }) => {
              const value = values[at];
              return (
                <td key={key} class="end">
                  {value === null || value === undefined ? '–' : format(value)}
                </td>
              );
            })}
          </tr>
        ))}
      </tbody>
    </table>
  );
}
