import { type Point, wholeCountry } from './finland.ts';

/** What a map shows of the country, in units of the map. */
export type View = { x: number; y: number; width: number; height: number };

/** No closer than this: about 33 km across. The coast is not drawn finely enough for more. */
const narrowest = 30;
const room = 1.35;
const heightToWidth = 1.15;

/** The whole country when nothing was found; otherwise what holds these points, with some room around them. */
export function viewOf(points: readonly Point[]): View {
  if (points.length === 0) return wholeCountry;
  const [xs, ys] = [points.map(({ x }) => x), points.map(({ y }) => y)];
  const [left, right, top, bottom] = [Math.min(...xs), Math.max(...xs), Math.min(...ys), Math.max(...ys)];
  const width = Math.max((right - left) * room, ((bottom - top) * room) / heightToWidth, narrowest);
  if (width >= wholeCountry.width) return wholeCountry;
  const height = width * heightToWidth;
  return { x: (left + right - width) / 2, y: (top + bottom - height) / 2, width, height };
}

export function isInView({ x, y }: Point, view: View): boolean {
  return x >= view.x && x <= view.x + view.width && y >= view.y && y <= view.y + view.height;
}
