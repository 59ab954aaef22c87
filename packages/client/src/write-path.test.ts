import fc from 'fast-check';
import { expect, test } from 'vitest';
import { selectBy, writePath } from './write-path.ts';

const path = '/resources/applicants/{applicantId}/resources/{imageId}';

test('parameters stand encoded in their places', () => {
  expect(writePath(path, { applicantId: 'a/b ;?', imageId: 7 })).toBe(
    '/resources/applicants/a%2Fb%20%3B%3F/resources/7',
  );
});

test('a selection keeps its punctuation and encodes its values', () => {
  const applicantId = selectBy({ externalUserId: 'user 1;x=/?#ї' });
  expect(writePath('/resources/applicants/{applicantId}/one', { applicantId })).toBe(
    '/resources/applicants/-;externalUserId=user%201%3Bx%3D%2F%3F%23%D1%97/one',
  );
});

test('a selection says what it was made of, and nothing that a person is called leads to another address', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme', minLength: 1 }), (value) => {
      const written = writePath('/a/{x}/b', { x: selectBy({ externalUserId: value }) });
      const [, a, selection = '', b, ...more] = new URL(written, 'http://host').pathname.split('/');
      expect([a, b, more]).toEqual(['a', 'b', []]);
      expect(decodeURIComponent(selection.replace('-;externalUserId=', ''))).toBe(value);
    }),
  );
});

test('what only looks like a selection is encoded', () => {
  expect(writePath('/a/{x}', { x: '-;a=b/../../c' })).toBe('/a/-%3Ba%3Db%2F..%2F..%2Fc');
});
