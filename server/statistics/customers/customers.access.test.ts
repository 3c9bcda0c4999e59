import { testForStaffOnly } from '../testing.ts';

testForStaffOnly([
  ['GET /statistics/customers', '/statistics/customers'],
  ['GET /statistics/customers/:file', '/statistics/customers/customers-by-municipality.csv'],
  ['GET /api/statistics/customers', '/api/statistics/customers'],
]);
