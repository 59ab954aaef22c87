import type { MessageKey } from '../messages/text.tsx';
import type { ApiFailure } from '../session/api-failure.ts';

/** What a person is told of a failure that a step did not foresee. */
export function failureKey(failure: ApiFailure): MessageKey {
  if (failure.kind === 'offline') return 'trouble.offline';
  if (failure.kind === 'busy') return 'trouble.busyServer';
  if (failure.kind !== 'refused') return 'trouble.failed';
  if (failure.status === 429) return 'trouble.later';
  if (failure.name === 'state-conflict') return 'trouble.stale';
  if (failure.name === 'challenge-expired') return 'reason.notInTime';
  return 'trouble.failed';
}

/** What a person is told of a file that the server refused. */
export function fileFailureKey(failure: ApiFailure): MessageKey {
  if (failure.kind !== 'refused') return failureKey(failure);
  switch (failure.name) {
    case 'duplicate-document':
      return 'capture.duplicate';
    case 'unsupported-file-format':
      return 'capture.fileKind';
    case 'corrupted-file':
    case 'empty-file':
      return 'capture.fileBroken';
    default:
      return failureKey(failure);
  }
}
