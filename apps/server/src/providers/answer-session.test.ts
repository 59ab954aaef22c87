import { applicantIdSchema } from '@aval/core/ids';
import { describe, expect, it } from 'vitest';
import { answerSession, failSession, trySessionAgain } from './answer-session.ts';
import type { ProviderSession, SessionStatus } from './ports.ts';

const at = new Date('2026-02-03T04:05:06Z');
const session = (status: SessionStatus): ProviderSession => ({
  id: '6f9619ff-8b86-4d01-b42d-00cf4fc964ff',
  applicantId: applicantIdSchema.parse('65f0a1b2c3d4e5f60718293a'),
  attemptId: 'qWzXa',
  provider: 'vendor',
  mode: 'provider',
  status,
  state: {},
  verdict: undefined,
  failure: undefined,
  tries: 0,
  createdAt: at,
  answeredAt: undefined,
});

describe('a session', () => {
  it.each(['answered', 'failed'] as const)('that has %s is not touched any more', (status) => {
    expect(answerSession(session(status), { reviewAnswer: 'GREEN' }, at)).toBeUndefined();
    expect(failSession(session(status), 'x')).toBeUndefined();
    expect(trySessionAgain(session(status), 'x', [1])).toBeUndefined();
  });

  it('is tried again after each pause, and fails after the last', () => {
    let present = session('sending');
    const waited: (number | undefined)[] = [];
    for (let round = 0; round < 3; round += 1) {
      const moved = trySessionAgain(present, 'connection', [10, 30]);
      if (moved === undefined) throw new Error('it was not moved');
      waited.push(moved.again);
      present = moved.session;
    }
    expect(waited).toEqual([10, 30, undefined]);
    expect(present).toMatchObject({ status: 'failed', failure: 'connection', verdict: undefined });
  });

  it('waits as long as the provider asks, and never shorter than the pause', () => {
    const again = (seconds: number) => trySessionAgain(session('sending'), 'http-429', [30], seconds)?.again;
    expect([again(0), again(29), again(120)]).toEqual([30, 30, 120]);
  });

  it('without an answer in time says so', () => {
    expect(trySessionAgain(session('waiting'), undefined, [])?.session.failure).toBe('no-answer-in-time');
  });
});
