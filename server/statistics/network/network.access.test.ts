import { testForStaffOnly } from '../testing.ts';

testForStaffOnly([
  ['GET /statistics/network', '/statistics/network'],
  ['GET /statistics/network/:file', '/statistics/network/places-by-kind.csv'],
  ['GET /api/statistics/network', '/api/statistics/network'],
]);
