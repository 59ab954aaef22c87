import fc from 'fast-check';
import { expect, test } from 'vitest';
import { checkSchema } from '../check.ts';
import { decide } from './decide.ts';
import { judgeConfirmation } from './judge-confirmation.ts';

const evidence = fc.record({
  kind: fc.constantFrom('email' as const, 'phone' as const),
  present: fc.boolean(),
  confirmed: fc.boolean(),
});

test('only a value that is there and confirmed passes; everything else can be cured by the person', () => {
  fc.assert(
    fc.property(evidence, (given) => {
      const check = checkSchema.parse(judgeConfirmation(given));
      expect(check.checkType).toBe(given.kind === 'email' ? 'EMAIL_CONFIRMATION' : 'PHONE_CONFIRMATION');
      expect(check.answer).toBe(given.present && given.confirmed ? 'GREEN' : 'RED');
      const decision = decide([check], [check.checkType]);
      expect(decision).toMatchObject({
        kind: 'completed',
        result: check.answer === 'GREEN' ? { reviewAnswer: 'GREEN' } : { reviewRejectType: 'RETRY' },
      });
    }),
  );
});
