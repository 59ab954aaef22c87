import { expect, test } from 'vitest';
import { asForm } from './as-form.ts';

test('files as they are, texts as text, all else as JSON, in the given order', async () => {
  const content = new File([Uint8Array.of(1, 2)], 'passport.jpg');
  const form = asForm({ metadata: { country: 'UTO' }, absent: undefined, note: 'Ї', content });
  expect([...form.keys()]).toEqual(['metadata', 'note', 'content']);
  expect([form.get('metadata'), form.get('note')]).toEqual(['{"country":"UTO"}', 'Ї']);
  const file = form.get('content');
  expect(file).toBeInstanceOf(File);
  expect(file).toHaveProperty('name', 'passport.jpg');
});

test('a file without a name gets one, so that servers take it for a file', () => {
  expect(asForm({ content: new Blob(['x']) }).get('content')).toHaveProperty('name', 'file');
});
