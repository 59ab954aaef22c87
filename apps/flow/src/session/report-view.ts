import type { HostBridge } from './host-bridge.ts';
import type { Step, View } from './view.ts';

/** Tells the host what a new view means. `before` is null for the first one. */
export function reportView(bridge: HostBridge, before: View | null, view: View): void {
  const { applicantId, actionId, levelName, levelType } = view.application;
  const ids = { applicantId, ...(actionId === undefined ? {} : { actionId }) };
  const isAction = levelType === 'actions';
  if (before === null) bridge.report({ type: 'applicantLoaded', ...ids });
  const { position, total } = view.progress;
  if (before === null || before.progress.position !== position || before.progress.total !== total)
    bridge.report({ type: 'progress', position, total, levelName });
  if (before?.step.block === view.step.block && before.step.kind === view.step.kind) return;
  const left = before === null ? undefined : setTypeOf(before.step);
  const entered = setTypeOf(view.step);
  if (left !== undefined && left !== entered) bridge.report({ type: 'stepCompleted', idDocSetType: left });
  if (entered !== undefined && left !== entered)
    bridge.report({ type: 'stepInitiated', idDocSetType: entered, types: typesOf(view.step) });
  if (view.step.kind === 'wait') bridge.report({ type: 'submitted', isAction });
  if (view.step.kind === 'result')
    bridge.report({ type: 'result', result: view.step.result, isAction, ...ids });
}

function setTypeOf(step: Step): string | undefined {
  if (step.kind === 'wait' || step.kind === 'result' || step.kind === 'consent') return undefined;
  return 'idDocSetType' in step ? step.idDocSetType : step.group;
}

function typesOf(step: Step): readonly string[] {
  if ('types' in step) return step.types.map(({ idDocType }) => idDocType);
  return 'idDocType' in step ? [step.idDocType] : [];
}
