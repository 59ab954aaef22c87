import { describe, expect, test } from 'vitest';
import { appError, type ErrorName, errorEntry, errorTable } from './errors.ts';

/** The codes that the wire format documents, with the status clients expect beside them. */
const documented: readonly [ErrorName, number, number][] = [
  ['duplicate-document', 1000, 409],
  ['too-many-documents', 1001, 400],
  ['file-too-big', 1002, 400],
  ['empty-file', 1003, 400],
  ['corrupted-file', 1004, 400],
  ['unsupported-file-format', 1005, 400],
  ['no-upload-verification-in-progress', 1006, 409],
  ['incorrect-file-size', 1007, 409],
  ['applicant-marked-as-deleted', 1008, 409],
  ['applicant-with-final-reject', 1009, 409],
  ['doc-type-not-in-req-docs', 1010, 409],
  ['encrypted-file', 1011, 400],
  ['applicant-already-in-the-state', 3000, 409],
  ['applicant-already-blacklisted', 5000, 409],
  ['applicant-already-whitelisted', 5001, 409],
  ['app-token-invalid-format', 4000, 401],
  ['app-token-not-found', 4001, 401],
  ['app-token-private-part-mismatch', 4002, 401],
  ['app-token-signature-mismatch', 4003, 401],
  ['app-token-request-expired', 4004, 401],
  ['app-token-invalid-value', 4005, 401],
  ['app-token-not-all-auth-params-provided', 4006, 401],
  ['app-token-invalid-params', 4007, 401],
];

/** Codes of the applicant's page, which is ours alone. */
const ofThePage: readonly [ErrorName, number, number][] = [
  ['continued-elsewhere', 7001, 409],
  ['flow-not-open', 7002, 409],
  ['challenge-expired', 7003, 409],
  ['upload-offset-mismatch', 7004, 409],
  ['upload-not-found', 7005, 404],
];

const entries = Object.entries(errorTable);

describe('the error table', () => {
  test.each([...documented, ...ofThePage])('%s is %i with HTTP %i', (name, errorCode, status) => {
    expect(errorEntry(name)).toMatchObject({ errorCode, status });
  });

  test('carries no code that is not documented, and none twice', () => {
    const codes = entries.flatMap(([, entry]) => ('errorCode' in entry ? [entry.errorCode] : []));
    expect([...codes].sort()).toEqual([...documented, ...ofThePage].map(([, code]) => code).sort());
  });

  test.each(entries)('%s has a kebab-case name, an error status and a text', (name, { status, text }) => {
    expect(name).toMatch(/^[a-z]+(-[a-z]+)*$/);
    expect(status).toBeGreaterThanOrEqual(400);
    expect(status).toBeLessThan(600);
    expect(text.trim()).not.toBe('');
  });

  test('the texts of signature errors are those that clients look for', () => {
    expect(errorEntry('app-token-signature-mismatch').text).toBe('Request signature mismatch');
    expect(errorEntry('app-token-request-expired').text).toBe('Request signature expired');
    expect(errorEntry('applicant-not-found').text).toContain('(anf)');
  });
});

test('an error without a description leaves it to the table', () => {
  expect(appError('empty-file')).toEqual({ name: 'empty-file' });
  expect(appError('steps-missing', '[SELFIE]')).toEqual({ name: 'steps-missing', description: '[SELFIE]' });
});
