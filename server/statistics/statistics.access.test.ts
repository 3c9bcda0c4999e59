import { testForStaffOnly } from './testing.ts';

testForStaffOnly([
  ['GET /statistics', '/statistics'],
  ['GET /statistics/definitions', '/statistics/definitions'],
  ['GET /statistics/:figure', '/statistics/logins.csv'],
  ['GET /api/statistics', '/api/statistics'],
  ['GET /api/statistics/:figure', '/api/statistics/logins'],
]);
