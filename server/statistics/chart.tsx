import type { Language } from '#server/platform/language/language.ts';
import type { Reckoned } from './reckoning.ts';
import { texts, valueText } from './texts.ts';

const rowHeight = 64;
const barHeight = 14;
/** Of the width: the rest is for the number at the end of the longest bar. */
const longestPercent = 76;

/**
 * The first column of a figure as bars: the period filled, the year before hatched and outlined, each with its number.
 * Widths are shares of the page, heights pixels, so that texts keep the reader's size on any screen.
 */
export function Chart({ figure, language }: { figure: Reckoned; language: Language }) {
  const t = texts(language);
  const [column] = figure.columns;
  const bars = figure.rows.map(({ label, values: [first] }) => ({ label, value: first?.value, before: first?.before }));
  const largest = Math.max(...bars.flatMap(({ value, before }) => [value ?? 0, before ?? 0]));
  if (!column || largest === 0) return null;
  const widthOf = (value: number | undefined) => `${(((value ?? 0) / largest) * longestPercent).toFixed(2)}%`;
  const [titleId, descriptionId, hatchId] = ['title', 'description', 'hatch'].map((part) => `${figure.id}-${part}`);
  return (
    <>
      <Legend language={language} />
      <svg class="chart" role="img" aria-labelledby={`${titleId} ${descriptionId}`} width="100%" height={bars.length * rowHeight}>
        <title id={titleId}>{figure.name}</title>
        <desc id={descriptionId}>{t.chart(column.name)}</desc>
        <defs>
          <Hatch id={hatchId ?? ''} />
        </defs>
        {bars.map(({ label, value, before }, index) => (
          <g>
            <text class="chart-label" x="0" y={index * rowHeight + 18}>
              {label}
            </text>
            <Bar top={index * rowHeight + 25} width={widthOf(value)} text={valueText(value, column.unit, language)} kind="now" />
            <Bar
              top={index * rowHeight + 25 + barHeight + 2}
              width={widthOf(before)}
              text={valueText(before, column.unit, language)}
              kind="before"
              fill={`url(#${hatchId})`}
            />
          </g>
        ))}
      </svg>
    </>
  );
}

function Bar({ top, width, text, kind, fill }: { top: number; width: string; text: string; kind: 'now' | 'before'; fill?: string }) {
  return (
    <>
      <rect class={`chart-${kind}`} x="1" y={top} width={width} height={barHeight} fill={fill} />
      <text class="chart-value" x={width} dx="7" y={top + barHeight - 2}>
        {text}
      </text>
    </>
  );
}

function Hatch({ id }: { id: string }) {
  return (
    <pattern id={id} width="6" height="6" patternUnits="userSpaceOnUse" patternTransform="rotate(45)">
      <rect class="chart-hatch-ground" width="6" height="6" />
      <line class="chart-hatch-line" x1="0" y1="0" x2="0" y2="6" />
    </pattern>
  );
}

function Legend({ language }: { language: Language }) {
  const t = texts(language);
  return (
    <ul class="chart-legend" aria-hidden="true">
      <li>
        <span class="chart-swatch" />
        {t.now}
      </li>
      <li>
        <span class="chart-swatch chart-swatch-before" />
        {t.before}
      </li>
    </ul>
  );
}
