import type { HostBridge, HostReview } from './host-bridge.ts';
import type { Step, View } from './view.ts';

const answers = { approved: 'GREEN', done: 'YELLOW', retry: 'RED', rejected: 'RED' } as const;

/** Tells the host what a new view means. `before` is null for the first one. */
export function reportView(bridge: HostBridge, before: View | null, view: View): void {
  const { applicantId, actionId, levelName } = view.application;
  if (before === null)
    bridge.report({ type: 'applicantLoaded', subject: { applicantId, actionId, levelName } });
  else if (before.application.levelName !== levelName) bridge.report({ type: 'levelChanged', levelName });
  reportSteps(bridge, before, view);
  reportReview(bridge, before, view);
  const { step } = view;
  if (step.kind === 'result' && (before?.step.kind !== 'result' || before.step.result !== step.result))
    bridge.report({ type: 'resultShown', answer: answers[step.result] });
}

function reportSteps(bridge: HostBridge, before: View | null, view: View): void {
  const isAnother = before?.step.block !== view.step.block || before.step.kind !== view.step.kind;
  const left = before === null ? undefined : setTypeOf(before.step);
  const entered = setTypeOf(view.step);
  if (before?.step.kind === 'consent' && isAnother) bridge.report({ type: 'agreementSigned' });
  // Whoever goes back has not completed anything.
  const isDone = (name: string) =>
    view.progress.groups.some((group) => group.name === name && group.state === 'done');
  if (before !== null && left !== undefined && left !== entered && isDone(before.step.group))
    bridge.report({ type: 'stepCompleted', idDocSetType: left });
  const { position, total } = view.progress;
  if (before?.progress.position !== position || before.progress.total !== total)
    bridge.report({ type: 'progress', position, total });
  if (before?.canGoBack !== view.canGoBack) bridge.report({ type: 'navigation', canGoBack: view.canGoBack });
  if (entered !== undefined && left !== entered)
    bridge.report({
      type: 'stepInitiated',
      idDocSetType: entered,
      types: typesOf(view.step),
      ...(view.step.kind === 'liveness' && view.step.mode === 'challenge'
        ? { videoRequired: 'liveness' }
        : {}),
    });
}

function reportReview(bridge: HostBridge, before: View | null, view: View): void {
  const { application, review: now } = view;
  if (now === undefined) return;
  const isAction = application.levelType === 'actions';
  const was = before?.review;
  if (was !== undefined && was.attempt < now.attempt)
    bridge.report({ type: 'submitted', isAction, isAgain: now.attempt > 1 });
  if (was?.status === now.status && was.attempt === now.attempt && was.result?.answer === now.result?.answer)
    return;
  const review: HostReview = { ...now, levelName: application.levelName };
  bridge.report({ type: 'reviewChanged', isAction, review });
  if (now.result === undefined) return;
  // Somebody who comes back to mend something is not finished again.
  if (before === null && now.result.rejectType === 'RETRY') return;
  bridge.report({ type: 'reviewCompleted', isAction, review });
  const { actionId, externalActionId = '' } = application;
  if (isAction && actionId !== undefined)
    bridge.report({ type: 'actionCompleted', action: externalActionId, actionId, answer: now.result.answer });
}

function setTypeOf(step: Step): string | undefined {
  if (step.kind === 'wait' || step.kind === 'result' || step.kind === 'consent') return undefined;
  return 'idDocSetType' in step ? step.idDocSetType : step.group;
}

function typesOf(step: Step): readonly string[] {
  if ('types' in step) return step.types.map(({ idDocType }) => idDocType);
  if (step.kind === 'liveness') return ['SELFIE'];
  return 'idDocType' in step ? [step.idDocType] : [];
}
