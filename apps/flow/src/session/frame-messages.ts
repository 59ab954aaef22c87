import type { HostEvent, HostReview } from './host-bridge.ts';

/** A message to the embedding page as it goes out, but for the members that all of them share. */
export type FrameMessage = { readonly method: string } & Readonly<Record<string, unknown>>;

/**
 * What the web SDK of the wire format calls an event, old and new spelling both: pages listen to `stepCompleted` as well as to
 * `onStepCompleted`. The order is the order in which they are sent.
 */
export function frameMessagesOf(event: HostEvent): readonly FrameMessage[] {
  switch (event.type) {
    case 'applicantLoaded': {
      const { applicantId, actionId } = event.subject;
      return [
        ...named(['onApplicantLoaded'], { applicantId }),
        ...(actionId === undefined
          ? []
          : named(['onApplicantActionLoaded'], { applicantActionId: actionId })),
      ];
    }
    case 'levelChanged':
      return named(['onApplicantLevelChanged'], { levelName: event.levelName });
    case 'progress':
      return named(['onVerificationProgressChanged'], {
        currentStep: event.position,
        totalSteps: event.total,
      });
    case 'navigation':
      return named(['onNavigationUiControlsStateChanged'], {
        state: { previousScreenButton: event.canGoBack ? 'normal' : null, closeModalButton: 'normal' },
      });
    case 'agreementSigned':
      // Nobody is asked where he is resident here.
      return named(['onAgreementSigned'], { residency: '' });
    case 'stepInitiated': {
      const { idDocSetType, types, videoRequired } = event;
      return named(['onStepInitiated'], {
        idDocSetType,
        types,
        ...(videoRequired === undefined ? {} : { videoRequired }),
      });
    }
    case 'stepCompleted':
      return named(['stepCompleted', 'onStepCompleted'], { idDocSetType: event.idDocSetType });
    case 'documentAdded': {
      const { type, ...document } = event;
      return named(['onDocumentAdded'], document);
    }
    case 'imageRemoved':
      return named(['onImageRemoved'], { imageId: event.imageId });
    case 'uploadError':
      return named(['onUploadError'], trouble(event.code, 'The picture was not taken'));
    case 'uploadWarning':
      return named(['onUploadWarning'], trouble(event.code, 'The picture is poor'));
    case 'livenessCompleted':
      return named(['onLivenessCompleted'], { answer: event.answer, allowContinuing: true });
    case 'submitted':
      return named(submittedNames(event), {});
    case 'reviewChanged':
      return named(
        event.isAction ? ['onApplicantActionStatusChanged'] : ['applicantStatus', 'onApplicantStatusChanged'],
        statusPayload(event.review),
      );
    case 'reviewCompleted':
      return event.isAction ? [] : named(['onApplicantVerificationCompleted'], statusPayload(event.review));
    case 'actionCompleted': {
      const { action, actionId: applicantActionId, answer } = event;
      return [
        ...named(['actionCompleted', 'onActionCompleted'], { applicantActionId }),
        ...named(['onApplicantActionCompleted'], { action, applicantActionId, answer }),
      ];
    }
    case 'resultShown':
      return named(['moduleResultPresented', 'onModuleResultPresented'], { answer: event.answer });
    case 'languageChanged':
      return named(['onLanguageChanged'], { language: event.language });
    case 'userAction':
      return named(['onUserAction'], { action: event.action });
    case 'resized':
      return named(['onResize'], { height: event.height });
    case 'error':
      return named(['onError'], trouble(event.code, event.message));
  }
}

function submittedNames({ isAction, isAgain }: { isAction: boolean; isAgain: boolean }): readonly string[] {
  if (!isAction) return [isAgain ? 'onApplicantResubmitted' : 'onApplicantSubmitted'];
  return ['onActionSubmitted', isAgain ? 'onApplicantActionResubmitted' : 'onApplicantActionSubmitted'];
}

function named(names: readonly string[], payload: Readonly<Record<string, unknown>>): FrameMessage[] {
  return names.map((name) => ({ ...payload, method: `idCheck.${name}` }));
}

/** `error` is what the packages read, `msg` what older pages were told to. */
function trouble(code: string, message: string) {
  return { code, error: message, msg: message };
}

/** `creationDate` is the name of the types, `createDate` the one of the documentation. */
function statusPayload({ levelName, status, attempt, createdAt, autoChecked, result }: HostReview) {
  return {
    reprocessing: attempt > 1,
    levelName,
    creationDate: createdAt,
    createDate: createdAt,
    reviewStatus: status,
    autoChecked,
    ...(result === undefined
      ? {}
      : {
          reviewResult: {
            reviewAnswer: result.answer,
            ...(result.rejectType === undefined ? {} : { reviewRejectType: result.rejectType }),
            ...(result.comment === undefined ? {} : { moderationComment: result.comment }),
          },
        }),
  };
}
