import { figuresOfAppointments } from './appointments/figures.ts';
import { figuresOfCustomers } from './customers/figures.ts';
import { figuresOfNetwork } from './network/figures.ts';
import type { TableFigure } from './tables/table-figure.ts';
import { figuresOfWaiting } from './waiting/figures.ts';

/** Every figure that is a table of its own, in the order in which they are published. */
export const tableFigures: readonly TableFigure[] = [
  ...figuresOfCustomers,
  ...figuresOfAppointments,
  ...figuresOfWaiting,
  ...figuresOfNetwork,
];
