import { describe, expect, it } from 'vitest';
import { makeJobLedger } from './job-ledger.ts';

describe('makeJobLedger', () => {
  it('finds jobs that were fetched and never started, after a while', () => {
    const ledger = makeJobLedger(5000);
    ledger.started('1');
    expect(ledger.strays(['1', '2'], 0)).toEqual([]);
    expect(ledger.strays(['1', '2'], 4999)).toEqual([]);
    expect(ledger.strays(['1', '2'], 5000)).toEqual(['2']);
  });

  it('gives a job that starts late the benefit of the doubt', () => {
    const ledger = makeJobLedger(5000);
    expect(ledger.strays(['1'], 0)).toEqual([]);
    ledger.started('1');
    expect(ledger.strays(['1'], 60_000)).toEqual([]);
  });

  it('lets a completion be tried again for ten minutes', () => {
    const ledger = makeJobLedger(5000);
    ledger.started('1');
    ledger.ended('1', 0);
    expect(ledger.strays(['1'], 599_999)).toEqual([]);
    expect(ledger.strays(['1'], 600_000)).toEqual([]);
    expect(ledger.strays(['1'], 605_000)).toEqual(['1']);
  });
});
