import { figuresOfNetwork } from '../network/figures.ts';
import type { TableFigure } from './table-figure.ts';

/** Every figure that is a table of its own, in the order in which they are published. */
export const tableFigures: readonly TableFigure[] = [...figuresOfNetwork];
