import { bareOrigin, originOfToken } from './base-url.ts';
import { type Frame, openFrame } from './open-frame.ts';
import { followOutcome, type VerificationOutcome } from './outcome.ts';
import type { PageConfig } from './protocol.ts';

export type { VerificationOutcome } from './outcome.ts';

export type VerifyOptions = {
  /** Made by one's own server for one person. */
  readonly accessToken: string;
  readonly refreshToken: () => Promise<string>;
  /** Where to put the page; without it, a dialog over the whole window opens. */
  readonly container?: HTMLElement;
  readonly config?: PageConfig;
  readonly baseUrl?: string;
  /** False: done as soon as everything is handed in. */
  readonly waitForResult?: boolean;
  /** True: done at any answer. Unless told, a refusal stays to be read, mended or objected to until the person closes it. */
  readonly closeAtRefusal?: boolean;
  /** Closes it. */
  readonly signal?: AbortSignal;
  readonly onEvent?: (name: string, payload: Readonly<Record<string, unknown>>) => void;
  /** Accessible name of the button that closes the dialog. */
  readonly closeLabel?: string;
};

/**
 * Takes a person through the verification and says how it ended; the page is taken away then: at an approval at once, at a refusal when
 * the person closes it. Rejects only where it cannot be started: a token without an address and no `baseUrl`.
 */
export async function verify(options: VerifyOptions): Promise<VerificationOutcome> {
  const { accessToken, refreshToken, container, config = {}, signal, onEvent } = options;
  const baseUrl = options.baseUrl === undefined ? originOfToken(accessToken) : bareOrigin(options.baseUrl);
  if (baseUrl === undefined) throw new Error('The access token does not name its server: give baseUrl.');
  if (signal?.aborted === true) return { status: 'closed', applicantId: undefined };

  return new Promise((resolve) => {
    let frame: Frame | undefined;
    let applicantId: string | undefined;
    let known: VerificationOutcome | undefined;
    const ends = {
      atVerdict: options.closeAtRefusal === true,
      atSubmission: options.waitForResult === false,
    };
    const dialog = container === undefined ? openDialog(options.closeLabel ?? 'Close') : undefined;
    const finish = (outcome: VerificationOutcome) => {
      signal?.removeEventListener('abort', abort);
      frame?.close();
      dialog?.remove();
      resolve(outcome);
    };
    const abort = () => finish(known ?? { status: 'closed', applicantId });
    signal?.addEventListener('abort', abort);
    dialog?.onClose(abort);
    frame = openFrame(container ?? dialog?.body ?? document.body, {
      baseUrl,
      accessToken,
      refreshToken,
      config,
      options: { adaptIframeHeight: container !== undefined, enableScrollIntoView: container !== undefined },
      tell(name, payload) {
        const told = payload['applicantId'];
        if (typeof told === 'string') applicantId = told;
        onEvent?.(name, payload);
        const { outcome, isOver } = followOutcome(known, name, { applicantId, ...payload }, ends);
        known = outcome;
        if (isOver && outcome !== undefined) finish(outcome);
      },
    });
  });
}

function openDialog(closeLabel: string) {
  const dialog = document.createElement('dialog');
  const body = document.createElement('div');
  const button = document.createElement('button');
  dialog.style.cssText =
    'width:100%;height:100%;max-width:100%;max-height:100%;padding:0;border:0;background:Canvas;color:CanvasText';
  body.style.cssText = 'position:absolute;inset:0';
  button.style.cssText =
    'position:absolute;top:8px;inset-inline-end:8px;z-index:1;width:44px;height:44px;border:0;border-radius:8px;background:Canvas;color:CanvasText;font:24px/1 system-ui;cursor:pointer';
  button.type = 'button';
  button.textContent = '×';
  button.setAttribute('aria-label', closeLabel);
  dialog.append(body, button);
  document.body.append(dialog);
  dialog.showModal();
  return {
    body,
    remove: () => dialog.remove(),
    onClose(close: () => void) {
      button.addEventListener('click', close);
      dialog.addEventListener('cancel', (event) => {
        event.preventDefault();
        close();
      });
    },
  };
}
