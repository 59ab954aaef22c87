import { expect, test } from 'vitest';
import { trialLines } from './trial-lines.ts';

const applicantId = '65f0a1b2c3d4e5f60718293a';

test('the link, its code in square rows, and how to see the evidence', () => {
  const url = 'https://aval.example/websdk/p/abcdefghijklmnopqrstuv';
  const lines = trialLines({ url, applicantId });
  expect(lines).toContain(`    ${url}`);
  expect(lines.join('\n')).toContain(`evidence ${applicantId}`);
  const code = lines.filter((line) => /^ {4}[\u2580\u2584\u2588 ]+$/.test(line));
  expect(code.length).toBeGreaterThan(12);
  expect(new Set(code.map((line) => line.length)).size).toBe(1);
  expect(lines.join('\n')).not.toContain('try-on-a-phone');
});

test.each(['http://127.0.0.1:8080', 'https://localhost:8443', 'http://192.168.1.7:8080'])(
  'at %s a phone is told what it lacks',
  (origin) => {
    const lines = trialLines({ url: `${origin}/websdk/p/abcdefghijklmnopqrstuv`, applicantId });
    expect(lines.join('\n')).toContain('docs/try-on-a-phone.md');
  },
);
