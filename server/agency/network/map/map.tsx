import type { ComponentChildren } from 'preact';
import type { Language, Text } from '#server/platform/language/language.ts';
import { finland, type Point, pointOf, type Spot, wholeCountry } from './finland.ts';
import type { Dot } from './queries.ts';
import { texts } from './texts.ts';
import { isInView, type View, viewOf } from './view.ts';

export type FoundOnMap = {
  id: string;
  name: Text;
  kind: Dot['kind'] | 'phone-line' | 'video-desk';
  latitude: number | null;
  longitude: number | null;
};

type Props = {
  language: Language;
  dots: readonly Dot[];
  /** In the order of the list beside the map. */
  found: readonly FoundOnMap[];
  /** From where was searched. */
  near: Spot | undefined;
};

/** So many found places get the number that they have in the list; more would hide each other. */
export const mostNumbered = 10;

/**
 * The places on an outline of the country. Offices are round and joint service points square; those that were found are larger. All
 * that it shows stands in the list beside it, so screen readers and the keyboard pass it by; a pointer can follow its marks.
 */
export function PlacesMap({ language, dots, found, near }: Props) {
  const t = texts(language);
  const marks = found.flatMap((place) => (isPlaced(place) ? [{ ...place, ...pointOf(place) }] : []));
  const spot = near && pointOf(near);
  const view = viewOf([...marks, ...(spot ? [spot] : [])]);
  const areNumbered = marks.length <= mostNumbered;
  // A step is a part of what is seen: marks are as large on the paper, however near the map is.
  const step = view.width / 100;
  const emphasised = new Set(marks.map(({ id }) => id));
  const others = dots.filter(({ id }) => !emphasised.has(id)).map((dot) => ({ ...dot, ...pointOf(dot) }));
  const ofKind = (kind: Dot['kind']) => others.filter((dot) => dot.kind === kind && isInView(dot, view));
  return (
    <figure class="places-map">
      <svg
        viewBox={[view.x, view.y, view.width, view.height].map((number) => rounded(number)).join(' ')}
        aria-hidden="true"
        focusable="false"
      >
        <path class="map-land" id={landId} d={finland} stroke-width={rounded(step * 0.4)} />
        <path class="map-joint" d={pathOf(ofKind('joint-service-point'))} stroke-width={rounded(step * 1.7)} stroke-linecap="square" />
        <path class="map-office" d={pathOf(ofKind('office'))} stroke-width={rounded(step * 2.4)} stroke-linecap="round" />
        {spot && <Cross {...spot} step={step} />}
        {/* The first is the nearest: it lies on top. */}
        {marks
          .map((mark, at) => <Mark key={mark.id} mark={mark} label={areNumbered ? String(at + 1) : ''} step={step} language={language} />)
          .toReversed()}
      </svg>
      <figcaption>
        {view !== wholeCountry && <Locator view={view} />}
        <p class="ds-paragraph">{marks.length === 0 ? t.wholeLead : t.lead}</p>
        <Legend language={language} hasFound={marks.length > 0} areNumbered={areNumbered} hasSpot={spot !== undefined} />
        <p class="ds-paragraph place-line">{t.source}</p>
      </figcaption>
    </figure>
  );
}

const landId = 'map-land';

/** Which part of the country the map shows: inland nothing else tells. */
function Locator({ view }: { view: View }) {
  const { x, y, width, height } = wholeCountry;
  return (
    <svg class="map-locator" viewBox={`${x} ${y} ${width} ${height}`} aria-hidden="true" focusable="false">
      <use href={`#${landId}`} />
      <rect
        class="map-part"
        x={rounded(view.x)}
        y={rounded(view.y)}
        width={rounded(view.width)}
        height={rounded(view.height)}
        stroke-width="16"
      />
    </svg>
  );
}

function isPlaced(place: FoundOnMap): place is FoundOnMap & Spot {
  return place.latitude !== null && place.longitude !== null;
}

const rounded = (number: number) => Math.round(number * 10) / 10;

/** A line of no length at each point: its cap is the dot. So 335 of them weigh 4 kB. */
const pathOf = (points: readonly Point[]) => points.map(({ x, y }) => `M${rounded(x)} ${rounded(y)}h0`).join('');

type MarkProps = { mark: FoundOnMap & Point; label: string; step: number; language: Language };

function Mark({ mark: { id, name, kind, x, y }, label, step, language }: MarkProps) {
  const size = label === '' ? step * 1.6 : step * 3.2;
  const [left, top] = [rounded(x - size), rounded(y - size)];
  return (
    <a href={`/places/${id}`} tabIndex={-1} class="map-mark">
      <title>{name[language]}</title>
      {kind === 'office' ? (
        <circle cx={rounded(x)} cy={rounded(y)} r={rounded(size)} stroke-width={rounded(step * 0.6)} />
      ) : (
        <rect x={left} y={top} width={rounded(2 * size)} height={rounded(2 * size)} stroke-width={rounded(step * 0.6)} />
      )}
      {label !== '' && (
        <text x={rounded(x)} y={rounded(y + step * 1.5)} font-size={rounded(step * 4.2)} text-anchor="middle">
          {label}
        </text>
      )}
    </a>
  );
}

function Cross({ x, y, step }: Point & { step: number }) {
  const arm = step * 5;
  const cross = `M${rounded(x - arm)} ${rounded(y)}H${rounded(x + arm)}M${rounded(x)} ${rounded(y - arm)}V${rounded(y + arm)}`;
  return <path class="map-spot" d={cross} stroke-width={rounded(step * 1)} stroke-linecap="round" />;
}

type LegendProps = { language: Language; hasFound: boolean; areNumbered: boolean; hasSpot: boolean };

function Legend({ language, hasFound, areNumbered, hasSpot }: LegendProps) {
  const t = texts(language);
  return (
    <ul class="map-legend">
      <li>
        <Sign>
          <path class="map-office" d="M8 8h0" stroke-width="9" stroke-linecap="round" />
        </Sign>
        {t.office}
      </li>
      <li>
        <Sign>
          <path class="map-joint" d="M8 8h0" stroke-width="8" stroke-linecap="square" />
        </Sign>
        {t.joint}
      </li>
      {hasFound && (
        <li>
          <Sign>
            <g class="map-mark">
              <circle cx="8" cy="8" r="7" stroke-width="1" />
            </g>
          </Sign>
          {areNumbered ? t.found : t.foundMany}
        </li>
      )}
      {hasSpot && (
        <li>
          <Sign>
            <path class="map-spot" d="M1 8H15M8 1V15" stroke-width="2" />
          </Sign>
          {t.searched}
        </li>
      )}
    </ul>
  );
}

function Sign({ children }: { children: ComponentChildren }) {
  return (
    <svg viewBox="0 0 16 16" width="16" height="16" aria-hidden="true" focusable="false">
      {children}
    </svg>
  );
}
