import { type ApplicantId, applicantIdSchema, type EnvironmentId, environmentIdSchema } from '@aval/core/ids';
import { describe, expect, it } from 'vitest';
import type { ApplicantStore, ReviewedApplicant } from './ports.ts';
import { readTogether } from './read-together.ts';

const first = environmentIdSchema.parse('00000000-0000-4000-8000-000000000001');
const second = environmentIdSchema.parse('00000000-0000-4000-8000-000000000002');

function id(number: number): ApplicantId {
  return applicantIdSchema.parse(number.toString(16).padStart(24, '0'));
}

type Asked = {
  readonly environmentId: EnvironmentId;
  readonly by: string;
  readonly names: readonly string[];
};

/** A store in which nobody is found, but `broken` cannot be opened and `down` cannot be asked. */
function storeOf(asked: Asked[]): Pick<ApplicantStore, 'findManyWithReview'> {
  return {
    findManyWithReview: async (environmentId, by, names) => {
      asked.push({ environmentId, by, names });
      if (names.includes('down')) throw new Error('no database');
      return names.map((name) =>
        name === 'broken'
          ? (): ReviewedApplicant => {
              throw new Error('no key');
            }
          : undefined,
      );
    },
  };
}

describe('reads of the same moment', () => {
  it('are one question for each environment and kind of name', async () => {
    const asked: Asked[] = [];
    const { findWithReview } = readTogether(storeOf(asked));
    await Promise.all([
      findWithReview(first, { by: 'id', id: id(1) }),
      findWithReview(second, { by: 'id', id: id(1) }),
      findWithReview(first, { by: 'id', id: id(2) }),
      findWithReview(first, { by: 'externalUserId', externalUserId: 'someone' }),
    ]);
    expect(asked).toEqual([
      { environmentId: first, by: 'id', names: [id(1), id(2)] },
      { environmentId: second, by: 'id', names: [id(1)] },
      { environmentId: first, by: 'externalUserId', names: ['someone'] },
    ]);
  });

  it('fail alone: who cannot be opened, and a question that cannot be asked', async () => {
    const { findWithReview } = readTogether(storeOf([]));
    const answers = await Promise.allSettled([
      findWithReview(first, { by: 'externalUserId', externalUserId: 'broken' }),
      findWithReview(first, { by: 'externalUserId', externalUserId: 'someone' }),
      findWithReview(second, { by: 'externalUserId', externalUserId: 'down' }),
    ]);
    expect(answers.map(({ status }) => status)).toEqual(['rejected', 'fulfilled', 'rejected']);
  });

  it('are asked anew every time', async () => {
    const asked: Asked[] = [];
    const { findWithReview } = readTogether(storeOf(asked));
    await findWithReview(first, { by: 'id', id: id(1) });
    await findWithReview(first, { by: 'id', id: id(1) });
    expect(asked).toHaveLength(2);
  });
});
