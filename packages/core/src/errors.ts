/**
 * The one error table. Every expected failure of every use case is an entry here; only doors turn it into HTTP.
 * `errorCode` and `name` on the wire are Sumsub's where it documents them; entries without a code carry none.
 */
export const errorTable = {
  'duplicate-document': {
    status: 409,
    errorCode: 1000,
    text: 'This very file has already been uploaded for this applicant',
  },
  'too-many-documents': { status: 400, errorCode: 1001, text: 'The applicant has too many documents' },
  'file-too-big': { status: 400, errorCode: 1002, text: 'The file is larger than 64 MB' },
  'empty-file': { status: 400, errorCode: 1003, text: 'The file is empty' },
  'corrupted-file': {
    status: 400,
    errorCode: 1004,
    text: 'The file cannot be decoded: it is damaged, cut short or not what its type says',
  },
  'unsupported-file-format': {
    status: 400,
    errorCode: 1005,
    text: 'The file format is not supported: send JPEG, PNG or PDF, one picture, at most 100 megapixels',
  },
  'no-upload-verification-in-progress': {
    status: 409,
    errorCode: 1006,
    text: 'The applicant is being checked: nothing can be changed now',
  },
  'incorrect-file-size': {
    status: 409,
    errorCode: 1007,
    text: 'The picture is outside the allowed dimensions',
  },
  'applicant-marked-as-deleted': { status: 409, errorCode: 1008, text: 'The applicant is deactivated' },
  'applicant-with-final-reject': {
    status: 409,
    errorCode: 1009,
    text: 'The applicant is finally rejected: no new data is accepted',
  },
  'doc-type-not-in-req-docs': {
    status: 409,
    errorCode: 1010,
    text: 'The document type is not part of the level',
  },
  'encrypted-file': { status: 400, errorCode: 1011, text: 'The file is protected by a password' },
  'applicant-already-in-the-state': {
    status: 409,
    errorCode: 3000,
    text: 'The applicant is already in this state',
  },
  'applicant-already-blacklisted': {
    status: 409,
    errorCode: 5000,
    text: 'The applicant is on the blacklist already',
  },
  'applicant-already-whitelisted': {
    status: 409,
    errorCode: 5001,
    text: 'The applicant is not on the blacklist',
  },
  'app-token-invalid-format': { status: 401, errorCode: 4000, text: 'The app token is missing or malformed' },
  'app-token-not-found': { status: 401, errorCode: 4001, text: 'The app token is unknown or revoked' },
  'app-token-private-part-mismatch': { status: 401, errorCode: 4002, text: 'The app token is invalid' },
  'app-token-signature-mismatch': { status: 401, errorCode: 4003, text: 'Request signature mismatch' },
  'app-token-request-expired': { status: 401, errorCode: 4004, text: 'Request signature expired' },
  'app-token-invalid-value': {
    status: 401,
    errorCode: 4005,
    text: 'An authentication header has a malformed value',
  },
  'app-token-not-all-auth-params-provided': {
    status: 401,
    errorCode: 4006,
    text: 'X-App-Token, X-App-Access-Ts and X-App-Access-Sig are all required',
  },
  'app-token-invalid-params': {
    status: 401,
    errorCode: 4007,
    text: 'The authentication parameters are invalid',
  },
  'access-token-invalid': { status: 401, text: 'The access token is unknown or expired' },
  'invalid-value': { status: 400, text: 'The request is not valid' },
  'query-too-large': { status: 400, text: 'The query asks for too much at one time' },
  'no-permission': { status: 403, text: 'This credential may not do that' },
  'applicant-not-found': { status: 404, text: 'Applicant not found (anf)' },
  'country-not-accepted': { status: 409, text: 'The level takes no document of this type from this country' },
  'level-not-found': { status: 404, text: 'Level not found' },
  'image-not-found': { status: 404, text: 'Image not found' },
  'action-not-found': { status: 404, text: 'Applicant action not found' },
  'link-not-found': { status: 404, text: 'The link is unknown or expired' },
  'questionnaire-not-found': { status: 404, text: 'Questionnaire not found' },
  'officer-session-not-found': { status: 404, text: 'There is no such session of an officer, or it is over' },
  'note-not-found': { status: 404, text: 'Note not found' },
  'attachment-not-found': { status: 404, text: 'Attachment not found' },
  'webhook-not-found': { status: 404, text: 'Webhook not found' },
  'hit-not-found': { status: 404, text: 'The case has no such hit' },
  'provider-not-found': { status: 404, text: 'There is no provider at this address' },
  'provider-digest-mismatch': { status: 401, text: 'The digest does not fit the body' },
  'source-file-refused': { status: 400, text: 'The file of the list is refused' },
  'route-not-found': { status: 404, text: 'There is nothing at this address' },
  'method-not-allowed': { status: 405, text: 'This method is not allowed here' },
  'applicant-already-exists': { status: 409, text: 'Applicant already exists' },
  'action-already-exists': { status: 409, text: 'An action with this externalActionId already exists' },
  'applicant-not-approved': {
    status: 409,
    text: 'Actions are for approved applicants, and this one is not',
  },
  'questionnaire-already-exists': { status: 409, text: 'A questionnaire with this id already exists' },
  'steps-missing': { status: 409, text: 'Steps are missing' },
  'state-conflict': { status: 409, text: 'This cannot be done in the present state' },
  'idempotency-key-in-use': {
    status: 409,
    text: 'A request with this Idempotency-Key is being carried out: ask again in a moment',
  },
  'idempotency-key-reused': {
    status: 422,
    text: 'This Idempotency-Key was used for another request',
  },
  'payload-too-large': { status: 413, text: 'The request body is too large' },
  'unsupported-content-type': { status: 415, text: 'The content type is not supported' },
  'too-many-requests': { status: 429, text: 'Too many requests' },
  'identifier-missing': { status: 409, text: 'There is no e-mail address or phone number to confirm' },
  'identifier-invalid': { status: 400, text: 'This is no e-mail address or phone number' },
  'already-confirmed': { status: 409, text: 'This is confirmed already' },
  'confirmation-not-started': { status: 409, text: 'Nothing waits to be confirmed: ask for a code first' },
  'code-wrong': { status: 400, text: 'The code is wrong' },
  'code-expired': { status: 409, text: 'The code has expired: ask for a new one' },
  'too-many-tries': { status: 429, text: 'Too many wrong codes: ask for a new one' },
  /** Of the applicant's page; the codes are ours. */
  'continued-elsewhere': {
    status: 409,
    errorCode: 7001,
    text: 'This was continued on another device',
  },
  'flow-not-open': {
    status: 409,
    errorCode: 7002,
    text: 'Nothing was begun on this device: open it first',
  },
  'challenge-expired': {
    status: 409,
    errorCode: 7003,
    text: 'The time for this challenge is over, or it was answered before: ask for another',
  },
  'upload-offset-mismatch': {
    status: 409,
    errorCode: 7004,
    text: 'The upload goes on at another place: ask where',
  },
  'upload-not-found': { status: 404, errorCode: 7005, text: 'The upload is unknown or has expired' },
  'link-invalid': { status: 404, text: 'The link is unknown, was replaced by a newer one, or has expired' },
  'file-unavailable': { status: 500, text: 'The stored file is missing or was altered' },
  'internal-error': { status: 500, text: 'Something went wrong on our side' },
  'vision-unavailable': { status: 503, text: 'Pictures cannot be examined at the moment: try again later' },
  'message-gateway-missing': {
    status: 503,
    text: 'No gateway is configured that could send this message: see docs/messages.md',
  },
  'page-not-built': { status: 503, text: 'The page was not built on this machine: npm run build' },
  overloaded: { status: 503, text: 'The service is overloaded: try again in a moment' },
} as const satisfies Record<string, ErrorEntry>;

type ErrorEntry = { readonly status: number; readonly errorCode?: number; readonly text: string };

export type ErrorName = keyof typeof errorTable;

/** An expected failure. `description` replaces the public text of the table; it must hold no personal data. */
export type AppError = {
  readonly name: ErrorName;
  readonly description?: string;
  /** Whole seconds after which the same request may succeed. */
  readonly retryAfterSeconds?: number;
};

export function appError(name: ErrorName, description?: string): AppError {
  return description === undefined ? { name } : { name, description };
}

/** Status, optional code and public text of a table entry. */
export function errorEntry(name: ErrorName): ErrorEntry {
  return errorTable[name];
}
