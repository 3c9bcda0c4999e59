import { describe, expect, test } from 'vitest';
import { deadlineOf } from './deadline.tsx';

// Easter 2015: Good Friday on 3 April, Easter Monday on 6 April.
const finland = { holidays: [{ rule: 'easter-2' }, { rule: 'easter+1' }, { rule: '05-01' }] };

describe('a deadline', () => {
  test('ahead is counted in working days, holidays left out', () => {
    expect(deadlineOf(finland, '2015-04-08', '2015-04-02')).toEqual({ state: 'ahead', days: 2 });
  });

  test('on this very day is today', () => {
    expect(deadlineOf(finland, '2015-04-02', '2015-04-02')).toEqual({ state: 'today', days: 0 });
  });

  test('passed is counted in working days since', () => {
    expect(deadlineOf(finland, '2015-04-02', '2015-04-08')).toEqual({ state: 'overdue', days: 2 });
  });

  test('passed on a Friday is one day overdue on the Saturday', () => {
    expect(deadlineOf(finland, '2015-04-17', '2015-04-18')).toEqual({ state: 'overdue', days: 1 });
  });
});
