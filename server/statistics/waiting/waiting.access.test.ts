import { openTestLine } from '#server/line/testing.ts';
import { testForStaffOnly } from '../testing.ts';

testForStaffOnly(
  [
    ['GET /statistics/offices', '/statistics/offices?place=tampere'],
    ['GET /statistics/offices/:place/:file', '/statistics/offices/tampere/visits-by-hour.csv'],
    ['GET /api/statistics/offices/:place', '/api/statistics/offices/tampere'],
  ],
  openTestLine,
);
