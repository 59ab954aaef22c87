// Made from the OpenAPI document of the server by `npm run client:types`. Never edited by hand.

export interface paths {
    "/resources/applicants": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Create an applicant
         * @description Permission: applicant.write
         */
        post: operations["postApplicants"];
        delete?: never;
        options?: never;
        head?: never;
        /**
         * Change an applicant's own fields; deleted: true deactivates
         * @description Permission: applicant.write
         */
        patch: operations["patchApplicants"];
        trace?: never;
    };
    "/resources/applicants/{applicantId}/one": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Read an applicant by id, or by `-;externalUserId={id}`
         * @description Permission: applicant.read
         */
        get: operations["getApplicantsByApplicantIdOne"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/resources/applicants/-/byExternalUserId/{externalUserId}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Tell whether an applicant with this external user id exists
         * @description Permission: applicant.read
         */
        get: operations["getApplicantsByExternalUserIdByExternalUserId"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/resources/applicants/-/search": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Find applicants by e-mail, phone, document number and words of the name
         * @description Permission: applicant.read
         */
        get: operations["getApplicantsSearch"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/resources/applicants/{applicantId}/moveToLevel": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Put the applicant on another level; its review begins anew
         * @description Permission: applicant.write
         */
        post: operations["postApplicantsByApplicantIdMoveToLevel"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/resources/applicants/{applicantId}/fixedInfo": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        /**
         * Change the data supplied about an applicant
         * @description Permission: applicant.write
         */
        patch: operations["patchApplicantsByApplicantIdFixedInfo"];
        trace?: never;
    };
    "/resources/applicants/-/count": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * How many applicants there are
         * @description Permission: applicant.read
         */
        get: operations["getApplicantsCount"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/resources/applicants/{applicantId}/info": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        /**
         * Change the data read from documents; unsetFields takes fields away
         * @description Permission: applicant.write
         */
        patch: operations["patchApplicantsByApplicantIdInfo"];
        trace?: never;
    };
    "/resources/applicants/{applicantId}/presence/{presence}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        /**
         * Deactivate an applicant, or activate him again
         * @description Permission: applicant.write
         */
        patch: operations["patchApplicantsByApplicantIdPresenceByPresence"];
        trace?: never;
    };
    "/resources/applicants/{applicantId}/agreement": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Keep what the applicant agreed to
         * @description Permission: applicant.write
         */
        post: operations["postApplicantsByApplicantIdAgreement"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/resources/applicants/{applicantId}/acceptedAgreements": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Everything the applicant agreed to, oldest first
         * @description Permission: applicant.read
         */
        get: operations["getApplicantsByApplicantIdAcceptedAgreements"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/resources/applicants/{applicantId}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /**
         * Erase a person for good: data, pictures and the key that opens them
         * @description Permission: applicant.erase
         */
        delete: operations["deleteApplicantsByApplicantId"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/resources/applicants/-/ingestCompleted": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Bring in somebody who was verified elsewhere, with the answer
         * @description Permission: applicant.import
         */
        post: operations["postApplicantsIngestCompleted"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/resources/applicants/-/applicantImport": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Bring in an applicant with pictures from a zip package
         * @description Permission: applicant.import
         */
        post: operations["postApplicantsApplicantImport"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/resources/accessTokens/-/shareToken": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * A token with which another client may copy an applicant once
         * @description Permission: applicant.share
         */
        post: operations["postAccessTokensShareToken"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/resources/applicants/-/import": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Copy the applicant that a share token is for
         * @description Permission: applicant.import
         */
        post: operations["postApplicantsImport"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/resources/applicants/{applicantId}/info/idDoc": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Add a picture of a document, its data, or both
         * @description Permission: document.write
         */
        post: operations["postApplicantsByApplicantIdInfoIdDoc"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/resources/applicants/{applicantId}/requiredIdDocsStatus": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Where each step of the level stands
         * @description Permission: applicant.read
         */
        get: operations["getApplicantsByApplicantIdRequiredIdDocsStatus"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/resources/applicants/{applicantId}/requiredIdDocs": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * What the level requires of the applicant (reads, despite POST)
         * @description Permission: applicant.read
         */
        post: operations["postApplicantsByApplicantIdRequiredIdDocs"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/resources/applicants/{applicantId}/metadata/resources": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * The pictures of an applicant, oldest first
         * @description Permission: document.read
         */
        get: operations["getApplicantsByApplicantIdMetadata"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/resources/inspections/{inspectionId}/resources/{imageId}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * The bytes of a picture
         * @description Permission: document.read
         */
        get: operations["getInspectionsByInspectionIdByImageId"];
        put?: never;
        post?: never;
        /**
         * Set a picture aside, or with revert=true take it back
         * @description Permission: document.write
         */
        delete: operations["deleteInspectionsByInspectionIdByImageId"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/resources/applicants/{applicantId}/resources/{imageId}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * The bytes of a picture, by the applicant's id
         * @description Permission: document.read
         */
        get: operations["getApplicantsByApplicantIdByImageId"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/resources/applicants/{applicantId}/status/pending": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Ask for the applicant to be checked
         * @description Permission: review.submit
         */
        post: operations["postApplicantsByApplicantIdStatusPending"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/resources/applicants/{applicantId}/status": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Where the review stands
         * @description Permission: review.read
         */
        get: operations["getApplicantsByApplicantIdStatus"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/resources/applicants/{applicantId}/review/history": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * All attempts, oldest first
         * @description Permission: review.read
         */
        get: operations["getApplicantsByApplicantIdReviewHistory"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/resources/applicants/{applicantId}/status/testCompleted": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * In the sandbox: complete the review as told
         * @description Permission: review.decide
         */
        post: operations["postApplicantsByApplicantIdStatusTestCompleted"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/resources/applicants/{applicantId}/-/approve": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Approve the applicant
         * @description Permission: review.decide
         */
        post: operations["postApplicantsByApplicantIdApprove"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/resources/applicants/{applicantId}/-/reject": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Reject the applicant for good
         * @description Permission: review.decide
         */
        post: operations["postApplicantsByApplicantIdReject"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/resources/applicants/{applicantId}/reset": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Begin anew: pictures are set aside
         * @description Permission: review.decide
         */
        post: operations["postApplicantsByApplicantIdReset"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/resources/cases": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Reviews that wait for an officer, longest submitted first
         * @description Permission: review.read
         */
        get: operations["getCases"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/resources/applicants/{applicantId}/-/init": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Back to the beginning without losing anything: more is wanted of the applicant
         * @description Permission: review.decide
         */
        post: operations["postApplicantsByApplicantIdInit"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/resources/applicants/{applicantId}/resetStep/{step}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Ask for one step anew: its pictures and answers are set aside
         * @description Permission: review.decide
         */
        post: operations["postApplicantsByApplicantIdResetStepByStep"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/resources/moderationStates/{selector}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * What was wrong, of `-;applicantId={id}`: empty unless the applicant is refused
         * @description Permission: review.read
         */
        get: operations["getModerationStatesBySelector"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/resources/applicants/{applicantId}/blacklist": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Refuse the applicant for good, and whoever turns out to be the same person later
         * @description Permission: review.decide
         */
        post: operations["postApplicantsByApplicantIdBlacklist"];
        /**
         * Take the applicant off the blacklist
         * @description Permission: review.decide
         */
        delete: operations["deleteApplicantsByApplicantIdBlacklist"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/resources/applicants/{applicantId}/tags/add": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Add tags
         * @description Permission: applicant.write
         */
        post: operations["postApplicantsByApplicantIdTagsAdd"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/resources/applicants/{applicantId}/tags": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Replace all tags
         * @description Permission: applicant.write
         */
        post: operations["postApplicantsByApplicantIdTags"];
        /**
         * Take tags away
         * @description Permission: applicant.write
         */
        delete: operations["deleteApplicantsByApplicantIdTags"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/resources/applicants/{applicantId}/riskLevel/entries": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Write down how risky it is to serve the applicant
         * @description Permission: applicant.write
         */
        post: operations["postApplicantsByApplicantIdRiskLevelEntries"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/resources/api/applicants/notes": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * The notes about an applicant, newest first
         * @description Permission: applicant.read
         */
        get: operations["getApiApplicantsNotes"];
        put?: never;
        /**
         * Write a note about an applicant
         * @description Permission: applicant.write
         */
        post: operations["postApiApplicantsNotes"];
        delete?: never;
        options?: never;
        head?: never;
        /**
         * Change a note
         * @description Permission: applicant.write
         */
        patch: operations["patchApiApplicantsNotes"];
        trace?: never;
    };
    "/resources/api/applicants/{applicantId}/notes/{noteId}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /**
         * Remove a note and what hangs on it
         * @description Permission: applicant.write
         */
        delete: operations["deleteApiApplicantsByApplicantIdNotesByNoteId"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/resources/api/applicants/notes/attachments": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Hang a file on a note
         * @description Permission: applicant.write
         */
        post: operations["postApiApplicantsNotesAttachments"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/resources/api/applicants/{applicantId}/notes/{noteId}/attachments/{attachmentId}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * The bytes of a file that hangs on a note
         * @description Permission: applicant.read
         */
        get: operations["getApiApplicantsByApplicantIdNotesByNoteIdAttachmentsByAttachmentId"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/resources/applicants/{applicantId}/checks": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * The checks of the present attempt with their evidence
         * @description Permission: review.read
         */
        get: operations["getApplicantsByApplicantIdChecks"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/resources/applicantActions/-/forApplicant/{applicantId}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Begin an action on an approved applicant
         * @description Permission: action.write
         */
        post: operations["postApplicantActionsForApplicantByApplicantId"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/resources/applicantActions/{selector}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * An applicant's actions, by -;applicantId=
         * @description Permission: action.read
         */
        get: operations["getApplicantActionsBySelector"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/resources/applicantActions/{actionId}/one": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * An action with its review, checks and pictures
         * @description Permission: action.read
         */
        get: operations["getApplicantActionsByActionIdOne"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/resources/applicantActions/{actionId}/images": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Add a picture to an action
         * @description Permission: action.write
         */
        post: operations["postApplicantActionsByActionIdImages"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/resources/applicantActions/{actionId}/images/{actionImageId}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * The bytes of a picture of an action; preview=true for the smaller copy
         * @description Permission: document.read
         */
        get: operations["getApplicantActionsByActionIdImagesByActionImageId"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/resources/applicantActions/{actionId}/review/status/pending": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Ask for the action to be checked; answers the whole action
         * @description Permission: action.write
         */
        post: operations["postApplicantActionsByActionIdReviewStatusPending"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/resources/applicantActions/{actionId}/questionnaires": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Answer a questionnaire of an action
         * @description Permission: action.write
         */
        post: operations["postApplicantActionsByActionIdQuestionnaires"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/resources/status/signingKey": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The installation's public key, which `sigHash` of a picture is checked with */
        get: operations["getStatusSigningKey"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/resources/applicantActions/-/forApplicant/{applicantId}/paymentMethod": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Begin an action on a means of payment; X-External-Action-Id names it
         * @description Permission: action.write
         */
        post: operations["postApplicantActionsForApplicantByApplicantIdPaymentMethod"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/resources/applicantActions/{actionId}/paymentMethod": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Tell which means of payment an action is about
         * @description Permission: action.write
         */
        post: operations["postApplicantActionsByActionIdPaymentMethod"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/resources/api/applicantActions/{actionId}/-/approve": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Approve the action
         * @description Permission: action.decide
         */
        post: operations["postApiApplicantActionsByActionIdApprove"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/resources/api/applicantActions/{actionId}/-/reject": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Reject the action for good
         * @description Permission: action.decide
         */
        post: operations["postApiApplicantActionsByActionIdReject"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/resources/accessTokens": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * An access token for one applicant or one action, told in the query
         * @description Permission: access-token.create
         */
        post: operations["postAccessTokens"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/resources/accessTokens/sdk": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * An access token for one applicant or one action, told in the body
         * @description Permission: access-token.create
         */
        post: operations["postAccessTokensSdk"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/resources/accessTokens/behavior": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * A token of the kind that watches devices, which opens nothing here
         * @description Permission: access-token.create
         */
        post: operations["postAccessTokensBehavior"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/resources/officerSessions": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Sessions of officers that count now, newest first
         * @description Permission: officer-session.create
         */
        get: operations["getOfficerSessions"];
        put?: never;
        /**
         * A token with which an officer works under his own id; it is told this once
         * @description Permission: officer-session.create
         */
        post: operations["postOfficerSessions"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/resources/officerSessions/{sessionId}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /**
         * End an officer's session at once
         * @description Permission: officer-session.create
         */
        delete: operations["deleteOfficerSessionsBySessionId"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/resources/sdkIntegrations/levels/-/websdkLink": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * A link that takes a person through a level, told in the body
         * @description Permission: access-token.create
         */
        post: operations["postSdkIntegrationsLevelsWebsdkLink"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/resources/sdkIntegrations/levels/{levelName}/websdkLink": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * A link that takes a person through a level, told in the query
         * @description Permission: access-token.create
         */
        post: operations["postSdkIntegrationsLevelsByLevelNameWebsdkLink"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/resources/sdkIntegrations/websdkLinks/accessToken": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** For the page of a link: an access token for the code in X-WebSDK-Link */
        post: operations["postSdkIntegrationsWebsdkLinksAccessToken"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/resources/sdkIntegrations/websdkLinks/redirect": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** For the page of a link: where to send the person in the end */
        post: operations["postSdkIntegrationsWebsdkLinksRedirect"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/resources/checks/latest": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * The newest check of one type, of an applicant
         * @description Permission: review.read
         */
        get: operations["getChecksLatest"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/resources/auditTrailEvents": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Who did what: the journal without its sealed contents, newest first
         * @description Permission: journal.read
         */
        get: operations["getAuditTrailEvents"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/resources/applicants/{applicantId}/summary/report": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Everything known of an applicant as a PDF
         * @description Permission: document.read
         */
        get: operations["getApplicantsByApplicantIdSummaryReport"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/resources/api/questionnaires/list": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * All questionnaires, in their newest versions
         * @description Permission: level.read
         */
        get: operations["getApiQuestionnairesList"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/resources/api/questionnaires/{questionnaireId}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * What a questionnaire asks
         * @description Permission: level.read
         */
        get: operations["getApiQuestionnairesByQuestionnaireId"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        /**
         * Replace what a questionnaire asks by a new version
         * @description Permission: questionnaire.manage
         */
        patch: operations["patchApiQuestionnairesByQuestionnaireId"];
        trace?: never;
    };
    "/resources/api/questionnaires": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Add a questionnaire
         * @description Permission: questionnaire.manage
         */
        post: operations["postApiQuestionnaires"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/resources/applicants/{applicantId}/questionnaires": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Answer a questionnaire
         * @description Permission: applicant.write
         */
        post: operations["postApplicantsByApplicantIdQuestionnaires"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/resources/applicants/-/levels": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * All levels
         * @description Permission: level.read
         */
        get: operations["getApplicantsLevels"];
        put?: never;
        /**
         * Make a level
         * @description Permission: level.write
         */
        post: operations["postApplicantsLevels"];
        delete?: never;
        options?: never;
        head?: never;
        /**
         * Change the level whose id is in the body
         * @description Permission: level.write
         */
        patch: operations["patchApplicantsLevels"];
        trace?: never;
    };
    "/resources/applicants/-/levels/{levelId}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * One level
         * @description Permission: level.read
         */
        get: operations["getApplicantsLevelsByLevelId"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        /**
         * Change a level; what is sent replaces what was there
         * @description Permission: level.write
         */
        patch: operations["patchApplicantsLevelsByLevelId"];
        trace?: never;
    };
    "/resources/theme": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * How the applicant's page looks: tokens and files
         * @description Permission: level.read
         */
        get: operations["getTheme"];
        /**
         * Replace the tokens of the applicant's page; its files stay
         * @description Permission: level.write
         */
        put: operations["putTheme"];
        post?: never;
        /**
         * Let the applicant's page look as it comes
         * @description Permission: level.write
         */
        delete: operations["deleteTheme"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/resources/theme/{file}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * A logo or the font of the applicant's page, in place of the former one
         * @description Permission: level.write
         */
        post: operations["postThemeByFile"];
        /**
         * Take a logo or the font off the applicant's page
         * @description Permission: level.write
         */
        delete: operations["deleteThemeByFile"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/flow/theme/{environmentId}/{file}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** A logo or a font of the applicant's page, named by its content */
        get: operations["getFlowThemeByEnvironmentIdByFile"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/resources/api/applicants/{applicantId}/amlCase": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * What was found of the applicant in sources
         * @description Permission: review.read
         */
        get: operations["getApiApplicantsByApplicantIdAmlCase"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/resources/api/applicants/{applicantId}/amlCase/hits/{hitId}/resolution": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Say whether a hit is this person
         * @description Permission: review.decide
         */
        post: operations["postApiApplicantsByApplicantIdAmlCaseHitsByHitIdResolution"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/resources/applicants/{applicantId}/recheck/aml": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Look the applicant up again in the sources of the level
         * @description Permission: review.submit
         */
        post: operations["postApplicantsByApplicantIdRecheckAml"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/resources/api/sources": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * The sources of this installation: imported lists and connectors
         * @description Permission: source.manage
         */
        get: operations["getApiSources"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/resources/api/sources/runs": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Rounds of looking up again those who were approved, newest first
         * @description Permission: source.manage
         */
        get: operations["getApiSourcesRuns"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/resources/api/providers": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * The outside providers of this environment, and where their webhooks go
         * @description Permission: provider.manage
         */
        get: operations["getApiProviders"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/resources/api/providers/disagreements": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Attempts on which a provider asked in shadow answered otherwise, newest first
         * @description Permission: provider.manage
         */
        get: operations["getApiProvidersDisagreements"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/resources/applicants/{applicantId}/providerLink": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Where the person goes to be verified by an outside provider, while one waits for him
         * @description Permission: access-token.create
         */
        get: operations["getApplicantsByApplicantIdProviderLink"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/resources/providers/webhooks/{endpoint}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** For an outside provider: his webhooks, at an address that only he knows, proved by their digest */
        post: operations["postProvidersWebhooksByEndpoint"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/resources/api/clientWebhooks": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List the webhooks
         * @description Permission: webhook.manage
         */
        get: operations["getApiClientWebhooks"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/resources/api/clientWebhooks/{webhookId}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Read a webhook
         * @description Permission: webhook.manage
         */
        get: operations["getApiClientWebhooksByWebhookId"];
        put?: never;
        post?: never;
        /**
         * Delete a webhook with its delivery log
         * @description Permission: webhook.manage
         */
        delete: operations["deleteApiClientWebhooksByWebhookId"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/resources/api/agent/clientWebhooks": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Create a webhook; the answer is the only one that shows its secret
         * @description Permission: webhook.manage
         */
        post: operations["postApiAgentClientWebhooks"];
        delete?: never;
        options?: never;
        head?: never;
        /**
         * Change the webhook that the body names by id
         * @description Permission: webhook.manage
         */
        patch: operations["patchApiAgentClientWebhooks"];
        trace?: never;
    };
    "/resources/api/clientWebhooks/{webhookId}/enable": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Turn a webhook on
         * @description Permission: webhook.manage
         */
        post: operations["postApiClientWebhooksByWebhookIdEnable"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/resources/api/clientWebhooks/{webhookId}/disable": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Turn a webhook off; what waits is held for a replay
         * @description Permission: webhook.manage
         */
        post: operations["postApiClientWebhooksByWebhookIdDisable"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/resources/api/clientWebhooks/{webhookId}/rotateSecret": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Give a webhook a new secret, shown this once; the old one signs along for a while
         * @description Permission: webhook.manage
         */
        post: operations["postApiClientWebhooksByWebhookIdRotateSecret"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/resources/api/clientWebhooks/{webhookId}/test": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Send an invented event, marked with testMode, and tell what came back
         * @description Permission: webhook.manage
         */
        post: operations["postApiClientWebhooksByWebhookIdTest"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/resources/api/clientWebhooks/{webhookId}/deliveries": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Delivery log of a webhook, newest first
         * @description Permission: webhook.manage
         */
        get: operations["getApiClientWebhooksByWebhookIdDeliveries"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/resources/api/clientWebhooks/{webhookId}/deliveries/{deliveryId}/resend": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Send an event to a webhook again
         * @description Permission: webhook.manage
         */
        post: operations["postApiClientWebhooksByWebhookIdDeliveriesByDeliveryIdResend"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/resources/api/clientWebhooks/{webhookId}/deliveries/{deliveryId}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Read a delivery with its body, and with what was sent and answered at each try
         * @description Permission: webhook.manage
         */
        get: operations["getApiClientWebhooksByWebhookIdDeliveriesByDeliveryId"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/resources/api/clientWebhooks/{webhookId}/replays": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Send all events of a span of time again, or those of them that are chosen
         * @description Permission: webhook.manage
         */
        post: operations["postApiClientWebhooksByWebhookIdReplays"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/resources/api/clientWebhooks/{webhookId}/replays/{replayId}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * How far a replay is
         * @description Permission: webhook.manage
         */
        get: operations["getApiClientWebhooksByWebhookIdReplaysByReplayId"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/resources/inspectionCallbacks/testDigest": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Digest of a text under a secret, as webhooks carry it
         * @description Permission: webhook.manage
         */
        post: operations["postInspectionCallbacksTestDigest"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/resources/sandbox/messages": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * In the sandbox: what would have been sent, newest first, with the codes
         * @description Permission: message.read
         */
        get: operations["getSandboxMessages"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/sandbox/outbox": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The sandbox outbox as a page, by the link that `aval outbox` prints */
        get: operations["getSandboxOutbox"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/resources/applicants/{applicantId}/identifierConfirmation": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * How far the confirmation of e-mail address and phone number has come
         * @description Permission: applicant.read
         */
        get: operations["getApplicantsByApplicantIdIdentifierConfirmation"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/resources/applicants/{applicantId}/identifierConfirmation/email": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Send a code to the e-mail address, or another one
         * @description Permission: applicant.write
         */
        post: operations["postApplicantsByApplicantIdIdentifierConfirmationEmail"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/resources/applicants/{applicantId}/identifierConfirmation/email/code": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Confirm the e-mail address with the code sent to it
         * @description Permission: applicant.write
         */
        post: operations["postApplicantsByApplicantIdIdentifierConfirmationEmailCode"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/resources/applicants/{applicantId}/identifierConfirmation/phone": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Send a code to the phone number, or another one
         * @description Permission: applicant.write
         */
        post: operations["postApplicantsByApplicantIdIdentifierConfirmationPhone"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/resources/applicants/{applicantId}/identifierConfirmation/phone/code": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Confirm the phone number with the code sent to it
         * @description Permission: applicant.write
         */
        post: operations["postApplicantsByApplicantIdIdentifierConfirmationPhoneCode"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/confirm/email": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Page that asks to confirm an address */
        get: operations["getConfirmEmail"];
        put?: never;
        /** Confirm an address by its link */
        post: operations["postConfirmEmail"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/resources/applicantActions/{actionId}/identifierConfirmation": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * How far the confirmation of e-mail address and phone number has come
         * @description Permission: action.read
         */
        get: operations["getApplicantActionsByActionIdIdentifierConfirmation"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/resources/applicantActions/{actionId}/identifierConfirmation/email": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Send a code to the e-mail address, or another one
         * @description Permission: action.write
         */
        post: operations["postApplicantActionsByActionIdIdentifierConfirmationEmail"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/resources/applicantActions/{actionId}/identifierConfirmation/email/code": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Confirm the e-mail address with the code sent to it
         * @description Permission: action.write
         */
        post: operations["postApplicantActionsByActionIdIdentifierConfirmationEmailCode"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/resources/applicantActions/{actionId}/identifierConfirmation/phone": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Send a code to the phone number, or another one
         * @description Permission: action.write
         */
        post: operations["postApplicantActionsByActionIdIdentifierConfirmationPhone"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/resources/applicantActions/{actionId}/identifierConfirmation/phone/code": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Confirm the phone number with the code sent to it
         * @description Permission: action.write
         */
        post: operations["postApplicantActionsByActionIdIdentifierConfirmationPhoneCode"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/graphql": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * GraphQL: the KYC flow for applicants, decisions for officers; Accept: text/event-stream subscribes
         * @description Permission: review.read
         */
        post: operations["postGraphql"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/resources/applicants/{applicantId}/applications": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * An applicant's runs through the pages of a level, with all that happened on them
         * @description Permission: applicant.read
         */
        get: operations["getApplicantsByApplicantIdApplications"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/resources/flow/open": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Begin or continue the application on this device
         * @description Permission: applicant.write
         */
        post: operations["postFlowOpen"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/resources/flow/step": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * What the page shows now
         * @description Permission: applicant.read
         */
        get: operations["getFlowStep"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/resources/flow/events": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * An answer, going back, trying again
         * @description Permission: applicant.write
         */
        post: operations["postFlowEvents"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/resources/flow/codes": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Send a code by e-mail or short message
         * @description Permission: applicant.write
         */
        post: operations["postFlowCodes"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/resources/flow/pictures": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * A picture for the present step; answers how good it is
         * @description Permission: applicant.write
         */
        post: operations["postFlowPictures"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/resources/flow/pictures/{imageId}/crop": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * The part of a refused picture that is to blame
         * @description Permission: applicant.read
         */
        get: operations["getFlowPicturesByImageIdCrop"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/resources/flow/appeal": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Object to a final refusal: an officer looks again
         * @description Permission: applicant.write
         */
        post: operations["postFlowAppeal"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/resources/flow/progress": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Server-sent events: the view, and again whenever it changed
         * @description Permission: applicant.read
         */
        get: operations["getFlowProgress"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/resources/flow/uploads": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Begin a file that comes in pieces
         * @description Permission: applicant.write
         */
        post: operations["postFlowUploads"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/resources/flow/uploads/{uploadId}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * How far an upload is
         * @description Permission: applicant.write
         */
        get: operations["getFlowUploadsByUploadId"];
        put?: never;
        post?: never;
        /**
         * Give an upload up
         * @description Permission: applicant.write
         */
        delete: operations["deleteFlowUploadsByUploadId"];
        options?: never;
        head?: never;
        /**
         * Add a piece at the end of an upload; the body is its bytes
         * @description Permission: applicant.write
         */
        patch: operations["patchFlowUploadsByUploadId"];
        trace?: never;
    };
    "/resources/flow/uploads/{uploadId}/finish": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Take the pieces as one picture; answers how good it is
         * @description Permission: applicant.write
         */
        post: operations["postFlowUploadsByUploadIdFinish"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/resources/flow/liveness": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Ask for a liveness challenge
         * @description Permission: applicant.write
         */
        post: operations["postFlowLiveness"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/resources/flow/liveness/{challengeId}/frames": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * The frames of one step of a challenge; answers whether they show it
         * @description Permission: applicant.write
         */
        post: operations["postFlowLivenessByChallengeIdFrames"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/health/live": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The process answers */
        get: operations["getHealthLive"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/health/ready": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Everything the process needs is there; 503 when not */
        get: operations["getHealthReady"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/resources/status/api": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The API answers */
        get: operations["getStatusApi"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/openapi.json": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** This API as OpenAPI 3.1 */
        get: operations["getOpenapiJson"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/metrics": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Counters and times in the Prometheus text format */
        get: operations["getMetrics"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/websdk/websdk.html": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The applicant's page, for the web SDK's frame */
        get: operations["getWebsdkWebsdkHtml"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/websdk/p/{code}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The applicant's page of a link */
        get: operations["getWebsdkPByCode"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/flow": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The applicant's page by itself */
        get: operations["getFlow"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/flow/assets/{file}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** A file of the applicant's page, named by its content */
        get: operations["getFlowAssetsByFile"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/websdk/{script}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The web SDK as one script, for pages without a bundler */
        get: operations["getWebsdkByScript"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/docs": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The documentation of this API as a page */
        get: operations["getDocs"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/docs/page.css": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** A file of that page */
        get: operations["getDocsPageCss"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/docs/page.js": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** A file of that page */
        get: operations["getDocsPageJs"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/docs/swagger-ui.css": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** A file of that page */
        get: operations["getDocsSwaggerUiCss"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/docs/swagger-ui-bundle.js": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** A file of that page */
        get: operations["getDocsSwaggerUiBundleJs"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/llms.txt": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** What this API can do, as a text for language models */
        get: operations["getLlmsTxt"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
}
export interface webhooks {
    applicantCreated: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** An applicant was created */
        post: {
            parameters: {
                query?: never;
                header: {
                    /** @description HMAC of exactly the bytes of the body, hex */
                    "X-Payload-Digest": string;
                    "X-Payload-Digest-Alg": "HMAC_SHA1_HEX" | "HMAC_SHA256_HEX" | "HMAC_SHA512_HEX";
                    /** @description The same under the secret before the present one, while it lives */
                    "X-Payload-Digest-Previous"?: string;
                    "X-Event-Id": string;
                    /** @description Id of the event, the same at every try */
                    "webhook-id": string;
                    /** @description Seconds since 1970 of this try */
                    "webhook-timestamp": string;
                    /** @description Standard Webhooks v1, one for each live secret */
                    "webhook-signature": string;
                };
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        applicantId: string;
                        /** @description Of events about an action */
                        applicantActionId?: string;
                        /** @description Your own id of the action */
                        externalApplicantActionId?: string;
                        inspectionId: string;
                        /** @enum {string} */
                        applicantType: "individual" | "company";
                        /** @description Of the request that caused the event */
                        correlationId: string;
                        levelName: string;
                        /** @description Of changes of the level */
                        previousLevelName?: string;
                        sandboxMode: boolean;
                        /** @description Absent once the applicant was erased */
                        externalUserId?: string;
                        /** @constant */
                        type: "applicantCreated";
                        /** @description Of completed reviews */
                        reviewResult?: {
                            /** @constant */
                            reviewAnswer: "GREEN";
                            moderationComment?: string;
                            clientComment?: string;
                        } | {
                            /** @constant */
                            reviewAnswer: "RED";
                            rejectLabels: string[];
                            /** @enum {string} */
                            reviewRejectType: "FINAL" | "RETRY";
                            moderationComment?: string;
                            clientComment?: string;
                            buttonIds?: string[];
                        };
                        /** @enum {string} */
                        reviewStatus: "init" | "pending" | "prechecked" | "queued" | "completed" | "onHold";
                        /**
                         * @description UTC
                         * @example 2026-02-03 04:05:06+0000
                         */
                        createdAt: string;
                        /**
                         * @description UTC
                         * @example 2026-02-03 04:05:06.789
                         */
                        createdAtMs: string;
                        clientId: string;
                        sourceKey?: string;
                        /**
                         * @description Of deliveries asked for as a test
                         * @constant
                         */
                        testMode?: true;
                    };
                };
            };
            responses: {
                /** @description Delivered; every other answer is a failed try */
                "2XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    applicantPending: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** A check was asked for */
        post: {
            parameters: {
                query?: never;
                header: {
                    /** @description HMAC of exactly the bytes of the body, hex */
                    "X-Payload-Digest": string;
                    "X-Payload-Digest-Alg": "HMAC_SHA1_HEX" | "HMAC_SHA256_HEX" | "HMAC_SHA512_HEX";
                    /** @description The same under the secret before the present one, while it lives */
                    "X-Payload-Digest-Previous"?: string;
                    "X-Event-Id": string;
                    /** @description Id of the event, the same at every try */
                    "webhook-id": string;
                    /** @description Seconds since 1970 of this try */
                    "webhook-timestamp": string;
                    /** @description Standard Webhooks v1, one for each live secret */
                    "webhook-signature": string;
                };
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        applicantId: string;
                        /** @description Of events about an action */
                        applicantActionId?: string;
                        /** @description Your own id of the action */
                        externalApplicantActionId?: string;
                        inspectionId: string;
                        /** @enum {string} */
                        applicantType: "individual" | "company";
                        /** @description Of the request that caused the event */
                        correlationId: string;
                        levelName: string;
                        /** @description Of changes of the level */
                        previousLevelName?: string;
                        sandboxMode: boolean;
                        /** @description Absent once the applicant was erased */
                        externalUserId?: string;
                        /** @constant */
                        type: "applicantPending";
                        /** @description Of completed reviews */
                        reviewResult?: {
                            /** @constant */
                            reviewAnswer: "GREEN";
                            moderationComment?: string;
                            clientComment?: string;
                        } | {
                            /** @constant */
                            reviewAnswer: "RED";
                            rejectLabels: string[];
                            /** @enum {string} */
                            reviewRejectType: "FINAL" | "RETRY";
                            moderationComment?: string;
                            clientComment?: string;
                            buttonIds?: string[];
                        };
                        /** @enum {string} */
                        reviewStatus: "init" | "pending" | "prechecked" | "queued" | "completed" | "onHold";
                        /**
                         * @description UTC
                         * @example 2026-02-03 04:05:06+0000
                         */
                        createdAt: string;
                        /**
                         * @description UTC
                         * @example 2026-02-03 04:05:06.789
                         */
                        createdAtMs: string;
                        clientId: string;
                        sourceKey?: string;
                        /**
                         * @description Of deliveries asked for as a test
                         * @constant
                         */
                        testMode?: true;
                    };
                };
            };
            responses: {
                /** @description Delivered; every other answer is a failed try */
                "2XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    applicantPrechecked: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** The checks begin */
        post: {
            parameters: {
                query?: never;
                header: {
                    /** @description HMAC of exactly the bytes of the body, hex */
                    "X-Payload-Digest": string;
                    "X-Payload-Digest-Alg": "HMAC_SHA1_HEX" | "HMAC_SHA256_HEX" | "HMAC_SHA512_HEX";
                    /** @description The same under the secret before the present one, while it lives */
                    "X-Payload-Digest-Previous"?: string;
                    "X-Event-Id": string;
                    /** @description Id of the event, the same at every try */
                    "webhook-id": string;
                    /** @description Seconds since 1970 of this try */
                    "webhook-timestamp": string;
                    /** @description Standard Webhooks v1, one for each live secret */
                    "webhook-signature": string;
                };
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        applicantId: string;
                        /** @description Of events about an action */
                        applicantActionId?: string;
                        /** @description Your own id of the action */
                        externalApplicantActionId?: string;
                        inspectionId: string;
                        /** @enum {string} */
                        applicantType: "individual" | "company";
                        /** @description Of the request that caused the event */
                        correlationId: string;
                        levelName: string;
                        /** @description Of changes of the level */
                        previousLevelName?: string;
                        sandboxMode: boolean;
                        /** @description Absent once the applicant was erased */
                        externalUserId?: string;
                        /** @constant */
                        type: "applicantPrechecked";
                        /** @description Of completed reviews */
                        reviewResult?: {
                            /** @constant */
                            reviewAnswer: "GREEN";
                            moderationComment?: string;
                            clientComment?: string;
                        } | {
                            /** @constant */
                            reviewAnswer: "RED";
                            rejectLabels: string[];
                            /** @enum {string} */
                            reviewRejectType: "FINAL" | "RETRY";
                            moderationComment?: string;
                            clientComment?: string;
                            buttonIds?: string[];
                        };
                        /** @enum {string} */
                        reviewStatus: "init" | "pending" | "prechecked" | "queued" | "completed" | "onHold";
                        /**
                         * @description UTC
                         * @example 2026-02-03 04:05:06+0000
                         */
                        createdAt: string;
                        /**
                         * @description UTC
                         * @example 2026-02-03 04:05:06.789
                         */
                        createdAtMs: string;
                        clientId: string;
                        sourceKey?: string;
                        /**
                         * @description Of deliveries asked for as a test
                         * @constant
                         */
                        testMode?: true;
                    };
                };
            };
            responses: {
                /** @description Delivered; every other answer is a failed try */
                "2XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    applicantOnHold: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** An officer has to look */
        post: {
            parameters: {
                query?: never;
                header: {
                    /** @description HMAC of exactly the bytes of the body, hex */
                    "X-Payload-Digest": string;
                    "X-Payload-Digest-Alg": "HMAC_SHA1_HEX" | "HMAC_SHA256_HEX" | "HMAC_SHA512_HEX";
                    /** @description The same under the secret before the present one, while it lives */
                    "X-Payload-Digest-Previous"?: string;
                    "X-Event-Id": string;
                    /** @description Id of the event, the same at every try */
                    "webhook-id": string;
                    /** @description Seconds since 1970 of this try */
                    "webhook-timestamp": string;
                    /** @description Standard Webhooks v1, one for each live secret */
                    "webhook-signature": string;
                };
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        applicantId: string;
                        /** @description Of events about an action */
                        applicantActionId?: string;
                        /** @description Your own id of the action */
                        externalApplicantActionId?: string;
                        inspectionId: string;
                        /** @enum {string} */
                        applicantType: "individual" | "company";
                        /** @description Of the request that caused the event */
                        correlationId: string;
                        levelName: string;
                        /** @description Of changes of the level */
                        previousLevelName?: string;
                        sandboxMode: boolean;
                        /** @description Absent once the applicant was erased */
                        externalUserId?: string;
                        /** @constant */
                        type: "applicantOnHold";
                        /** @description Of completed reviews */
                        reviewResult?: {
                            /** @constant */
                            reviewAnswer: "GREEN";
                            moderationComment?: string;
                            clientComment?: string;
                        } | {
                            /** @constant */
                            reviewAnswer: "RED";
                            rejectLabels: string[];
                            /** @enum {string} */
                            reviewRejectType: "FINAL" | "RETRY";
                            moderationComment?: string;
                            clientComment?: string;
                            buttonIds?: string[];
                        };
                        /** @enum {string} */
                        reviewStatus: "init" | "pending" | "prechecked" | "queued" | "completed" | "onHold";
                        /**
                         * @description UTC
                         * @example 2026-02-03 04:05:06+0000
                         */
                        createdAt: string;
                        /**
                         * @description UTC
                         * @example 2026-02-03 04:05:06.789
                         */
                        createdAtMs: string;
                        clientId: string;
                        sourceKey?: string;
                        /**
                         * @description Of deliveries asked for as a test
                         * @constant
                         */
                        testMode?: true;
                    };
                };
            };
            responses: {
                /** @description Delivered; every other answer is a failed try */
                "2XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    applicantAwaitingUser: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** The applicant has to do something */
        post: {
            parameters: {
                query?: never;
                header: {
                    /** @description HMAC of exactly the bytes of the body, hex */
                    "X-Payload-Digest": string;
                    "X-Payload-Digest-Alg": "HMAC_SHA1_HEX" | "HMAC_SHA256_HEX" | "HMAC_SHA512_HEX";
                    /** @description The same under the secret before the present one, while it lives */
                    "X-Payload-Digest-Previous"?: string;
                    "X-Event-Id": string;
                    /** @description Id of the event, the same at every try */
                    "webhook-id": string;
                    /** @description Seconds since 1970 of this try */
                    "webhook-timestamp": string;
                    /** @description Standard Webhooks v1, one for each live secret */
                    "webhook-signature": string;
                };
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        applicantId: string;
                        /** @description Of events about an action */
                        applicantActionId?: string;
                        /** @description Your own id of the action */
                        externalApplicantActionId?: string;
                        inspectionId: string;
                        /** @enum {string} */
                        applicantType: "individual" | "company";
                        /** @description Of the request that caused the event */
                        correlationId: string;
                        levelName: string;
                        /** @description Of changes of the level */
                        previousLevelName?: string;
                        sandboxMode: boolean;
                        /** @description Absent once the applicant was erased */
                        externalUserId?: string;
                        /** @constant */
                        type: "applicantAwaitingUser";
                        /** @description Of completed reviews */
                        reviewResult?: {
                            /** @constant */
                            reviewAnswer: "GREEN";
                            moderationComment?: string;
                            clientComment?: string;
                        } | {
                            /** @constant */
                            reviewAnswer: "RED";
                            rejectLabels: string[];
                            /** @enum {string} */
                            reviewRejectType: "FINAL" | "RETRY";
                            moderationComment?: string;
                            clientComment?: string;
                            buttonIds?: string[];
                        };
                        /** @enum {string} */
                        reviewStatus: "init" | "pending" | "prechecked" | "queued" | "completed" | "onHold";
                        /**
                         * @description UTC
                         * @example 2026-02-03 04:05:06+0000
                         */
                        createdAt: string;
                        /**
                         * @description UTC
                         * @example 2026-02-03 04:05:06.789
                         */
                        createdAtMs: string;
                        clientId: string;
                        sourceKey?: string;
                        /**
                         * @description Of deliveries asked for as a test
                         * @constant
                         */
                        testMode?: true;
                    };
                };
            };
            responses: {
                /** @description Delivered; every other answer is a failed try */
                "2XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    applicantReviewed: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** The review is completed */
        post: {
            parameters: {
                query?: never;
                header: {
                    /** @description HMAC of exactly the bytes of the body, hex */
                    "X-Payload-Digest": string;
                    "X-Payload-Digest-Alg": "HMAC_SHA1_HEX" | "HMAC_SHA256_HEX" | "HMAC_SHA512_HEX";
                    /** @description The same under the secret before the present one, while it lives */
                    "X-Payload-Digest-Previous"?: string;
                    "X-Event-Id": string;
                    /** @description Id of the event, the same at every try */
                    "webhook-id": string;
                    /** @description Seconds since 1970 of this try */
                    "webhook-timestamp": string;
                    /** @description Standard Webhooks v1, one for each live secret */
                    "webhook-signature": string;
                };
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        applicantId: string;
                        /** @description Of events about an action */
                        applicantActionId?: string;
                        /** @description Your own id of the action */
                        externalApplicantActionId?: string;
                        inspectionId: string;
                        /** @enum {string} */
                        applicantType: "individual" | "company";
                        /** @description Of the request that caused the event */
                        correlationId: string;
                        levelName: string;
                        /** @description Of changes of the level */
                        previousLevelName?: string;
                        sandboxMode: boolean;
                        /** @description Absent once the applicant was erased */
                        externalUserId?: string;
                        /** @constant */
                        type: "applicantReviewed";
                        /** @description Of completed reviews */
                        reviewResult?: {
                            /** @constant */
                            reviewAnswer: "GREEN";
                            moderationComment?: string;
                            clientComment?: string;
                        } | {
                            /** @constant */
                            reviewAnswer: "RED";
                            rejectLabels: string[];
                            /** @enum {string} */
                            reviewRejectType: "FINAL" | "RETRY";
                            moderationComment?: string;
                            clientComment?: string;
                            buttonIds?: string[];
                        };
                        /** @enum {string} */
                        reviewStatus: "init" | "pending" | "prechecked" | "queued" | "completed" | "onHold";
                        /**
                         * @description UTC
                         * @example 2026-02-03 04:05:06+0000
                         */
                        createdAt: string;
                        /**
                         * @description UTC
                         * @example 2026-02-03 04:05:06.789
                         */
                        createdAtMs: string;
                        clientId: string;
                        sourceKey?: string;
                        /**
                         * @description Of deliveries asked for as a test
                         * @constant
                         */
                        testMode?: true;
                    };
                };
            };
            responses: {
                /** @description Delivered; every other answer is a failed try */
                "2XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    applicantReset: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** The review began anew */
        post: {
            parameters: {
                query?: never;
                header: {
                    /** @description HMAC of exactly the bytes of the body, hex */
                    "X-Payload-Digest": string;
                    "X-Payload-Digest-Alg": "HMAC_SHA1_HEX" | "HMAC_SHA256_HEX" | "HMAC_SHA512_HEX";
                    /** @description The same under the secret before the present one, while it lives */
                    "X-Payload-Digest-Previous"?: string;
                    "X-Event-Id": string;
                    /** @description Id of the event, the same at every try */
                    "webhook-id": string;
                    /** @description Seconds since 1970 of this try */
                    "webhook-timestamp": string;
                    /** @description Standard Webhooks v1, one for each live secret */
                    "webhook-signature": string;
                };
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        applicantId: string;
                        /** @description Of events about an action */
                        applicantActionId?: string;
                        /** @description Your own id of the action */
                        externalApplicantActionId?: string;
                        inspectionId: string;
                        /** @enum {string} */
                        applicantType: "individual" | "company";
                        /** @description Of the request that caused the event */
                        correlationId: string;
                        levelName: string;
                        /** @description Of changes of the level */
                        previousLevelName?: string;
                        sandboxMode: boolean;
                        /** @description Absent once the applicant was erased */
                        externalUserId?: string;
                        /** @constant */
                        type: "applicantReset";
                        /** @description Of completed reviews */
                        reviewResult?: {
                            /** @constant */
                            reviewAnswer: "GREEN";
                            moderationComment?: string;
                            clientComment?: string;
                        } | {
                            /** @constant */
                            reviewAnswer: "RED";
                            rejectLabels: string[];
                            /** @enum {string} */
                            reviewRejectType: "FINAL" | "RETRY";
                            moderationComment?: string;
                            clientComment?: string;
                            buttonIds?: string[];
                        };
                        /** @enum {string} */
                        reviewStatus: "init" | "pending" | "prechecked" | "queued" | "completed" | "onHold";
                        /**
                         * @description UTC
                         * @example 2026-02-03 04:05:06+0000
                         */
                        createdAt: string;
                        /**
                         * @description UTC
                         * @example 2026-02-03 04:05:06.789
                         */
                        createdAtMs: string;
                        clientId: string;
                        sourceKey?: string;
                        /**
                         * @description Of deliveries asked for as a test
                         * @constant
                         */
                        testMode?: true;
                    };
                };
            };
            responses: {
                /** @description Delivered; every other answer is a failed try */
                "2XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    applicantStepsReset: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Some steps have to be done again */
        post: {
            parameters: {
                query?: never;
                header: {
                    /** @description HMAC of exactly the bytes of the body, hex */
                    "X-Payload-Digest": string;
                    "X-Payload-Digest-Alg": "HMAC_SHA1_HEX" | "HMAC_SHA256_HEX" | "HMAC_SHA512_HEX";
                    /** @description The same under the secret before the present one, while it lives */
                    "X-Payload-Digest-Previous"?: string;
                    "X-Event-Id": string;
                    /** @description Id of the event, the same at every try */
                    "webhook-id": string;
                    /** @description Seconds since 1970 of this try */
                    "webhook-timestamp": string;
                    /** @description Standard Webhooks v1, one for each live secret */
                    "webhook-signature": string;
                };
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        applicantId: string;
                        /** @description Of events about an action */
                        applicantActionId?: string;
                        /** @description Your own id of the action */
                        externalApplicantActionId?: string;
                        inspectionId: string;
                        /** @enum {string} */
                        applicantType: "individual" | "company";
                        /** @description Of the request that caused the event */
                        correlationId: string;
                        levelName: string;
                        /** @description Of changes of the level */
                        previousLevelName?: string;
                        sandboxMode: boolean;
                        /** @description Absent once the applicant was erased */
                        externalUserId?: string;
                        /** @constant */
                        type: "applicantStepsReset";
                        /** @description Of completed reviews */
                        reviewResult?: {
                            /** @constant */
                            reviewAnswer: "GREEN";
                            moderationComment?: string;
                            clientComment?: string;
                        } | {
                            /** @constant */
                            reviewAnswer: "RED";
                            rejectLabels: string[];
                            /** @enum {string} */
                            reviewRejectType: "FINAL" | "RETRY";
                            moderationComment?: string;
                            clientComment?: string;
                            buttonIds?: string[];
                        };
                        /** @enum {string} */
                        reviewStatus: "init" | "pending" | "prechecked" | "queued" | "completed" | "onHold";
                        /**
                         * @description UTC
                         * @example 2026-02-03 04:05:06+0000
                         */
                        createdAt: string;
                        /**
                         * @description UTC
                         * @example 2026-02-03 04:05:06.789
                         */
                        createdAtMs: string;
                        clientId: string;
                        sourceKey?: string;
                        /**
                         * @description Of deliveries asked for as a test
                         * @constant
                         */
                        testMode?: true;
                    };
                };
            };
            responses: {
                /** @description Delivered; every other answer is a failed try */
                "2XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    applicantLevelChanged: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** The applicant is on another level, or on the same one anew */
        post: {
            parameters: {
                query?: never;
                header: {
                    /** @description HMAC of exactly the bytes of the body, hex */
                    "X-Payload-Digest": string;
                    "X-Payload-Digest-Alg": "HMAC_SHA1_HEX" | "HMAC_SHA256_HEX" | "HMAC_SHA512_HEX";
                    /** @description The same under the secret before the present one, while it lives */
                    "X-Payload-Digest-Previous"?: string;
                    "X-Event-Id": string;
                    /** @description Id of the event, the same at every try */
                    "webhook-id": string;
                    /** @description Seconds since 1970 of this try */
                    "webhook-timestamp": string;
                    /** @description Standard Webhooks v1, one for each live secret */
                    "webhook-signature": string;
                };
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        applicantId: string;
                        /** @description Of events about an action */
                        applicantActionId?: string;
                        /** @description Your own id of the action */
                        externalApplicantActionId?: string;
                        inspectionId: string;
                        /** @enum {string} */
                        applicantType: "individual" | "company";
                        /** @description Of the request that caused the event */
                        correlationId: string;
                        levelName: string;
                        /** @description Of changes of the level */
                        previousLevelName?: string;
                        sandboxMode: boolean;
                        /** @description Absent once the applicant was erased */
                        externalUserId?: string;
                        /** @constant */
                        type: "applicantLevelChanged";
                        /** @description Of completed reviews */
                        reviewResult?: {
                            /** @constant */
                            reviewAnswer: "GREEN";
                            moderationComment?: string;
                            clientComment?: string;
                        } | {
                            /** @constant */
                            reviewAnswer: "RED";
                            rejectLabels: string[];
                            /** @enum {string} */
                            reviewRejectType: "FINAL" | "RETRY";
                            moderationComment?: string;
                            clientComment?: string;
                            buttonIds?: string[];
                        };
                        /** @enum {string} */
                        reviewStatus: "init" | "pending" | "prechecked" | "queued" | "completed" | "onHold";
                        /**
                         * @description UTC
                         * @example 2026-02-03 04:05:06+0000
                         */
                        createdAt: string;
                        /**
                         * @description UTC
                         * @example 2026-02-03 04:05:06.789
                         */
                        createdAtMs: string;
                        clientId: string;
                        sourceKey?: string;
                        /**
                         * @description Of deliveries asked for as a test
                         * @constant
                         */
                        testMode?: true;
                    };
                };
            };
            responses: {
                /** @description Delivered; every other answer is a failed try */
                "2XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    applicantPersonalInfoChanged: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Personal data was changed */
        post: {
            parameters: {
                query?: never;
                header: {
                    /** @description HMAC of exactly the bytes of the body, hex */
                    "X-Payload-Digest": string;
                    "X-Payload-Digest-Alg": "HMAC_SHA1_HEX" | "HMAC_SHA256_HEX" | "HMAC_SHA512_HEX";
                    /** @description The same under the secret before the present one, while it lives */
                    "X-Payload-Digest-Previous"?: string;
                    "X-Event-Id": string;
                    /** @description Id of the event, the same at every try */
                    "webhook-id": string;
                    /** @description Seconds since 1970 of this try */
                    "webhook-timestamp": string;
                    /** @description Standard Webhooks v1, one for each live secret */
                    "webhook-signature": string;
                };
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        applicantId: string;
                        /** @description Of events about an action */
                        applicantActionId?: string;
                        /** @description Your own id of the action */
                        externalApplicantActionId?: string;
                        inspectionId: string;
                        /** @enum {string} */
                        applicantType: "individual" | "company";
                        /** @description Of the request that caused the event */
                        correlationId: string;
                        levelName: string;
                        /** @description Of changes of the level */
                        previousLevelName?: string;
                        sandboxMode: boolean;
                        /** @description Absent once the applicant was erased */
                        externalUserId?: string;
                        /** @constant */
                        type: "applicantPersonalInfoChanged";
                        /** @description Of completed reviews */
                        reviewResult?: {
                            /** @constant */
                            reviewAnswer: "GREEN";
                            moderationComment?: string;
                            clientComment?: string;
                        } | {
                            /** @constant */
                            reviewAnswer: "RED";
                            rejectLabels: string[];
                            /** @enum {string} */
                            reviewRejectType: "FINAL" | "RETRY";
                            moderationComment?: string;
                            clientComment?: string;
                            buttonIds?: string[];
                        };
                        /** @enum {string} */
                        reviewStatus: "init" | "pending" | "prechecked" | "queued" | "completed" | "onHold";
                        /**
                         * @description UTC
                         * @example 2026-02-03 04:05:06+0000
                         */
                        createdAt: string;
                        /**
                         * @description UTC
                         * @example 2026-02-03 04:05:06.789
                         */
                        createdAtMs: string;
                        clientId: string;
                        sourceKey?: string;
                        /**
                         * @description Of deliveries asked for as a test
                         * @constant
                         */
                        testMode?: true;
                    };
                };
            };
            responses: {
                /** @description Delivered; every other answer is a failed try */
                "2XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    applicantTagsChanged: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Tags were changed */
        post: {
            parameters: {
                query?: never;
                header: {
                    /** @description HMAC of exactly the bytes of the body, hex */
                    "X-Payload-Digest": string;
                    "X-Payload-Digest-Alg": "HMAC_SHA1_HEX" | "HMAC_SHA256_HEX" | "HMAC_SHA512_HEX";
                    /** @description The same under the secret before the present one, while it lives */
                    "X-Payload-Digest-Previous"?: string;
                    "X-Event-Id": string;
                    /** @description Id of the event, the same at every try */
                    "webhook-id": string;
                    /** @description Seconds since 1970 of this try */
                    "webhook-timestamp": string;
                    /** @description Standard Webhooks v1, one for each live secret */
                    "webhook-signature": string;
                };
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        applicantId: string;
                        /** @description Of events about an action */
                        applicantActionId?: string;
                        /** @description Your own id of the action */
                        externalApplicantActionId?: string;
                        inspectionId: string;
                        /** @enum {string} */
                        applicantType: "individual" | "company";
                        /** @description Of the request that caused the event */
                        correlationId: string;
                        levelName: string;
                        /** @description Of changes of the level */
                        previousLevelName?: string;
                        sandboxMode: boolean;
                        /** @description Absent once the applicant was erased */
                        externalUserId?: string;
                        /** @constant */
                        type: "applicantTagsChanged";
                        /** @description Of completed reviews */
                        reviewResult?: {
                            /** @constant */
                            reviewAnswer: "GREEN";
                            moderationComment?: string;
                            clientComment?: string;
                        } | {
                            /** @constant */
                            reviewAnswer: "RED";
                            rejectLabels: string[];
                            /** @enum {string} */
                            reviewRejectType: "FINAL" | "RETRY";
                            moderationComment?: string;
                            clientComment?: string;
                            buttonIds?: string[];
                        };
                        /** @enum {string} */
                        reviewStatus: "init" | "pending" | "prechecked" | "queued" | "completed" | "onHold";
                        /**
                         * @description UTC
                         * @example 2026-02-03 04:05:06+0000
                         */
                        createdAt: string;
                        /**
                         * @description UTC
                         * @example 2026-02-03 04:05:06.789
                         */
                        createdAtMs: string;
                        clientId: string;
                        sourceKey?: string;
                        /**
                         * @description Of deliveries asked for as a test
                         * @constant
                         */
                        testMode?: true;
                    };
                };
            };
            responses: {
                /** @description Delivered; every other answer is a failed try */
                "2XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    applicantActivated: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** The applicant was activated */
        post: {
            parameters: {
                query?: never;
                header: {
                    /** @description HMAC of exactly the bytes of the body, hex */
                    "X-Payload-Digest": string;
                    "X-Payload-Digest-Alg": "HMAC_SHA1_HEX" | "HMAC_SHA256_HEX" | "HMAC_SHA512_HEX";
                    /** @description The same under the secret before the present one, while it lives */
                    "X-Payload-Digest-Previous"?: string;
                    "X-Event-Id": string;
                    /** @description Id of the event, the same at every try */
                    "webhook-id": string;
                    /** @description Seconds since 1970 of this try */
                    "webhook-timestamp": string;
                    /** @description Standard Webhooks v1, one for each live secret */
                    "webhook-signature": string;
                };
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        applicantId: string;
                        /** @description Of events about an action */
                        applicantActionId?: string;
                        /** @description Your own id of the action */
                        externalApplicantActionId?: string;
                        inspectionId: string;
                        /** @enum {string} */
                        applicantType: "individual" | "company";
                        /** @description Of the request that caused the event */
                        correlationId: string;
                        levelName: string;
                        /** @description Of changes of the level */
                        previousLevelName?: string;
                        sandboxMode: boolean;
                        /** @description Absent once the applicant was erased */
                        externalUserId?: string;
                        /** @constant */
                        type: "applicantActivated";
                        /** @description Of completed reviews */
                        reviewResult?: {
                            /** @constant */
                            reviewAnswer: "GREEN";
                            moderationComment?: string;
                            clientComment?: string;
                        } | {
                            /** @constant */
                            reviewAnswer: "RED";
                            rejectLabels: string[];
                            /** @enum {string} */
                            reviewRejectType: "FINAL" | "RETRY";
                            moderationComment?: string;
                            clientComment?: string;
                            buttonIds?: string[];
                        };
                        /** @enum {string} */
                        reviewStatus: "init" | "pending" | "prechecked" | "queued" | "completed" | "onHold";
                        /**
                         * @description UTC
                         * @example 2026-02-03 04:05:06+0000
                         */
                        createdAt: string;
                        /**
                         * @description UTC
                         * @example 2026-02-03 04:05:06.789
                         */
                        createdAtMs: string;
                        clientId: string;
                        sourceKey?: string;
                        /**
                         * @description Of deliveries asked for as a test
                         * @constant
                         */
                        testMode?: true;
                    };
                };
            };
            responses: {
                /** @description Delivered; every other answer is a failed try */
                "2XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    applicantDeactivated: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** The applicant was deactivated */
        post: {
            parameters: {
                query?: never;
                header: {
                    /** @description HMAC of exactly the bytes of the body, hex */
                    "X-Payload-Digest": string;
                    "X-Payload-Digest-Alg": "HMAC_SHA1_HEX" | "HMAC_SHA256_HEX" | "HMAC_SHA512_HEX";
                    /** @description The same under the secret before the present one, while it lives */
                    "X-Payload-Digest-Previous"?: string;
                    "X-Event-Id": string;
                    /** @description Id of the event, the same at every try */
                    "webhook-id": string;
                    /** @description Seconds since 1970 of this try */
                    "webhook-timestamp": string;
                    /** @description Standard Webhooks v1, one for each live secret */
                    "webhook-signature": string;
                };
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        applicantId: string;
                        /** @description Of events about an action */
                        applicantActionId?: string;
                        /** @description Your own id of the action */
                        externalApplicantActionId?: string;
                        inspectionId: string;
                        /** @enum {string} */
                        applicantType: "individual" | "company";
                        /** @description Of the request that caused the event */
                        correlationId: string;
                        levelName: string;
                        /** @description Of changes of the level */
                        previousLevelName?: string;
                        sandboxMode: boolean;
                        /** @description Absent once the applicant was erased */
                        externalUserId?: string;
                        /** @constant */
                        type: "applicantDeactivated";
                        /** @description Of completed reviews */
                        reviewResult?: {
                            /** @constant */
                            reviewAnswer: "GREEN";
                            moderationComment?: string;
                            clientComment?: string;
                        } | {
                            /** @constant */
                            reviewAnswer: "RED";
                            rejectLabels: string[];
                            /** @enum {string} */
                            reviewRejectType: "FINAL" | "RETRY";
                            moderationComment?: string;
                            clientComment?: string;
                            buttonIds?: string[];
                        };
                        /** @enum {string} */
                        reviewStatus: "init" | "pending" | "prechecked" | "queued" | "completed" | "onHold";
                        /**
                         * @description UTC
                         * @example 2026-02-03 04:05:06+0000
                         */
                        createdAt: string;
                        /**
                         * @description UTC
                         * @example 2026-02-03 04:05:06.789
                         */
                        createdAtMs: string;
                        clientId: string;
                        sourceKey?: string;
                        /**
                         * @description Of deliveries asked for as a test
                         * @constant
                         */
                        testMode?: true;
                    };
                };
            };
            responses: {
                /** @description Delivered; every other answer is a failed try */
                "2XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    applicantDeleted: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** The applicant was deleted */
        post: {
            parameters: {
                query?: never;
                header: {
                    /** @description HMAC of exactly the bytes of the body, hex */
                    "X-Payload-Digest": string;
                    "X-Payload-Digest-Alg": "HMAC_SHA1_HEX" | "HMAC_SHA256_HEX" | "HMAC_SHA512_HEX";
                    /** @description The same under the secret before the present one, while it lives */
                    "X-Payload-Digest-Previous"?: string;
                    "X-Event-Id": string;
                    /** @description Id of the event, the same at every try */
                    "webhook-id": string;
                    /** @description Seconds since 1970 of this try */
                    "webhook-timestamp": string;
                    /** @description Standard Webhooks v1, one for each live secret */
                    "webhook-signature": string;
                };
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        applicantId: string;
                        /** @description Of events about an action */
                        applicantActionId?: string;
                        /** @description Your own id of the action */
                        externalApplicantActionId?: string;
                        inspectionId: string;
                        /** @enum {string} */
                        applicantType: "individual" | "company";
                        /** @description Of the request that caused the event */
                        correlationId: string;
                        levelName: string;
                        /** @description Of changes of the level */
                        previousLevelName?: string;
                        sandboxMode: boolean;
                        /** @description Absent once the applicant was erased */
                        externalUserId?: string;
                        /** @constant */
                        type: "applicantDeleted";
                        /** @description Of completed reviews */
                        reviewResult?: {
                            /** @constant */
                            reviewAnswer: "GREEN";
                            moderationComment?: string;
                            clientComment?: string;
                        } | {
                            /** @constant */
                            reviewAnswer: "RED";
                            rejectLabels: string[];
                            /** @enum {string} */
                            reviewRejectType: "FINAL" | "RETRY";
                            moderationComment?: string;
                            clientComment?: string;
                            buttonIds?: string[];
                        };
                        /** @enum {string} */
                        reviewStatus: "init" | "pending" | "prechecked" | "queued" | "completed" | "onHold";
                        /**
                         * @description UTC
                         * @example 2026-02-03 04:05:06+0000
                         */
                        createdAt: string;
                        /**
                         * @description UTC
                         * @example 2026-02-03 04:05:06.789
                         */
                        createdAtMs: string;
                        clientId: string;
                        sourceKey?: string;
                        /**
                         * @description Of deliveries asked for as a test
                         * @constant
                         */
                        testMode?: true;
                    };
                };
            };
            responses: {
                /** @description Delivered; every other answer is a failed try */
                "2XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    applicantPersonalDataDeleted: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** The personal data of the applicant was erased */
        post: {
            parameters: {
                query?: never;
                header: {
                    /** @description HMAC of exactly the bytes of the body, hex */
                    "X-Payload-Digest": string;
                    "X-Payload-Digest-Alg": "HMAC_SHA1_HEX" | "HMAC_SHA256_HEX" | "HMAC_SHA512_HEX";
                    /** @description The same under the secret before the present one, while it lives */
                    "X-Payload-Digest-Previous"?: string;
                    "X-Event-Id": string;
                    /** @description Id of the event, the same at every try */
                    "webhook-id": string;
                    /** @description Seconds since 1970 of this try */
                    "webhook-timestamp": string;
                    /** @description Standard Webhooks v1, one for each live secret */
                    "webhook-signature": string;
                };
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        applicantId: string;
                        /** @description Of events about an action */
                        applicantActionId?: string;
                        /** @description Your own id of the action */
                        externalApplicantActionId?: string;
                        inspectionId: string;
                        /** @enum {string} */
                        applicantType: "individual" | "company";
                        /** @description Of the request that caused the event */
                        correlationId: string;
                        levelName: string;
                        /** @description Of changes of the level */
                        previousLevelName?: string;
                        sandboxMode: boolean;
                        /** @description Absent once the applicant was erased */
                        externalUserId?: string;
                        /** @constant */
                        type: "applicantPersonalDataDeleted";
                        /** @description Of completed reviews */
                        reviewResult?: {
                            /** @constant */
                            reviewAnswer: "GREEN";
                            moderationComment?: string;
                            clientComment?: string;
                        } | {
                            /** @constant */
                            reviewAnswer: "RED";
                            rejectLabels: string[];
                            /** @enum {string} */
                            reviewRejectType: "FINAL" | "RETRY";
                            moderationComment?: string;
                            clientComment?: string;
                            buttonIds?: string[];
                        };
                        /** @enum {string} */
                        reviewStatus: "init" | "pending" | "prechecked" | "queued" | "completed" | "onHold";
                        /**
                         * @description UTC
                         * @example 2026-02-03 04:05:06+0000
                         */
                        createdAt: string;
                        /**
                         * @description UTC
                         * @example 2026-02-03 04:05:06.789
                         */
                        createdAtMs: string;
                        clientId: string;
                        sourceKey?: string;
                        /**
                         * @description Of deliveries asked for as a test
                         * @constant
                         */
                        testMode?: true;
                    };
                };
            };
            responses: {
                /** @description Delivered; every other answer is a failed try */
                "2XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    applicantVerificationLinkOpened: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** The link to the verification was opened */
        post: {
            parameters: {
                query?: never;
                header: {
                    /** @description HMAC of exactly the bytes of the body, hex */
                    "X-Payload-Digest": string;
                    "X-Payload-Digest-Alg": "HMAC_SHA1_HEX" | "HMAC_SHA256_HEX" | "HMAC_SHA512_HEX";
                    /** @description The same under the secret before the present one, while it lives */
                    "X-Payload-Digest-Previous"?: string;
                    "X-Event-Id": string;
                    /** @description Id of the event, the same at every try */
                    "webhook-id": string;
                    /** @description Seconds since 1970 of this try */
                    "webhook-timestamp": string;
                    /** @description Standard Webhooks v1, one for each live secret */
                    "webhook-signature": string;
                };
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        applicantId: string;
                        /** @description Of events about an action */
                        applicantActionId?: string;
                        /** @description Your own id of the action */
                        externalApplicantActionId?: string;
                        inspectionId: string;
                        /** @enum {string} */
                        applicantType: "individual" | "company";
                        /** @description Of the request that caused the event */
                        correlationId: string;
                        levelName: string;
                        /** @description Of changes of the level */
                        previousLevelName?: string;
                        sandboxMode: boolean;
                        /** @description Absent once the applicant was erased */
                        externalUserId?: string;
                        /** @constant */
                        type: "applicantVerificationLinkOpened";
                        /** @description Of completed reviews */
                        reviewResult?: {
                            /** @constant */
                            reviewAnswer: "GREEN";
                            moderationComment?: string;
                            clientComment?: string;
                        } | {
                            /** @constant */
                            reviewAnswer: "RED";
                            rejectLabels: string[];
                            /** @enum {string} */
                            reviewRejectType: "FINAL" | "RETRY";
                            moderationComment?: string;
                            clientComment?: string;
                            buttonIds?: string[];
                        };
                        /** @enum {string} */
                        reviewStatus: "init" | "pending" | "prechecked" | "queued" | "completed" | "onHold";
                        /**
                         * @description UTC
                         * @example 2026-02-03 04:05:06+0000
                         */
                        createdAt: string;
                        /**
                         * @description UTC
                         * @example 2026-02-03 04:05:06.789
                         */
                        createdAtMs: string;
                        clientId: string;
                        sourceKey?: string;
                        /**
                         * @description Of deliveries asked for as a test
                         * @constant
                         */
                        testMode?: true;
                    };
                };
            };
            responses: {
                /** @description Delivered; every other answer is a failed try */
                "2XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    applicantActionPending: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** A check of an action was asked for */
        post: {
            parameters: {
                query?: never;
                header: {
                    /** @description HMAC of exactly the bytes of the body, hex */
                    "X-Payload-Digest": string;
                    "X-Payload-Digest-Alg": "HMAC_SHA1_HEX" | "HMAC_SHA256_HEX" | "HMAC_SHA512_HEX";
                    /** @description The same under the secret before the present one, while it lives */
                    "X-Payload-Digest-Previous"?: string;
                    "X-Event-Id": string;
                    /** @description Id of the event, the same at every try */
                    "webhook-id": string;
                    /** @description Seconds since 1970 of this try */
                    "webhook-timestamp": string;
                    /** @description Standard Webhooks v1, one for each live secret */
                    "webhook-signature": string;
                };
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        applicantId: string;
                        /** @description Of events about an action */
                        applicantActionId?: string;
                        /** @description Your own id of the action */
                        externalApplicantActionId?: string;
                        inspectionId: string;
                        /** @enum {string} */
                        applicantType: "individual" | "company";
                        /** @description Of the request that caused the event */
                        correlationId: string;
                        levelName: string;
                        /** @description Of changes of the level */
                        previousLevelName?: string;
                        sandboxMode: boolean;
                        /** @description Absent once the applicant was erased */
                        externalUserId?: string;
                        /** @constant */
                        type: "applicantActionPending";
                        /** @description Of completed reviews */
                        reviewResult?: {
                            /** @constant */
                            reviewAnswer: "GREEN";
                            moderationComment?: string;
                            clientComment?: string;
                        } | {
                            /** @constant */
                            reviewAnswer: "RED";
                            rejectLabels: string[];
                            /** @enum {string} */
                            reviewRejectType: "FINAL" | "RETRY";
                            moderationComment?: string;
                            clientComment?: string;
                            buttonIds?: string[];
                        };
                        /** @enum {string} */
                        reviewStatus: "init" | "pending" | "prechecked" | "queued" | "completed" | "onHold";
                        /**
                         * @description UTC
                         * @example 2026-02-03 04:05:06+0000
                         */
                        createdAt: string;
                        /**
                         * @description UTC
                         * @example 2026-02-03 04:05:06.789
                         */
                        createdAtMs: string;
                        clientId: string;
                        sourceKey?: string;
                        /**
                         * @description Of deliveries asked for as a test
                         * @constant
                         */
                        testMode?: true;
                    };
                };
            };
            responses: {
                /** @description Delivered; every other answer is a failed try */
                "2XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    applicantActionReviewed: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** An action is completed */
        post: {
            parameters: {
                query?: never;
                header: {
                    /** @description HMAC of exactly the bytes of the body, hex */
                    "X-Payload-Digest": string;
                    "X-Payload-Digest-Alg": "HMAC_SHA1_HEX" | "HMAC_SHA256_HEX" | "HMAC_SHA512_HEX";
                    /** @description The same under the secret before the present one, while it lives */
                    "X-Payload-Digest-Previous"?: string;
                    "X-Event-Id": string;
                    /** @description Id of the event, the same at every try */
                    "webhook-id": string;
                    /** @description Seconds since 1970 of this try */
                    "webhook-timestamp": string;
                    /** @description Standard Webhooks v1, one for each live secret */
                    "webhook-signature": string;
                };
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        applicantId: string;
                        /** @description Of events about an action */
                        applicantActionId?: string;
                        /** @description Your own id of the action */
                        externalApplicantActionId?: string;
                        inspectionId: string;
                        /** @enum {string} */
                        applicantType: "individual" | "company";
                        /** @description Of the request that caused the event */
                        correlationId: string;
                        levelName: string;
                        /** @description Of changes of the level */
                        previousLevelName?: string;
                        sandboxMode: boolean;
                        /** @description Absent once the applicant was erased */
                        externalUserId?: string;
                        /** @constant */
                        type: "applicantActionReviewed";
                        /** @description Of completed reviews */
                        reviewResult?: {
                            /** @constant */
                            reviewAnswer: "GREEN";
                            moderationComment?: string;
                            clientComment?: string;
                        } | {
                            /** @constant */
                            reviewAnswer: "RED";
                            rejectLabels: string[];
                            /** @enum {string} */
                            reviewRejectType: "FINAL" | "RETRY";
                            moderationComment?: string;
                            clientComment?: string;
                            buttonIds?: string[];
                        };
                        /** @enum {string} */
                        reviewStatus: "init" | "pending" | "prechecked" | "queued" | "completed" | "onHold";
                        /**
                         * @description UTC
                         * @example 2026-02-03 04:05:06+0000
                         */
                        createdAt: string;
                        /**
                         * @description UTC
                         * @example 2026-02-03 04:05:06.789
                         */
                        createdAtMs: string;
                        clientId: string;
                        sourceKey?: string;
                        /**
                         * @description Of deliveries asked for as a test
                         * @constant
                         */
                        testMode?: true;
                    };
                };
            };
            responses: {
                /** @description Delivered; every other answer is a failed try */
                "2XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    applicantActionOnHold: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** An officer has to look at an action */
        post: {
            parameters: {
                query?: never;
                header: {
                    /** @description HMAC of exactly the bytes of the body, hex */
                    "X-Payload-Digest": string;
                    "X-Payload-Digest-Alg": "HMAC_SHA1_HEX" | "HMAC_SHA256_HEX" | "HMAC_SHA512_HEX";
                    /** @description The same under the secret before the present one, while it lives */
                    "X-Payload-Digest-Previous"?: string;
                    "X-Event-Id": string;
                    /** @description Id of the event, the same at every try */
                    "webhook-id": string;
                    /** @description Seconds since 1970 of this try */
                    "webhook-timestamp": string;
                    /** @description Standard Webhooks v1, one for each live secret */
                    "webhook-signature": string;
                };
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        applicantId: string;
                        /** @description Of events about an action */
                        applicantActionId?: string;
                        /** @description Your own id of the action */
                        externalApplicantActionId?: string;
                        inspectionId: string;
                        /** @enum {string} */
                        applicantType: "individual" | "company";
                        /** @description Of the request that caused the event */
                        correlationId: string;
                        levelName: string;
                        /** @description Of changes of the level */
                        previousLevelName?: string;
                        sandboxMode: boolean;
                        /** @description Absent once the applicant was erased */
                        externalUserId?: string;
                        /** @constant */
                        type: "applicantActionOnHold";
                        /** @description Of completed reviews */
                        reviewResult?: {
                            /** @constant */
                            reviewAnswer: "GREEN";
                            moderationComment?: string;
                            clientComment?: string;
                        } | {
                            /** @constant */
                            reviewAnswer: "RED";
                            rejectLabels: string[];
                            /** @enum {string} */
                            reviewRejectType: "FINAL" | "RETRY";
                            moderationComment?: string;
                            clientComment?: string;
                            buttonIds?: string[];
                        };
                        /** @enum {string} */
                        reviewStatus: "init" | "pending" | "prechecked" | "queued" | "completed" | "onHold";
                        /**
                         * @description UTC
                         * @example 2026-02-03 04:05:06+0000
                         */
                        createdAt: string;
                        /**
                         * @description UTC
                         * @example 2026-02-03 04:05:06.789
                         */
                        createdAtMs: string;
                        clientId: string;
                        sourceKey?: string;
                        /**
                         * @description Of deliveries asked for as a test
                         * @constant
                         */
                        testMode?: true;
                    };
                };
            };
            responses: {
                /** @description Delivered; every other answer is a failed try */
                "2XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    amlCaseOnHold: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** A source has somebody who may be this person */
        post: {
            parameters: {
                query?: never;
                header: {
                    /** @description HMAC of exactly the bytes of the body, hex */
                    "X-Payload-Digest": string;
                    "X-Payload-Digest-Alg": "HMAC_SHA1_HEX" | "HMAC_SHA256_HEX" | "HMAC_SHA512_HEX";
                    /** @description The same under the secret before the present one, while it lives */
                    "X-Payload-Digest-Previous"?: string;
                    "X-Event-Id": string;
                    /** @description Id of the event, the same at every try */
                    "webhook-id": string;
                    /** @description Seconds since 1970 of this try */
                    "webhook-timestamp": string;
                    /** @description Standard Webhooks v1, one for each live secret */
                    "webhook-signature": string;
                };
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        applicantId: string;
                        /** @description Of events about an action */
                        applicantActionId?: string;
                        /** @description Your own id of the action */
                        externalApplicantActionId?: string;
                        inspectionId: string;
                        /** @enum {string} */
                        applicantType: "individual" | "company";
                        /** @description Of the request that caused the event */
                        correlationId: string;
                        levelName: string;
                        /** @description Of changes of the level */
                        previousLevelName?: string;
                        sandboxMode: boolean;
                        /** @description Absent once the applicant was erased */
                        externalUserId?: string;
                        /** @constant */
                        type: "amlCaseOnHold";
                        /** @description Of completed reviews */
                        reviewResult?: {
                            /** @constant */
                            reviewAnswer: "GREEN";
                            moderationComment?: string;
                            clientComment?: string;
                        } | {
                            /** @constant */
                            reviewAnswer: "RED";
                            rejectLabels: string[];
                            /** @enum {string} */
                            reviewRejectType: "FINAL" | "RETRY";
                            moderationComment?: string;
                            clientComment?: string;
                            buttonIds?: string[];
                        };
                        /** @enum {string} */
                        reviewStatus: "init" | "pending" | "prechecked" | "queued" | "completed" | "onHold";
                        /**
                         * @description UTC
                         * @example 2026-02-03 04:05:06+0000
                         */
                        createdAt: string;
                        /**
                         * @description UTC
                         * @example 2026-02-03 04:05:06.789
                         */
                        createdAtMs: string;
                        clientId: string;
                        sourceKey?: string;
                        /**
                         * @description Of deliveries asked for as a test
                         * @constant
                         */
                        testMode?: true;
                    };
                };
            };
            responses: {
                /** @description Delivered; every other answer is a failed try */
                "2XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    amlCaseApproved: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** An officer dismissed every hit of the sources */
        post: {
            parameters: {
                query?: never;
                header: {
                    /** @description HMAC of exactly the bytes of the body, hex */
                    "X-Payload-Digest": string;
                    "X-Payload-Digest-Alg": "HMAC_SHA1_HEX" | "HMAC_SHA256_HEX" | "HMAC_SHA512_HEX";
                    /** @description The same under the secret before the present one, while it lives */
                    "X-Payload-Digest-Previous"?: string;
                    "X-Event-Id": string;
                    /** @description Id of the event, the same at every try */
                    "webhook-id": string;
                    /** @description Seconds since 1970 of this try */
                    "webhook-timestamp": string;
                    /** @description Standard Webhooks v1, one for each live secret */
                    "webhook-signature": string;
                };
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        applicantId: string;
                        /** @description Of events about an action */
                        applicantActionId?: string;
                        /** @description Your own id of the action */
                        externalApplicantActionId?: string;
                        inspectionId: string;
                        /** @enum {string} */
                        applicantType: "individual" | "company";
                        /** @description Of the request that caused the event */
                        correlationId: string;
                        levelName: string;
                        /** @description Of changes of the level */
                        previousLevelName?: string;
                        sandboxMode: boolean;
                        /** @description Absent once the applicant was erased */
                        externalUserId?: string;
                        /** @constant */
                        type: "amlCaseApproved";
                        /** @description Of completed reviews */
                        reviewResult?: {
                            /** @constant */
                            reviewAnswer: "GREEN";
                            moderationComment?: string;
                            clientComment?: string;
                        } | {
                            /** @constant */
                            reviewAnswer: "RED";
                            rejectLabels: string[];
                            /** @enum {string} */
                            reviewRejectType: "FINAL" | "RETRY";
                            moderationComment?: string;
                            clientComment?: string;
                            buttonIds?: string[];
                        };
                        /** @enum {string} */
                        reviewStatus: "init" | "pending" | "prechecked" | "queued" | "completed" | "onHold";
                        /**
                         * @description UTC
                         * @example 2026-02-03 04:05:06+0000
                         */
                        createdAt: string;
                        /**
                         * @description UTC
                         * @example 2026-02-03 04:05:06.789
                         */
                        createdAtMs: string;
                        clientId: string;
                        sourceKey?: string;
                        /**
                         * @description Of deliveries asked for as a test
                         * @constant
                         */
                        testMode?: true;
                    };
                };
            };
            responses: {
                /** @description Delivered; every other answer is a failed try */
                "2XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    amlCaseRejected: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** An officer confirmed a hit of a source */
        post: {
            parameters: {
                query?: never;
                header: {
                    /** @description HMAC of exactly the bytes of the body, hex */
                    "X-Payload-Digest": string;
                    "X-Payload-Digest-Alg": "HMAC_SHA1_HEX" | "HMAC_SHA256_HEX" | "HMAC_SHA512_HEX";
                    /** @description The same under the secret before the present one, while it lives */
                    "X-Payload-Digest-Previous"?: string;
                    "X-Event-Id": string;
                    /** @description Id of the event, the same at every try */
                    "webhook-id": string;
                    /** @description Seconds since 1970 of this try */
                    "webhook-timestamp": string;
                    /** @description Standard Webhooks v1, one for each live secret */
                    "webhook-signature": string;
                };
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        applicantId: string;
                        /** @description Of events about an action */
                        applicantActionId?: string;
                        /** @description Your own id of the action */
                        externalApplicantActionId?: string;
                        inspectionId: string;
                        /** @enum {string} */
                        applicantType: "individual" | "company";
                        /** @description Of the request that caused the event */
                        correlationId: string;
                        levelName: string;
                        /** @description Of changes of the level */
                        previousLevelName?: string;
                        sandboxMode: boolean;
                        /** @description Absent once the applicant was erased */
                        externalUserId?: string;
                        /** @constant */
                        type: "amlCaseRejected";
                        /** @description Of completed reviews */
                        reviewResult?: {
                            /** @constant */
                            reviewAnswer: "GREEN";
                            moderationComment?: string;
                            clientComment?: string;
                        } | {
                            /** @constant */
                            reviewAnswer: "RED";
                            rejectLabels: string[];
                            /** @enum {string} */
                            reviewRejectType: "FINAL" | "RETRY";
                            moderationComment?: string;
                            clientComment?: string;
                            buttonIds?: string[];
                        };
                        /** @enum {string} */
                        reviewStatus: "init" | "pending" | "prechecked" | "queued" | "completed" | "onHold";
                        /**
                         * @description UTC
                         * @example 2026-02-03 04:05:06+0000
                         */
                        createdAt: string;
                        /**
                         * @description UTC
                         * @example 2026-02-03 04:05:06.789
                         */
                        createdAtMs: string;
                        clientId: string;
                        sourceKey?: string;
                        /**
                         * @description Of deliveries asked for as a test
                         * @constant
                         */
                        testMode?: true;
                    };
                };
            };
            responses: {
                /** @description Delivered; every other answer is a failed try */
                "2XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
}
export interface components {
    schemas: {
        Json: unknown;
        Review: {
            reviewId: string;
            attemptId: string;
            attemptCnt: number;
            levelName: string;
            levelAutoCheckMode: null;
            createDate: string;
            startDate?: string;
            reviewDate?: string;
            /** @enum {string} */
            reviewStatus: "init" | "pending" | "prechecked" | "queued" | "completed" | "onHold";
            reviewResult?: {
                /** @constant */
                reviewAnswer: "GREEN";
                moderationComment?: string;
                clientComment?: string;
            } | {
                /** @constant */
                reviewAnswer: "RED";
                rejectLabels: string[];
                /** @enum {string} */
                reviewRejectType: "FINAL" | "RETRY";
                moderationComment?: string;
                clientComment?: string;
                buttonIds?: string[];
            };
            priority: number;
            reprocessing: boolean;
            autoChecked: boolean;
            elapsedSincePendingMs?: number;
            elapsedSinceQueuedMs?: number;
            notificationFailureCnt: number;
            reviewReasonCode?: string;
            moderationTierType: null;
        };
        Action: {
            id: string;
            createdAt: string;
            key: string;
            clientId: string;
            externalActionId: string;
            applicantId: string;
            type: string;
            review: {
                reviewId: string;
                attemptId: string;
                attemptCnt: number;
                levelName: string;
                createDate: string;
                startDate?: string;
                reviewDate?: string;
                elapsedSincePendingMs?: number;
                elapsedSinceQueuedMs?: number;
                /** @enum {string} */
                reviewStatus: "init" | "pending" | "prechecked" | "queued" | "completed" | "onHold" | "awaitingUser";
                reviewResult?: {
                    /** @constant */
                    reviewAnswer: "GREEN";
                    moderationComment?: string;
                    clientComment?: string;
                } | {
                    /** @constant */
                    reviewAnswer: "RED";
                    rejectLabels: string[];
                    /** @enum {string} */
                    reviewRejectType: "FINAL" | "RETRY";
                    moderationComment?: string;
                    clientComment?: string;
                    buttonIds?: string[];
                };
                priority: number;
            };
            reviewResult?: {
                /** @constant */
                reviewAnswer: "GREEN";
                moderationComment?: string;
                clientComment?: string;
            } | {
                /** @constant */
                reviewAnswer: "RED";
                rejectLabels: string[];
                /** @enum {string} */
                reviewRejectType: "FINAL" | "RETRY";
                moderationComment?: string;
                clientComment?: string;
                buttonIds?: string[];
            };
            requiredIdDocs: {
                docSets: {
                    /** @enum {string} */
                    idDocSetType: "APPLICANT_DATA" | "EMAIL_VERIFICATION" | "PHONE_VERIFICATION" | "IDENTITY" | "IDENTITY2" | "IDENTITY3" | "IDENTITY4" | "SELFIE" | "SELFIE2" | "PROOF_OF_RESIDENCE" | "PROOF_OF_RESIDENCE2" | "PROOF_OF_PAYMENT" | "PAYMENT_METHODS" | "INVESTABILITY" | "COMPANY" | "COMPANY_DATA" | "COMPANY_DOCUMENTS" | "COMPANY_BENEFICIARIES" | "ACCREDITED_INVESTOR" | "E_SIGN" | "QUESTIONNAIRE" | "QUESTIONNAIRE2" | "QUESTIONNAIRE3" | "QUESTIONNAIRE4" | "E_KYC" | "OTHER_DOCS" | "TR_RECIPIENT_INFORMATION" | "DEVICE_CHECK" | "INCOME";
                    types?: ("ID_CARD" | "PASSPORT" | "DRIVERS" | "RESIDENCE_PERMIT" | "UTILITY_BILL" | "UTILITY_BILL2" | "SELFIE" | "VIDEO_SELFIE" | "PROFILE_IMAGE" | "ID_DOC_PHOTO" | "AGREEMENT" | "CONTRACT" | "DRIVERS_TRANSLATION" | "INVESTOR_DOC" | "VEHICLE_REGISTRATION_CERTIFICATE" | "INCOME_SOURCE" | "PAYMENT_METHOD" | "PAYMENT_SOURCE" | "BANK_CARD" | "BANK_STATEMENT" | "COVID_VACCINATION_FORM" | "ARBITRARY_DOC" | "COMPANY_DOC" | "POWER_OF_ATTORNEY" | "TRAVEL_PASSPORT" | "TAX_RETURN" | "RENTAL_AGREEMENT" | "OTHER")[];
                    subTypes?: ("FRONT_SIDE" | "BACK_SIDE")[];
                    /** @enum {string} */
                    videoRequired?: "disabled" | "enabled" | "docapture" | "photoRequired" | "passiveLiveness" | "staticLiveness" | "liveness" | "optional";
                    /** @enum {string} */
                    withoutChallenge?: "off" | "manualReview";
                    /** @enum {string} */
                    captureMode?: "manualAndAuto" | "manualOnly" | "seamless";
                    /** @enum {string} */
                    uploaderMode?: "always" | "never" | "fallback";
                    /** @enum {string} */
                    mode?: "single" | "any" | "all";
                    fields?: {
                        name: string;
                        required?: boolean;
                        prefill?: string;
                        immutableIfPresent?: boolean;
                    }[];
                    customFields?: {
                        name: string;
                        required?: boolean;
                        prefill?: string;
                        immutableIfPresent?: boolean;
                    }[];
                    questionnaireDefId?: string;
                    scoring?: {
                        holdFrom?: number;
                        refuseFrom?: number;
                    };
                    skipAllowed?: boolean;
                    nfcVerificationSettings?: {
                        /** @enum {string} */
                        mode?: "disabled" | "optional" | "required";
                    } & {
                        [key: string]: unknown;
                    };
                    poaStepSettingsId?: string;
                    steps?: {
                        [key: string]: unknown;
                    }[];
                    restrictCountries?: boolean | string[];
                }[];
                includedCountries?: string[];
                excludedCountries?: string[];
                videoIdent?: boolean;
                videoIdentUploadTypes?: string[];
                stepsOutsideVideoId?: string[];
            };
            checks?: {
                id: string;
                /** @enum {string} */
                answer: "GREEN" | "YELLOW" | "RED" | "ERROR";
                checkType: string;
                createdAt: string;
                attemptId: string;
                errorMessage?: string;
                sentence?: string;
                numbers?: {
                    [key: string]: number;
                };
                thresholds?: {
                    [key: string]: number;
                };
                modelIds?: string[];
                imageIds?: number[];
                livenessInfo?: {
                    [key: string]: unknown;
                };
                faceMatchInfo?: {
                    [key: string]: unknown;
                };
            }[];
            images?: {
                id: string;
                addedDate: string;
                imageHash: string;
                imageFileName?: string;
                resizedImageId: string;
                mimeType: string;
                sigHash: string;
                imageId: number;
                actualResolution: {
                    width: number;
                    height: number;
                };
                /** @enum {string} */
                answer?: "GREEN" | "YELLOW" | "RED" | "ERROR";
                idDocDef: {
                    country: string;
                    idDocType: string;
                    idDocSubType: string | null;
                };
                reviewResult: {
                    [key: string]: unknown;
                };
                attemptId: string;
                deactivated: boolean;
            }[];
            agreement?: {
                createdAt: string;
                acceptedAt: string;
                source: string;
                targets: string[];
                recordIds: string[];
            };
            questionnaires?: ({
                id: string;
                sections?: {
                    [key: string]: {
                        items?: {
                            [key: string]: {
                                value?: string | number | boolean | null;
                                values?: string[] | null;
                            } & {
                                [key: string]: unknown;
                            };
                        };
                        score?: number;
                    } & {
                        [key: string]: unknown;
                    };
                };
                score?: number;
            } & {
                [key: string]: unknown;
            })[];
            email?: string;
            phone?: string;
            paymentSource?: {
                [key: string]: unknown;
            };
            paymentMethod?: {
                [key: string]: unknown;
            };
        };
        Applicant: {
            id: string;
            createdAt: string;
            createdBy: string;
            key: string;
            clientId: string;
            inspectionId: string;
            externalUserId: string;
            sourceKey?: string;
            email?: string;
            phone?: string;
            lang?: string;
            type: string;
            applicantPlatform: string;
            deleted?: boolean;
            info?: {
                firstName?: string;
                firstNameEn?: string;
                lastName?: string;
                lastNameEn?: string;
                dob?: string;
                gender?: string;
                country?: string;
                nationality?: string;
                idDocs?: {
                    idDocType: string;
                    country: string;
                    firstName?: string;
                    firstNameEn?: string;
                    middleName?: string;
                    lastName?: string;
                    lastNameEn?: string;
                    issuedDate?: string;
                    validUntil?: string;
                    number?: string;
                    dob?: string;
                    placeOfBirth?: string;
                    mrzLine1?: string;
                    mrzLine2?: string;
                    mrzLine3?: string;
                }[];
            } & {
                [key: string]: unknown;
            };
            fixedInfo?: {
                firstName?: string;
                lastName?: string;
                middleName?: string;
                firstNameEn?: string;
                lastNameEn?: string;
                middleNameEn?: string;
                legalName?: string;
                /** @enum {string} */
                gender?: "M" | "F";
                dob?: string;
                placeOfBirth?: string;
                countryOfBirth?: string;
                stateOfBirth?: string;
                country?: string;
                nationality?: string;
                phone?: string;
                tin?: string;
                taxResidence?: string;
                addresses?: ({
                    country?: string;
                    postCode?: string;
                    town?: string;
                    street?: string;
                    subStreet?: string;
                    state?: string;
                    buildingName?: string;
                    flatNumber?: string;
                    buildingNumber?: string;
                    formattedAddress?: string;
                } & {
                    [key: string]: unknown;
                })[];
            } & {
                [key: string]: unknown;
            };
            requiredIdDocs: {
                docSets: {
                    /** @enum {string} */
                    idDocSetType: "APPLICANT_DATA" | "EMAIL_VERIFICATION" | "PHONE_VERIFICATION" | "IDENTITY" | "IDENTITY2" | "IDENTITY3" | "IDENTITY4" | "SELFIE" | "SELFIE2" | "PROOF_OF_RESIDENCE" | "PROOF_OF_RESIDENCE2" | "PROOF_OF_PAYMENT" | "PAYMENT_METHODS" | "INVESTABILITY" | "COMPANY" | "COMPANY_DATA" | "COMPANY_DOCUMENTS" | "COMPANY_BENEFICIARIES" | "ACCREDITED_INVESTOR" | "E_SIGN" | "QUESTIONNAIRE" | "QUESTIONNAIRE2" | "QUESTIONNAIRE3" | "QUESTIONNAIRE4" | "E_KYC" | "OTHER_DOCS" | "TR_RECIPIENT_INFORMATION" | "DEVICE_CHECK" | "INCOME";
                    types?: ("ID_CARD" | "PASSPORT" | "DRIVERS" | "RESIDENCE_PERMIT" | "UTILITY_BILL" | "UTILITY_BILL2" | "SELFIE" | "VIDEO_SELFIE" | "PROFILE_IMAGE" | "ID_DOC_PHOTO" | "AGREEMENT" | "CONTRACT" | "DRIVERS_TRANSLATION" | "INVESTOR_DOC" | "VEHICLE_REGISTRATION_CERTIFICATE" | "INCOME_SOURCE" | "PAYMENT_METHOD" | "PAYMENT_SOURCE" | "BANK_CARD" | "BANK_STATEMENT" | "COVID_VACCINATION_FORM" | "ARBITRARY_DOC" | "COMPANY_DOC" | "POWER_OF_ATTORNEY" | "TRAVEL_PASSPORT" | "TAX_RETURN" | "RENTAL_AGREEMENT" | "OTHER")[];
                    subTypes?: ("FRONT_SIDE" | "BACK_SIDE")[];
                    /** @enum {string} */
                    videoRequired?: "disabled" | "enabled" | "docapture" | "photoRequired" | "passiveLiveness" | "staticLiveness" | "liveness" | "optional";
                    /** @enum {string} */
                    withoutChallenge?: "off" | "manualReview";
                    /** @enum {string} */
                    captureMode?: "manualAndAuto" | "manualOnly" | "seamless";
                    /** @enum {string} */
                    uploaderMode?: "always" | "never" | "fallback";
                    /** @enum {string} */
                    mode?: "single" | "any" | "all";
                    fields?: {
                        name: string;
                        required?: boolean;
                        prefill?: string;
                        immutableIfPresent?: boolean;
                    }[];
                    customFields?: {
                        name: string;
                        required?: boolean;
                        prefill?: string;
                        immutableIfPresent?: boolean;
                    }[];
                    questionnaireDefId?: string;
                    scoring?: {
                        holdFrom?: number;
                        refuseFrom?: number;
                    };
                    skipAllowed?: boolean;
                    nfcVerificationSettings?: {
                        /** @enum {string} */
                        mode?: "disabled" | "optional" | "required";
                    } & {
                        [key: string]: unknown;
                    };
                    poaStepSettingsId?: string;
                    steps?: {
                        [key: string]: unknown;
                    }[];
                    restrictCountries?: boolean | string[];
                }[];
                includedCountries?: string[];
                excludedCountries?: string[];
                videoIdent?: boolean;
                videoIdentUploadTypes?: string[];
                stepsOutsideVideoId?: string[];
            };
            review: components["schemas"]["ReviewOutput"];
            metadata?: {
                key: string;
                value: string;
            }[];
            questionnaires?: {
                [key: string]: unknown;
            }[];
            tags?: string[];
            agreement?: {
                createdAt: string;
                acceptedAt: string;
                source: string;
                targets: string[];
                recordIds: string[];
            };
        };
        Error: {
            description: string;
            code: number;
            correlationId: string;
            errorCode?: number;
            errorName?: string;
        };
        Level: {
            websdkFlowId?: string;
            msdkFlowId?: string;
            websdkNext?: boolean;
            notificationSettings?: {
                applicantNotificationStates?: unknown[];
            } & {
                [key: string]: unknown;
            };
            customPrivacyNoteText?: string;
            customPrivacyLink?: string;
            watchListCheckSettings?: {
                [key: string]: unknown;
            };
            applicantInsightSettings?: {
                [key: string]: unknown;
            };
            kytSettings?: {
                [key: string]: unknown;
            };
            autoCheckGeneratorSettings?: {
                /** @enum {string} */
                autoCheckMode?: "standard" | "enhanced";
            } & {
                [key: string]: unknown;
            };
            id: string;
            key: string;
            clientId: string;
            name: string;
            desc?: string;
            type: string;
            actionType?: string;
            applicantType: string;
            requiredIdDocs: {
                docSets: {
                    /** @enum {string} */
                    idDocSetType: "APPLICANT_DATA" | "EMAIL_VERIFICATION" | "PHONE_VERIFICATION" | "IDENTITY" | "IDENTITY2" | "IDENTITY3" | "IDENTITY4" | "SELFIE" | "SELFIE2" | "PROOF_OF_RESIDENCE" | "PROOF_OF_RESIDENCE2" | "PROOF_OF_PAYMENT" | "PAYMENT_METHODS" | "INVESTABILITY" | "COMPANY" | "COMPANY_DATA" | "COMPANY_DOCUMENTS" | "COMPANY_BENEFICIARIES" | "ACCREDITED_INVESTOR" | "E_SIGN" | "QUESTIONNAIRE" | "QUESTIONNAIRE2" | "QUESTIONNAIRE3" | "QUESTIONNAIRE4" | "E_KYC" | "OTHER_DOCS" | "TR_RECIPIENT_INFORMATION" | "DEVICE_CHECK" | "INCOME";
                    types?: ("ID_CARD" | "PASSPORT" | "DRIVERS" | "RESIDENCE_PERMIT" | "UTILITY_BILL" | "UTILITY_BILL2" | "SELFIE" | "VIDEO_SELFIE" | "PROFILE_IMAGE" | "ID_DOC_PHOTO" | "AGREEMENT" | "CONTRACT" | "DRIVERS_TRANSLATION" | "INVESTOR_DOC" | "VEHICLE_REGISTRATION_CERTIFICATE" | "INCOME_SOURCE" | "PAYMENT_METHOD" | "PAYMENT_SOURCE" | "BANK_CARD" | "BANK_STATEMENT" | "COVID_VACCINATION_FORM" | "ARBITRARY_DOC" | "COMPANY_DOC" | "POWER_OF_ATTORNEY" | "TRAVEL_PASSPORT" | "TAX_RETURN" | "RENTAL_AGREEMENT" | "OTHER")[];
                    subTypes?: ("FRONT_SIDE" | "BACK_SIDE")[];
                    /** @enum {string} */
                    videoRequired?: "disabled" | "enabled" | "docapture" | "photoRequired" | "passiveLiveness" | "staticLiveness" | "liveness" | "optional";
                    /** @enum {string} */
                    withoutChallenge?: "off" | "manualReview";
                    /** @enum {string} */
                    captureMode?: "manualAndAuto" | "manualOnly" | "seamless";
                    /** @enum {string} */
                    uploaderMode?: "always" | "never" | "fallback";
                    /** @enum {string} */
                    mode?: "single" | "any" | "all";
                    fields?: {
                        name: string;
                        required?: boolean;
                        prefill?: string;
                        immutableIfPresent?: boolean;
                    }[];
                    customFields?: {
                        name: string;
                        required?: boolean;
                        prefill?: string;
                        immutableIfPresent?: boolean;
                    }[];
                    questionnaireDefId?: string;
                    scoring?: {
                        holdFrom?: number;
                        refuseFrom?: number;
                    };
                    skipAllowed?: boolean;
                    nfcVerificationSettings?: {
                        /** @enum {string} */
                        mode?: "disabled" | "optional" | "required";
                    } & {
                        [key: string]: unknown;
                    };
                    poaStepSettingsId?: string;
                    steps?: {
                        [key: string]: unknown;
                    }[];
                    restrictCountries?: boolean | string[];
                }[];
                includedCountries?: string[];
                excludedCountries?: string[];
                videoIdent?: boolean;
                videoIdentUploadTypes?: string[];
                stepsOutsideVideoId?: string[];
            };
            rules: {
                minimumAge: number;
                /** @enum {string} */
                duplicates?: "record" | "hold";
                /** @enum {string} */
                sameFace?: "compare" | "ignore";
            };
            verification: {
                /** @constant */
                by: "internal";
            } | {
                /** @constant */
                by: "provider";
                provider: string;
            } | {
                /** @constant */
                by: "shadow";
                provider: string;
            };
            sources: string[];
            created: {
                date: string;
                clientSubject: string;
                subjectId: string;
            };
            createdAt: string;
            createdBy: string;
            modified?: {
                date: string;
                clientSubject: string;
                subjectId: string;
            };
            modifiedAt?: string;
            modifiedBy?: string;
        };
        Ok: {
            /** @constant */
            ok: 1;
        };
        ReviewOutput: {
            reviewId: string;
            attemptId: string;
            attemptCnt: number;
            levelName: string;
            levelAutoCheckMode: null;
            createDate: string;
            startDate?: string;
            reviewDate?: string;
            /** @enum {string} */
            reviewStatus: "init" | "pending" | "prechecked" | "queued" | "completed" | "onHold";
            reviewResult?: {
                /** @constant */
                reviewAnswer: "GREEN";
                moderationComment?: string;
                clientComment?: string;
            } | {
                /** @constant */
                reviewAnswer: "RED";
                rejectLabels: string[];
                /** @enum {string} */
                reviewRejectType: "FINAL" | "RETRY";
                moderationComment?: string;
                clientComment?: string;
                buttonIds?: string[];
            };
            priority: number;
            reprocessing: boolean;
            autoChecked: boolean;
            elapsedSincePendingMs?: number;
            elapsedSinceQueuedMs?: number;
            notificationFailureCnt: number;
            reviewReasonCode?: string;
            moderationTierType: null;
        };
    };
    responses: never;
    parameters: never;
    requestBodies: never;
    headers: never;
    pathItems: never;
}
export type $defs = Record<string, never>;
export interface operations {
    postApplicants: {
        parameters: {
            query: {
                levelName: string;
            };
            header?: {
                /** @description Names the request: sent again within a day, it answers what the first one did */
                "Idempotency-Key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    externalUserId?: string;
                    /** @enum {string} */
                    type?: "individual" | "company";
                    sourceKey?: string;
                    email?: string;
                    phone?: string;
                    lang?: string;
                    metadata?: {
                        key: string;
                        value: string;
                    }[];
                    fixedInfo?: {
                        firstName?: string;
                        lastName?: string;
                        middleName?: string;
                        firstNameEn?: string;
                        lastNameEn?: string;
                        middleNameEn?: string;
                        legalName?: string;
                        /** @enum {string} */
                        gender?: "M" | "F";
                        dob?: string;
                        placeOfBirth?: string;
                        countryOfBirth?: string;
                        stateOfBirth?: string;
                        country?: string;
                        nationality?: string;
                        phone?: string;
                        tin?: string;
                        taxResidence?: string;
                        addresses?: ({
                            country?: string;
                            postCode?: string;
                            town?: string;
                            street?: string;
                            subStreet?: string;
                            state?: string;
                            buildingName?: string;
                            flatNumber?: string;
                            buildingNumber?: string;
                            formattedAddress?: string;
                        } & {
                            [key: string]: unknown;
                        })[];
                    } & {
                        [key: string]: unknown;
                    };
                    info?: {
                        firstName?: string;
                        lastName?: string;
                        middleName?: string;
                        firstNameEn?: string;
                        lastNameEn?: string;
                        middleNameEn?: string;
                        legalName?: string;
                        /** @enum {string} */
                        gender?: "M" | "F";
                        dob?: string;
                        placeOfBirth?: string;
                        countryOfBirth?: string;
                        stateOfBirth?: string;
                        country?: string;
                        nationality?: string;
                        phone?: string;
                        tin?: string;
                        taxResidence?: string;
                        addresses?: ({
                            country?: string;
                            postCode?: string;
                            town?: string;
                            street?: string;
                            subStreet?: string;
                            state?: string;
                            buildingName?: string;
                            flatNumber?: string;
                            buildingNumber?: string;
                            formattedAddress?: string;
                        } & {
                            [key: string]: unknown;
                        })[];
                        idDocs?: {
                            idDocType: string;
                            country: string;
                            firstName?: string;
                            firstNameEn?: string;
                            middleName?: string;
                            lastName?: string;
                            lastNameEn?: string;
                            issuedDate?: string;
                            validUntil?: string;
                            number?: string;
                            dob?: string;
                            placeOfBirth?: string;
                            mrzLine1?: string;
                            mrzLine2?: string;
                            mrzLine3?: string;
                        }[];
                    } & {
                        [key: string]: unknown;
                    };
                    questionnaires?: ({
                        id: string;
                        sections?: {
                            [key: string]: {
                                items?: {
                                    [key: string]: {
                                        value?: string | number | boolean | null;
                                        values?: string[] | null;
                                    } & {
                                        [key: string]: unknown;
                                    };
                                };
                                score?: number;
                            } & {
                                [key: string]: unknown;
                            };
                        };
                        score?: number;
                    } & {
                        [key: string]: unknown;
                    })[];
                };
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Applicant"];
                };
            };
            /** @description Failed */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
        };
    };
    patchApplicants: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    externalUserId?: string;
                    /** @enum {string} */
                    type?: "individual" | "company";
                    sourceKey?: string;
                    email?: string;
                    phone?: string;
                    lang?: string;
                    metadata?: {
                        key: string;
                        value: string;
                    }[];
                    questionnaires?: ({
                        id: string;
                        sections?: {
                            [key: string]: {
                                items?: {
                                    [key: string]: {
                                        value?: string | number | boolean | null;
                                        values?: string[] | null;
                                    } & {
                                        [key: string]: unknown;
                                    };
                                };
                                score?: number;
                            } & {
                                [key: string]: unknown;
                            };
                        };
                        score?: number;
                    } & {
                        [key: string]: unknown;
                    })[];
                    deleted?: boolean;
                    id: string;
                };
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Applicant"];
                };
            };
            /** @description Failed */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
        };
    };
    getApplicantsByApplicantIdOne: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                applicantId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Applicant"];
                };
            };
            /** @description Failed */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
        };
    };
    getApplicantsByExternalUserIdByExternalUserId: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                externalUserId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        exists: boolean;
                        applicant?: components["schemas"]["Applicant"];
                    };
                };
            };
            /** @description Failed */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
        };
    };
    getApplicantsSearch: {
        parameters: {
            query?: {
                email?: string;
                phone?: string;
                documentNumber?: string;
                name?: string;
                limit?: number;
                offset?: number;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        list: {
                            items: components["schemas"]["Applicant"][];
                            totalItems: number;
                        };
                        items: components["schemas"]["Applicant"][];
                        totalItems: number;
                    };
                };
            };
            /** @description Failed */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
        };
    };
    postApplicantsByApplicantIdMoveToLevel: {
        parameters: {
            query: {
                name: string;
            };
            header?: {
                /** @description Names the request: sent again within a day, it answers what the first one did */
                "Idempotency-Key"?: string;
            };
            path: {
                applicantId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Applicant"];
                };
            };
            /** @description Failed */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
        };
    };
    patchApplicantsByApplicantIdFixedInfo: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                applicantId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    firstName?: string;
                    lastName?: string;
                    middleName?: string;
                    firstNameEn?: string;
                    lastNameEn?: string;
                    middleNameEn?: string;
                    legalName?: string;
                    /** @enum {string} */
                    gender?: "M" | "F";
                    dob?: string;
                    placeOfBirth?: string;
                    countryOfBirth?: string;
                    stateOfBirth?: string;
                    country?: string;
                    nationality?: string;
                    phone?: string;
                    tin?: string;
                    taxResidence?: string;
                    addresses?: ({
                        country?: string;
                        postCode?: string;
                        town?: string;
                        street?: string;
                        subStreet?: string;
                        state?: string;
                        buildingName?: string;
                        flatNumber?: string;
                        buildingNumber?: string;
                        formattedAddress?: string;
                    } & {
                        [key: string]: unknown;
                    })[];
                } & {
                    [key: string]: unknown;
                };
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        firstName?: string;
                        lastName?: string;
                        middleName?: string;
                        firstNameEn?: string;
                        lastNameEn?: string;
                        middleNameEn?: string;
                        legalName?: string;
                        /** @enum {string} */
                        gender?: "M" | "F";
                        dob?: string;
                        placeOfBirth?: string;
                        countryOfBirth?: string;
                        stateOfBirth?: string;
                        country?: string;
                        nationality?: string;
                        phone?: string;
                        tin?: string;
                        taxResidence?: string;
                        addresses?: ({
                            country?: string;
                            postCode?: string;
                            town?: string;
                            street?: string;
                            subStreet?: string;
                            state?: string;
                            buildingName?: string;
                            flatNumber?: string;
                            buildingNumber?: string;
                            formattedAddress?: string;
                        } & {
                            [key: string]: unknown;
                        })[];
                        id: string;
                    } & {
                        [key: string]: unknown;
                    };
                };
            };
            /** @description Failed */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
        };
    };
    getApplicantsCount: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        count: number;
                    };
                };
            };
            /** @description Failed */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
        };
    };
    patchApplicantsByApplicantIdInfo: {
        parameters: {
            query?: {
                unsetFields?: string;
            };
            header?: never;
            path: {
                applicantId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    firstName?: string;
                    lastName?: string;
                    middleName?: string;
                    firstNameEn?: string;
                    lastNameEn?: string;
                    middleNameEn?: string;
                    legalName?: string;
                    /** @enum {string} */
                    gender?: "M" | "F";
                    dob?: string;
                    placeOfBirth?: string;
                    countryOfBirth?: string;
                    stateOfBirth?: string;
                    country?: string;
                    nationality?: string;
                    phone?: string;
                    tin?: string;
                    taxResidence?: string;
                    addresses?: ({
                        country?: string;
                        postCode?: string;
                        town?: string;
                        street?: string;
                        subStreet?: string;
                        state?: string;
                        buildingName?: string;
                        flatNumber?: string;
                        buildingNumber?: string;
                        formattedAddress?: string;
                    } & {
                        [key: string]: unknown;
                    })[];
                    idDocs?: {
                        idDocType: string;
                        country: string;
                        firstName?: string;
                        firstNameEn?: string;
                        middleName?: string;
                        lastName?: string;
                        lastNameEn?: string;
                        issuedDate?: string;
                        validUntil?: string;
                        number?: string;
                        dob?: string;
                        placeOfBirth?: string;
                        mrzLine1?: string;
                        mrzLine2?: string;
                        mrzLine3?: string;
                    }[];
                } & {
                    [key: string]: unknown;
                };
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        firstName?: string;
                        firstNameEn?: string;
                        lastName?: string;
                        lastNameEn?: string;
                        dob?: string;
                        gender?: string;
                        country?: string;
                        nationality?: string;
                        idDocs?: {
                            idDocType: string;
                            country: string;
                            firstName?: string;
                            firstNameEn?: string;
                            middleName?: string;
                            lastName?: string;
                            lastNameEn?: string;
                            issuedDate?: string;
                            validUntil?: string;
                            number?: string;
                            dob?: string;
                            placeOfBirth?: string;
                            mrzLine1?: string;
                            mrzLine2?: string;
                            mrzLine3?: string;
                        }[];
                        id: string;
                    } & {
                        [key: string]: unknown;
                    };
                };
            };
            /** @description Failed */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
        };
    };
    patchApplicantsByApplicantIdPresenceByPresence: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                applicantId: string;
                presence: "activated" | "deactivated";
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Applicant"];
                };
            };
            /** @description Failed */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
        };
    };
    postApplicantsByApplicantIdAgreement: {
        parameters: {
            query?: never;
            header?: {
                /** @description Names the request: sent again within a day, it answers what the first one did */
                "Idempotency-Key"?: string;
            };
            path: {
                applicantId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    records: ({
                        content: string;
                    } & {
                        [key: string]: unknown;
                    })[];
                    acceptedAt?: string;
                    residenceCountry?: string;
                };
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Ok"];
                };
            };
            /** @description Failed */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
        };
    };
    getApplicantsByApplicantIdAcceptedAgreements: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                applicantId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        applicantAgreements: {
                            records: ({
                                content: string;
                            } & {
                                [key: string]: unknown;
                            })[];
                            acceptedAt?: string;
                            residenceCountry?: string;
                        }[];
                    };
                };
            };
            /** @description Failed */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
        };
    };
    deleteApplicantsByApplicantId: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                applicantId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Ok"];
                };
            };
            /** @description Failed */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
        };
    };
    postApplicantsIngestCompleted: {
        parameters: {
            query: {
                levelName: string;
            };
            header?: {
                /** @description Names the request: sent again within a day, it answers what the first one did */
                "Idempotency-Key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    externalUserId?: string;
                    /** @enum {string} */
                    type?: "individual" | "company";
                    sourceKey?: string;
                    email?: string;
                    phone?: string;
                    lang?: string;
                    metadata?: {
                        key: string;
                        value: string;
                    }[];
                    fixedInfo?: {
                        firstName?: string;
                        lastName?: string;
                        middleName?: string;
                        firstNameEn?: string;
                        lastNameEn?: string;
                        middleNameEn?: string;
                        legalName?: string;
                        /** @enum {string} */
                        gender?: "M" | "F";
                        dob?: string;
                        placeOfBirth?: string;
                        countryOfBirth?: string;
                        stateOfBirth?: string;
                        country?: string;
                        nationality?: string;
                        phone?: string;
                        tin?: string;
                        taxResidence?: string;
                        addresses?: ({
                            country?: string;
                            postCode?: string;
                            town?: string;
                            street?: string;
                            subStreet?: string;
                            state?: string;
                            buildingName?: string;
                            flatNumber?: string;
                            buildingNumber?: string;
                            formattedAddress?: string;
                        } & {
                            [key: string]: unknown;
                        })[];
                    } & {
                        [key: string]: unknown;
                    };
                    info?: {
                        firstName?: string;
                        firstNameEn?: string;
                        lastName?: string;
                        lastNameEn?: string;
                        dob?: string;
                        gender?: string;
                        country?: string;
                        nationality?: string;
                        idDocs?: {
                            idDocType: string;
                            country: string;
                            firstName?: string;
                            firstNameEn?: string;
                            middleName?: string;
                            lastName?: string;
                            lastNameEn?: string;
                            issuedDate?: string;
                            validUntil?: string;
                            number?: string;
                            dob?: string;
                            placeOfBirth?: string;
                            mrzLine1?: string;
                            mrzLine2?: string;
                            mrzLine3?: string;
                        }[];
                    } & {
                        [key: string]: unknown;
                    };
                    questionnaires?: ({
                        id: string;
                        sections?: {
                            [key: string]: {
                                items?: {
                                    [key: string]: {
                                        value?: string | number | boolean | null;
                                        values?: string[] | null;
                                    } & {
                                        [key: string]: unknown;
                                    };
                                };
                                score?: number;
                            } & {
                                [key: string]: unknown;
                            };
                        };
                        score?: number;
                    } & {
                        [key: string]: unknown;
                    })[];
                    review?: {
                        reviewResult?: {
                            /** @constant */
                            reviewAnswer: "GREEN";
                            moderationComment?: string;
                            clientComment?: string;
                        } | {
                            /** @constant */
                            reviewAnswer: "RED";
                            rejectLabels: string[];
                            /** @enum {string} */
                            reviewRejectType: "FINAL" | "RETRY";
                            moderationComment?: string;
                            clientComment?: string;
                            buttonIds?: string[];
                        };
                    };
                };
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Applicant"];
                };
            };
            /** @description Failed */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
        };
    };
    postApplicantsApplicantImport: {
        parameters: {
            query?: {
                levelName?: string;
            };
            header?: {
                /** @description Names the request: sent again within a day, it answers what the first one did */
                "Idempotency-Key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "multipart/form-data": {
                    metadata?: {
                        [key: string]: unknown;
                    };
                    /** Format: binary */
                    content?: Blob;
                };
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Applicant"];
                };
            };
            /** @description Failed */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
        };
    };
    postAccessTokensShareToken: {
        parameters: {
            query: {
                applicantId: string;
                forClientId: string;
                ttlInSecs?: number;
            };
            header?: {
                /** @description Names the request: sent again within a day, it answers what the first one did */
                "Idempotency-Key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        token: string;
                        forClientId: string;
                    };
                };
            };
            /** @description Failed */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
        };
    };
    postApplicantsImport: {
        parameters: {
            query: {
                shareToken: string;
                resetIdDocSetTypes?: string;
                levelName?: string;
                userId?: string;
            };
            header?: {
                /** @description Names the request: sent again within a day, it answers what the first one did */
                "Idempotency-Key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Applicant"];
                };
            };
            /** @description Failed */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
        };
    };
    postApplicantsByApplicantIdInfoIdDoc: {
        parameters: {
            query?: never;
            header?: {
                /** @description Names the request: sent again within a day, it answers what the first one did */
                "Idempotency-Key"?: string;
            };
            path: {
                applicantId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "multipart/form-data": {
                    metadata: {
                        /** @enum {string} */
                        idDocType: "ID_CARD" | "PASSPORT" | "DRIVERS" | "RESIDENCE_PERMIT" | "UTILITY_BILL" | "UTILITY_BILL2" | "SELFIE" | "VIDEO_SELFIE" | "PROFILE_IMAGE" | "ID_DOC_PHOTO" | "AGREEMENT" | "CONTRACT" | "DRIVERS_TRANSLATION" | "INVESTOR_DOC" | "VEHICLE_REGISTRATION_CERTIFICATE" | "INCOME_SOURCE" | "PAYMENT_METHOD" | "PAYMENT_SOURCE" | "BANK_CARD" | "BANK_STATEMENT" | "COVID_VACCINATION_FORM" | "ARBITRARY_DOC" | "COMPANY_DOC" | "POWER_OF_ATTORNEY" | "TRAVEL_PASSPORT" | "TAX_RETURN" | "RENTAL_AGREEMENT" | "OTHER";
                        country: string;
                        idDocSubType?: ("FRONT_SIDE" | "BACK_SIDE") | null;
                        firstName?: string;
                        middleName?: string;
                        lastName?: string;
                        issuedDate?: string;
                        validUntil?: string;
                        number?: string;
                        dob?: string;
                        placeOfBirth?: string;
                    };
                    /** Format: binary */
                    content?: Blob;
                };
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        idDocType: string;
                        country: string;
                        firstName?: string;
                        firstNameEn?: string;
                        middleName?: string;
                        lastName?: string;
                        lastNameEn?: string;
                        issuedDate?: string;
                        validUntil?: string;
                        number?: string;
                        dob?: string;
                        placeOfBirth?: string;
                        mrzLine1?: string;
                        mrzLine2?: string;
                        mrzLine3?: string;
                        idDocSubType?: ("FRONT_SIDE" | "BACK_SIDE") | null;
                        errors?: string[];
                        warnings?: string[];
                    };
                };
            };
            /** @description Failed */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
        };
    };
    getApplicantsByApplicantIdRequiredIdDocsStatus: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                applicantId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        [key: string]: {
                            reviewResult: ({
                                /** @constant */
                                reviewAnswer: "GREEN";
                                moderationComment?: string;
                                clientComment?: string;
                            } | {
                                /** @constant */
                                reviewAnswer: "RED";
                                rejectLabels: string[];
                                /** @enum {string} */
                                reviewRejectType: "FINAL" | "RETRY";
                                moderationComment?: string;
                                clientComment?: string;
                                buttonIds?: string[];
                            }) | Record<string, never>;
                            country?: string;
                            idDocType?: string;
                            imageIds: number[];
                            imageReviewResults: {
                                [key: string]: ({
                                    /** @constant */
                                    reviewAnswer: "GREEN";
                                    moderationComment?: string;
                                    clientComment?: string;
                                } | {
                                    /** @constant */
                                    reviewAnswer: "RED";
                                    rejectLabels: string[];
                                    /** @enum {string} */
                                    reviewRejectType: "FINAL" | "RETRY";
                                    moderationComment?: string;
                                    clientComment?: string;
                                    buttonIds?: string[];
                                }) | Record<string, never>;
                            };
                            attemptId: string;
                            forbidden: boolean;
                            doubleSided: boolean;
                            partialCompletion: boolean | null;
                            stepStatuses: null;
                            imageStatuses: unknown[];
                            images: unknown[];
                        } | null;
                    };
                };
            };
            /** @description Failed */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
        };
    };
    postApplicantsByApplicantIdRequiredIdDocs: {
        parameters: {
            query?: never;
            header?: {
                /** @description Names the request: sent again within a day, it answers what the first one did */
                "Idempotency-Key"?: string;
            };
            path: {
                applicantId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        docSets: {
                            /** @enum {string} */
                            idDocSetType: "APPLICANT_DATA" | "EMAIL_VERIFICATION" | "PHONE_VERIFICATION" | "IDENTITY" | "IDENTITY2" | "IDENTITY3" | "IDENTITY4" | "SELFIE" | "SELFIE2" | "PROOF_OF_RESIDENCE" | "PROOF_OF_RESIDENCE2" | "PROOF_OF_PAYMENT" | "PAYMENT_METHODS" | "INVESTABILITY" | "COMPANY" | "COMPANY_DATA" | "COMPANY_DOCUMENTS" | "COMPANY_BENEFICIARIES" | "ACCREDITED_INVESTOR" | "E_SIGN" | "QUESTIONNAIRE" | "QUESTIONNAIRE2" | "QUESTIONNAIRE3" | "QUESTIONNAIRE4" | "E_KYC" | "OTHER_DOCS" | "TR_RECIPIENT_INFORMATION" | "DEVICE_CHECK" | "INCOME";
                            types?: ("ID_CARD" | "PASSPORT" | "DRIVERS" | "RESIDENCE_PERMIT" | "UTILITY_BILL" | "UTILITY_BILL2" | "SELFIE" | "VIDEO_SELFIE" | "PROFILE_IMAGE" | "ID_DOC_PHOTO" | "AGREEMENT" | "CONTRACT" | "DRIVERS_TRANSLATION" | "INVESTOR_DOC" | "VEHICLE_REGISTRATION_CERTIFICATE" | "INCOME_SOURCE" | "PAYMENT_METHOD" | "PAYMENT_SOURCE" | "BANK_CARD" | "BANK_STATEMENT" | "COVID_VACCINATION_FORM" | "ARBITRARY_DOC" | "COMPANY_DOC" | "POWER_OF_ATTORNEY" | "TRAVEL_PASSPORT" | "TAX_RETURN" | "RENTAL_AGREEMENT" | "OTHER")[];
                            subTypes?: ("FRONT_SIDE" | "BACK_SIDE")[];
                            /** @enum {string} */
                            videoRequired?: "disabled" | "enabled" | "docapture" | "photoRequired" | "passiveLiveness" | "staticLiveness" | "liveness" | "optional";
                            /** @enum {string} */
                            withoutChallenge?: "off" | "manualReview";
                            /** @enum {string} */
                            captureMode?: "manualAndAuto" | "manualOnly" | "seamless";
                            /** @enum {string} */
                            uploaderMode?: "always" | "never" | "fallback";
                            /** @enum {string} */
                            mode?: "single" | "any" | "all";
                            fields?: {
                                name: string;
                                required?: boolean;
                                prefill?: string;
                                immutableIfPresent?: boolean;
                            }[];
                            customFields?: {
                                name: string;
                                required?: boolean;
                                prefill?: string;
                                immutableIfPresent?: boolean;
                            }[];
                            questionnaireDefId?: string;
                            scoring?: {
                                holdFrom?: number;
                                refuseFrom?: number;
                            };
                            skipAllowed?: boolean;
                            nfcVerificationSettings?: {
                                /** @enum {string} */
                                mode?: "disabled" | "optional" | "required";
                            } & {
                                [key: string]: unknown;
                            };
                            poaStepSettingsId?: string;
                            steps?: {
                                [key: string]: unknown;
                            }[];
                            restrictCountries?: boolean | string[];
                        }[];
                        includedCountries?: string[];
                        excludedCountries?: string[];
                        videoIdent?: boolean;
                        videoIdentUploadTypes?: string[];
                        stepsOutsideVideoId?: string[];
                    };
                };
            };
            /** @description Failed */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
        };
    };
    getApplicantsByApplicantIdMetadata: {
        parameters: {
            query?: {
                limit?: number;
                offset?: number;
            };
            header?: never;
            path: {
                applicantId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: {
                            id: string;
                            previewId?: string;
                            addedDate: string;
                            fileMetadata: {
                                fileName?: string;
                                fileType: string;
                                fileSize: number;
                                resolution: {
                                    width: number;
                                    height: number;
                                };
                            };
                            idDocDef: {
                                country: string;
                                idDocType: string;
                                idDocSubType?: string;
                            };
                            reviewResult: {
                                [key: string]: unknown;
                            };
                            deactivated: boolean;
                            attemptId: string;
                            source: string;
                        }[];
                        totalItems: number;
                    };
                };
            };
            /** @description Failed */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
        };
    };
    getInspectionsByInspectionIdByImageId: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                inspectionId: string;
                imageId: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "image/jpeg": Blob;
                    "image/png": Blob;
                    "application/pdf": Blob;
                };
            };
            /** @description Failed */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
        };
    };
    deleteInspectionsByInspectionIdByImageId: {
        parameters: {
            query?: {
                revert?: "true" | "false";
            };
            header?: never;
            path: {
                inspectionId: string;
                imageId: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Ok"];
                };
            };
            /** @description Failed */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
        };
    };
    getApplicantsByApplicantIdByImageId: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                applicantId: string;
                imageId: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "image/jpeg": Blob;
                    "image/png": Blob;
                    "application/pdf": Blob;
                };
            };
            /** @description Failed */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
        };
    };
    postApplicantsByApplicantIdStatusPending: {
        parameters: {
            query?: {
                reason?: string;
                reasonCode?: string;
            };
            header?: {
                /** @description Names the request: sent again within a day, it answers what the first one did */
                "Idempotency-Key"?: string;
            };
            path: {
                applicantId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Ok"];
                };
            };
            /** @description Failed */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
        };
    };
    getApplicantsByApplicantIdStatus: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                applicantId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ReviewOutput"];
                };
            };
            /** @description Failed */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
        };
    };
    getApplicantsByApplicantIdReviewHistory: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                applicantId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: {
                            attemptId: string;
                            attemptCnt: number;
                            levelName: string;
                            reviewStatus: string;
                            startDate: string;
                            reviewDate?: string;
                            reviewResult?: {
                                /** @constant */
                                reviewAnswer: "GREEN";
                                moderationComment?: string;
                                clientComment?: string;
                            } | {
                                /** @constant */
                                reviewAnswer: "RED";
                                rejectLabels: string[];
                                /** @enum {string} */
                                reviewRejectType: "FINAL" | "RETRY";
                                moderationComment?: string;
                                clientComment?: string;
                                buttonIds?: string[];
                            };
                            reviewedBy?: {
                                kind: string;
                                id: string;
                            };
                        }[];
                        totalItems: number;
                    };
                };
            };
            /** @description Failed */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
        };
    };
    postApplicantsByApplicantIdStatusTestCompleted: {
        parameters: {
            query?: never;
            header?: {
                /** @description Names the request: sent again within a day, it answers what the first one did */
                "Idempotency-Key"?: string;
            };
            path: {
                applicantId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** @enum {string} */
                    reviewAnswer: "GREEN" | "RED";
                    rejectLabels?: string[];
                    /** @enum {string} */
                    reviewRejectType?: "FINAL" | "RETRY";
                    clientComment?: string;
                    moderationComment?: string;
                };
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Ok"];
                };
            };
            /** @description Failed */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
        };
    };
    postApplicantsByApplicantIdApprove: {
        parameters: {
            query?: never;
            header?: {
                /** @description Names the request: sent again within a day, it answers what the first one did */
                "Idempotency-Key"?: string;
            };
            path: {
                applicantId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    note?: string;
                    tags?: string[];
                };
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Applicant"];
                };
            };
            /** @description Failed */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
        };
    };
    postApplicantsByApplicantIdReject: {
        parameters: {
            query?: never;
            header?: {
                /** @description Names the request: sent again within a day, it answers what the first one did */
                "Idempotency-Key"?: string;
            };
            path: {
                applicantId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    note?: string;
                    tags?: string[];
                    reasons: {
                        [key: string]: string[];
                    };
                };
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Applicant"];
                };
            };
            /** @description Failed */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
        };
    };
    postApplicantsByApplicantIdReset: {
        parameters: {
            query?: never;
            header?: {
                /** @description Names the request: sent again within a day, it answers what the first one did */
                "Idempotency-Key"?: string;
            };
            path: {
                applicantId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Ok"];
                };
            };
            /** @description Failed */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
        };
    };
    getCases: {
        parameters: {
            query?: {
                limit?: number;
                offset?: number;
                kind?: "appeal" | "review";
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: {
                            applicantId: string;
                            levelName: string;
                            attemptId: string;
                            attemptCnt: number;
                            /** @enum {string} */
                            kind: "appeal" | "review";
                            reason: string;
                            submittedAt?: string;
                        }[];
                        totalItems: number;
                    };
                };
            };
            /** @description Failed */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
        };
    };
    postApplicantsByApplicantIdInit: {
        parameters: {
            query?: never;
            header?: {
                /** @description Names the request: sent again within a day, it answers what the first one did */
                "Idempotency-Key"?: string;
            };
            path: {
                applicantId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    note?: string;
                    tags?: string[];
                    reasons?: {
                        [key: string]: string[];
                    };
                };
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Applicant"];
                };
            };
            /** @description Failed */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
        };
    };
    postApplicantsByApplicantIdResetStepByStep: {
        parameters: {
            query?: never;
            header?: {
                /** @description Names the request: sent again within a day, it answers what the first one did */
                "Idempotency-Key"?: string;
            };
            path: {
                applicantId: string;
                step: "APPLICANT_DATA" | "EMAIL_VERIFICATION" | "PHONE_VERIFICATION" | "IDENTITY" | "IDENTITY2" | "IDENTITY3" | "IDENTITY4" | "SELFIE" | "SELFIE2" | "PROOF_OF_RESIDENCE" | "PROOF_OF_RESIDENCE2" | "PROOF_OF_PAYMENT" | "PAYMENT_METHODS" | "INVESTABILITY" | "COMPANY" | "COMPANY_DATA" | "COMPANY_DOCUMENTS" | "COMPANY_BENEFICIARIES" | "ACCREDITED_INVESTOR" | "E_SIGN" | "QUESTIONNAIRE" | "QUESTIONNAIRE2" | "QUESTIONNAIRE3" | "QUESTIONNAIRE4" | "E_KYC" | "OTHER_DOCS" | "TR_RECIPIENT_INFORMATION" | "DEVICE_CHECK" | "INCOME";
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Ok"];
                };
            };
            /** @description Failed */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
        };
    };
    getModerationStatesBySelector: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                selector: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        list: {
                            items: {
                                id: string;
                                applicantId: string;
                                key: string;
                                imagesStates: {
                                    [key: string]: {
                                        state: {
                                            [key: string]: {
                                                /** @constant */
                                                value: true;
                                            };
                                        };
                                    };
                                };
                                applicantState: {
                                    [key: string]: {
                                        /** @constant */
                                        value: true;
                                    };
                                };
                            }[];
                            totalItems: number;
                        };
                        items: {
                            id: string;
                            applicantId: string;
                            key: string;
                            imagesStates: {
                                [key: string]: {
                                    state: {
                                        [key: string]: {
                                            /** @constant */
                                            value: true;
                                        };
                                    };
                                };
                            };
                            applicantState: {
                                [key: string]: {
                                    /** @constant */
                                    value: true;
                                };
                            };
                        }[];
                        totalItems: number;
                        id?: string;
                        applicantId?: string;
                        key?: string;
                        imagesStates?: {
                            [key: string]: {
                                state: {
                                    [key: string]: {
                                        /** @constant */
                                        value: true;
                                    };
                                };
                            };
                        };
                        applicantState?: {
                            [key: string]: {
                                /** @constant */
                                value: true;
                            };
                        };
                    };
                };
            };
            /** @description Failed */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
        };
    };
    postApplicantsByApplicantIdBlacklist: {
        parameters: {
            query?: {
                note?: string;
            };
            header?: {
                /** @description Names the request: sent again within a day, it answers what the first one did */
                "Idempotency-Key"?: string;
            };
            path: {
                applicantId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Applicant"];
                };
            };
            /** @description Failed */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
        };
    };
    deleteApplicantsByApplicantIdBlacklist: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                applicantId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Ok"];
                };
            };
            /** @description Failed */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
        };
    };
    postApplicantsByApplicantIdTagsAdd: {
        parameters: {
            query?: never;
            header?: {
                /** @description Names the request: sent again within a day, it answers what the first one did */
                "Idempotency-Key"?: string;
            };
            path: {
                applicantId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": string[];
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Ok"];
                };
            };
            /** @description Failed */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
        };
    };
    postApplicantsByApplicantIdTags: {
        parameters: {
            query?: never;
            header?: {
                /** @description Names the request: sent again within a day, it answers what the first one did */
                "Idempotency-Key"?: string;
            };
            path: {
                applicantId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": string[];
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Ok"];
                };
            };
            /** @description Failed */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
        };
    };
    deleteApplicantsByApplicantIdTags: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                applicantId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": string[];
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Ok"];
                };
            };
            /** @description Failed */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
        };
    };
    postApplicantsByApplicantIdRiskLevelEntries: {
        parameters: {
            query?: never;
            header?: {
                /** @description Names the request: sent again within a day, it answers what the first one did */
                "Idempotency-Key"?: string;
            };
            path: {
                applicantId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** @enum {string} */
                    riskLevel: "noRisk" | "low" | "medium" | "high" | "unknown";
                    comment?: string;
                };
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @enum {string} */
                        riskLevel: "noRisk" | "low" | "medium" | "high" | "unknown";
                        entries: {
                            id: string;
                            createdAt: string;
                            comment?: string;
                            /** @enum {string} */
                            riskLevel: "noRisk" | "low" | "medium" | "high" | "unknown";
                        }[];
                    };
                };
            };
            /** @description Failed */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
        };
    };
    getApiApplicantsNotes: {
        parameters: {
            query: {
                applicantId: string;
                limit?: number;
                offset?: number;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        list: {
                            items: {
                                id: string;
                                applicantId: string;
                                note: string;
                                createdAt: string;
                                createdBy: string;
                                updatedAt?: string;
                                updatedBy?: string;
                                tags?: string[];
                                attachments?: {
                                    id: string;
                                    fileName?: string;
                                    fileType: string;
                                    fileSize: number;
                                    createdAt: string;
                                }[];
                            }[];
                            totalItems: number;
                            pageInfo: {
                                limit: number;
                                offset: number;
                            };
                        };
                    };
                };
            };
            /** @description Failed */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
        };
    };
    postApiApplicantsNotes: {
        parameters: {
            query?: never;
            header?: {
                /** @description Names the request: sent again within a day, it answers what the first one did */
                "Idempotency-Key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    applicantId: string;
                    note: string;
                    tags?: string[];
                };
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        id: string;
                        applicantId: string;
                        note: string;
                        createdAt: string;
                        createdBy: string;
                        updatedAt?: string;
                        updatedBy?: string;
                        tags?: string[];
                        attachments?: {
                            id: string;
                            fileName?: string;
                            fileType: string;
                            fileSize: number;
                            createdAt: string;
                        }[];
                    };
                };
            };
            /** @description Failed */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
        };
    };
    patchApiApplicantsNotes: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    applicantId: string;
                    note: string;
                    tags?: string[];
                    id: string;
                };
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        id: string;
                        applicantId: string;
                        note: string;
                        createdAt: string;
                        createdBy: string;
                        updatedAt?: string;
                        updatedBy?: string;
                        tags?: string[];
                        attachments?: {
                            id: string;
                            fileName?: string;
                            fileType: string;
                            fileSize: number;
                            createdAt: string;
                        }[];
                    };
                };
            };
            /** @description Failed */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
        };
    };
    deleteApiApplicantsByApplicantIdNotesByNoteId: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                applicantId: string;
                noteId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Ok"];
                };
            };
            /** @description Failed */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
        };
    };
    postApiApplicantsNotesAttachments: {
        parameters: {
            query?: never;
            header?: {
                /** @description Names the request: sent again within a day, it answers what the first one did */
                "Idempotency-Key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "multipart/form-data": {
                    "metadata[id]": string;
                    "metadata[applicantId]": string;
                    /** Format: binary */
                    content: Blob;
                };
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        id: string;
                        applicantId: string;
                        note: string;
                        createdAt: string;
                        createdBy: string;
                        updatedAt?: string;
                        updatedBy?: string;
                        tags?: string[];
                        attachments?: {
                            id: string;
                            fileName?: string;
                            fileType: string;
                            fileSize: number;
                            createdAt: string;
                        }[];
                    };
                };
            };
            /** @description Failed */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
        };
    };
    getApiApplicantsByApplicantIdNotesByNoteIdAttachmentsByAttachmentId: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                applicantId: string;
                noteId: string;
                attachmentId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "image/jpeg": Blob;
                    "image/png": Blob;
                    "application/pdf": Blob;
                    "application/msword": Blob;
                    "application/vnd.ms-excel": Blob;
                    "application/vnd.openxmlformats-officedocument.wordprocessingml.document": Blob;
                    "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet": Blob;
                    "application/vnd.oasis.opendocument.text": Blob;
                    "application/vnd.oasis.opendocument.spreadsheet": Blob;
                    "text/plain; charset=utf-8": Blob;
                };
            };
            /** @description Failed */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
        };
    };
    getApplicantsByApplicantIdChecks: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                applicantId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        checks: {
                            /** @enum {string} */
                            checkType: "DOCUMENT_PICTURE" | "DOCUMENT_PRESENT" | "DOCUMENT_BLUR" | "DOCUMENT_GLARE" | "DOCUMENT_DARK" | "DOCUMENT_RESOLUTION" | "DOCUMENT_CUT_OFF" | "DOCUMENT_COVERED" | "DOCUMENT_GREYSCALE" | "DOCUMENT_SCREENSHOT" | "DOCUMENT_OF_SCREEN" | "DOCUMENT_EDITED" | "DOCUMENT_RECOMPRESSED" | "DOCUMENT_ERROR_LEVEL" | "DOCUMENT_PASTED_PORTRAIT" | "DOCUMENT_SPECIMEN" | "DOCUMENT_SIDES" | "DOCUMENT_MRZ" | "DOCUMENT_FIELDS" | "DOCUMENT_TAX_NUMBER" | "DOCUMENT_TYPE" | "DOCUMENT_EXPIRY" | "DOCUMENT_COUNTRY" | "AGE" | "DATA_COMPARISON" | "DOCUMENT_PORTRAIT" | "SELFIE_PICTURE" | "SELFIE_GLARE" | "SELFIE_DARK" | "SELFIE_RESOLUTION" | "SELFIE_SCREENSHOT" | "SELFIE_OF_SCREEN" | "SELFIE_EDITED" | "SELFIE_RECOMPRESSED" | "SELFIE_FACE" | "FACE_LIVELINESS" | "SELFIE_IS_PORTRAIT" | "FACE_MATCH" | "SELFIE_REPEATED" | "ACTION_STEP" | "PAYMENT_METHOD" | "QUESTIONNAIRE" | "EMAIL_CONFIRMATION" | "PHONE_CONFIRMATION" | "DATA_CONFIRMATION" | "BLOCKLIST" | "SIMILAR_SEARCH" | "MANUAL_STEP" | "WATCHLIST" | "PROVIDER";
                            /** @enum {string} */
                            answer: "GREEN" | "YELLOW" | "RED" | "ERROR";
                            sentence: string;
                            numbers: {
                                [key: string]: number;
                            };
                            thresholds: {
                                [key: string]: number;
                            };
                            modelIds: string[];
                            imageIds: number[];
                            reject?: {
                                labels: string[];
                                /** @enum {string} */
                                type: "FINAL" | "RETRY";
                                imageIds: number[];
                            };
                            source?: {
                                name: string;
                                version: string | null;
                                hits: {
                                    entryId: string;
                                    entryDigest: string;
                                    name: string;
                                    score: number;
                                    reasons: string[];
                                    topics: ("sanction" | "pep" | "other")[];
                                    births: string[];
                                    countries: string[];
                                    programmes: string[];
                                }[];
                            };
                            provider?: {
                                name: string;
                                reference?: string;
                                /** @enum {string} */
                                reviewAnswer?: "GREEN" | "RED";
                                rejectLabels?: string[];
                                failure?: string;
                            };
                            similar?: {
                                hits: {
                                    applicantId: string;
                                    matchedFields: string[];
                                    types: ("text" | "image")[];
                                    faceCosine?: number;
                                }[];
                            };
                            candidateLabels?: string[];
                            id: string;
                            createdAt: string;
                            attemptId: string;
                        }[];
                    };
                };
            };
            /** @description Failed */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
        };
    };
    postApplicantActionsForApplicantByApplicantId: {
        parameters: {
            query: {
                levelName: string;
            };
            header?: {
                /** @description Names the request: sent again within a day, it answers what the first one did */
                "Idempotency-Key"?: string;
            };
            path: {
                applicantId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    externalActionId: string;
                    questionnaires?: ({
                        id: string;
                        sections?: {
                            [key: string]: {
                                items?: {
                                    [key: string]: {
                                        value?: string | number | boolean | null;
                                        values?: string[] | null;
                                    } & {
                                        [key: string]: unknown;
                                    };
                                };
                                score?: number;
                            } & {
                                [key: string]: unknown;
                            };
                        };
                        score?: number;
                    } & {
                        [key: string]: unknown;
                    })[];
                    email?: string;
                    phone?: string;
                    paymentSource?: {
                        [key: string]: unknown;
                    };
                    paymentMethod?: {
                        [key: string]: unknown;
                    };
                };
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Action"];
                };
            };
            /** @description Failed */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
        };
    };
    getApplicantActionsBySelector: {
        parameters: {
            query?: {
                limit?: number;
                offset?: number;
                order?: "createdAt" | "+createdAt" | " createdAt" | "-createdAt";
            };
            header?: never;
            path: {
                selector: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        list: {
                            items: components["schemas"]["Action"][];
                            totalItems: number;
                        };
                        items: components["schemas"]["Action"][];
                        totalItems: number;
                    };
                };
            };
            /** @description Failed */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
        };
    };
    getApplicantActionsByActionIdOne: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                actionId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Action"];
                };
            };
            /** @description Failed */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
        };
    };
    postApplicantActionsByActionIdImages: {
        parameters: {
            query?: never;
            header?: {
                /** @description Names the request: sent again within a day, it answers what the first one did */
                "Idempotency-Key"?: string;
            };
            path: {
                actionId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "multipart/form-data": {
                    metadata: {
                        /** @enum {string} */
                        idDocType: "ID_CARD" | "PASSPORT" | "DRIVERS" | "RESIDENCE_PERMIT" | "UTILITY_BILL" | "UTILITY_BILL2" | "SELFIE" | "VIDEO_SELFIE" | "PROFILE_IMAGE" | "ID_DOC_PHOTO" | "AGREEMENT" | "CONTRACT" | "DRIVERS_TRANSLATION" | "INVESTOR_DOC" | "VEHICLE_REGISTRATION_CERTIFICATE" | "INCOME_SOURCE" | "PAYMENT_METHOD" | "PAYMENT_SOURCE" | "BANK_CARD" | "BANK_STATEMENT" | "COVID_VACCINATION_FORM" | "ARBITRARY_DOC" | "COMPANY_DOC" | "POWER_OF_ATTORNEY" | "TRAVEL_PASSPORT" | "TAX_RETURN" | "RENTAL_AGREEMENT" | "OTHER";
                        country: string;
                        idDocSubType?: ("FRONT_SIDE" | "BACK_SIDE") | null;
                    };
                    /** Format: binary */
                    content?: Blob;
                };
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        id: string;
                        addedDate: string;
                        imageHash: string;
                        imageFileName?: string;
                        resizedImageId: string;
                        mimeType: string;
                        sigHash: string;
                        imageId: number;
                        actualResolution: {
                            width: number;
                            height: number;
                        };
                        /** @enum {string} */
                        answer?: "GREEN" | "YELLOW" | "RED" | "ERROR";
                        idDocDef: {
                            country: string;
                            idDocType: string;
                            idDocSubType: string | null;
                        };
                        reviewResult: {
                            [key: string]: unknown;
                        };
                        attemptId: string;
                        deactivated: boolean;
                    };
                };
            };
            /** @description Failed */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
        };
    };
    getApplicantActionsByActionIdImagesByActionImageId: {
        parameters: {
            query?: {
                preview?: "true" | "false";
            };
            header?: never;
            path: {
                actionId: string;
                actionImageId: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "image/jpeg": Blob;
                    "image/png": Blob;
                    "application/pdf": Blob;
                };
            };
            /** @description Failed */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
        };
    };
    postApplicantActionsByActionIdReviewStatusPending: {
        parameters: {
            query?: never;
            header?: {
                /** @description Names the request: sent again within a day, it answers what the first one did */
                "Idempotency-Key"?: string;
            };
            path: {
                actionId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Action"];
                };
            };
            /** @description Failed */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
        };
    };
    postApplicantActionsByActionIdQuestionnaires: {
        parameters: {
            query?: never;
            header?: {
                /** @description Names the request: sent again within a day, it answers what the first one did */
                "Idempotency-Key"?: string;
            };
            path: {
                actionId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    id: string;
                    sections?: {
                        [key: string]: {
                            items?: {
                                [key: string]: {
                                    value?: string | number | boolean | null;
                                    values?: string[] | null;
                                } & {
                                    [key: string]: unknown;
                                };
                            };
                            score?: number;
                        } & {
                            [key: string]: unknown;
                        };
                    };
                    score?: number;
                } & {
                    [key: string]: unknown;
                };
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        id: string;
                        sections?: {
                            [key: string]: {
                                items?: {
                                    [key: string]: {
                                        value?: string | number | boolean | null;
                                        values?: string[] | null;
                                    } & {
                                        [key: string]: unknown;
                                    };
                                };
                                score?: number;
                            } & {
                                [key: string]: unknown;
                            };
                        };
                        score?: number;
                    } & {
                        [key: string]: unknown;
                    };
                };
            };
            /** @description Failed */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
        };
    };
    getStatusSigningKey: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @constant */
                        algorithm: "Ed25519";
                        publicKey: string;
                    };
                };
            };
            /** @description Failed */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
        };
    };
    postApplicantActionsForApplicantByApplicantIdPaymentMethod: {
        parameters: {
            query?: {
                requireSelfie?: "true" | "false" | "";
            };
            header?: {
                /** @description Names the request: sent again within a day, it answers what the first one did */
                "Idempotency-Key"?: string;
            };
            path: {
                applicantId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** @enum {string} */
                    type: "bankCard" | "eWallet" | "wireTransfer";
                    subType?: string;
                    data?: {
                        [key: string]: unknown;
                    };
                } & {
                    [key: string]: unknown;
                };
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Action"];
                };
            };
            /** @description Failed */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
        };
    };
    postApplicantActionsByActionIdPaymentMethod: {
        parameters: {
            query?: never;
            header?: {
                /** @description Names the request: sent again within a day, it answers what the first one did */
                "Idempotency-Key"?: string;
            };
            path: {
                actionId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** @enum {string} */
                    type: "bankCard" | "eWallet" | "wireTransfer";
                    subType?: string;
                    data?: {
                        [key: string]: unknown;
                    };
                } & {
                    [key: string]: unknown;
                };
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Action"];
                };
            };
            /** @description Failed */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
        };
    };
    postApiApplicantActionsByActionIdApprove: {
        parameters: {
            query?: never;
            header?: {
                /** @description Names the request: sent again within a day, it answers what the first one did */
                "Idempotency-Key"?: string;
            };
            path: {
                actionId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    note?: string;
                    tags?: string[];
                };
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Action"];
                };
            };
            /** @description Failed */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
        };
    };
    postApiApplicantActionsByActionIdReject: {
        parameters: {
            query?: never;
            header?: {
                /** @description Names the request: sent again within a day, it answers what the first one did */
                "Idempotency-Key"?: string;
            };
            path: {
                actionId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    note?: string;
                    tags?: string[];
                    reasons: {
                        [key: string]: string[];
                    };
                };
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Action"];
                };
            };
            /** @description Failed */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
        };
    };
    postAccessTokens: {
        parameters: {
            query: {
                userId: string;
                levelName?: string;
                externalActionId?: string;
                ttlInSecs?: number;
            };
            header?: {
                /** @description Names the request: sent again within a day, it answers what the first one did */
                "Idempotency-Key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        token: string;
                        userId: string;
                    };
                };
            };
            /** @description Failed */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
        };
    };
    postAccessTokensSdk: {
        parameters: {
            query?: never;
            header?: {
                /** @description Names the request: sent again within a day, it answers what the first one did */
                "Idempotency-Key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    userId: string;
                    levelName?: string;
                    externalActionId?: string;
                    /** @default 600 */
                    ttlInSecs?: number;
                    applicantIdentifiers?: {
                        email?: string;
                        phone?: string;
                    };
                    /** @default false */
                    oneDevice?: boolean;
                };
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        token: string;
                        userId: string;
                    };
                };
            };
            /** @description Failed */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
        };
    };
    postAccessTokensBehavior: {
        parameters: {
            query?: never;
            header?: {
                /** @description Names the request: sent again within a day, it answers what the first one did */
                "Idempotency-Key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    sessionId: string;
                    /** @default 600 */
                    ttlInSecs?: number;
                };
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        token: string;
                    };
                };
            };
            /** @description Failed */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
        };
    };
    getOfficerSessions: {
        parameters: {
            query?: {
                limit?: number;
                offset?: number;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        list: {
                            items: {
                                sessionId: string;
                                officer: {
                                    id: string;
                                    name?: string;
                                };
                                permissions: ("review.read" | "review.decide" | "applicant.read" | "document.read" | "action.read" | "action.decide")[];
                                createdAt: string;
                                expiresAt: string;
                            }[];
                            totalItems: number;
                        };
                        items: {
                            sessionId: string;
                            officer: {
                                id: string;
                                name?: string;
                            };
                            permissions: ("review.read" | "review.decide" | "applicant.read" | "document.read" | "action.read" | "action.decide")[];
                            createdAt: string;
                            expiresAt: string;
                        }[];
                        totalItems: number;
                    };
                };
            };
            /** @description Failed */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
        };
    };
    postOfficerSessions: {
        parameters: {
            query?: never;
            header?: {
                /** @description Names the request: sent again within a day, it answers what the first one did */
                "Idempotency-Key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    officer: {
                        id: string;
                        name?: string;
                    };
                    permissions: ("review.read" | "review.decide" | "applicant.read" | "document.read" | "action.read" | "action.decide")[];
                    /** @default 3600 */
                    ttlInSecs?: number;
                };
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        token: string;
                        sessionId: string;
                        expiresAt: string;
                    };
                };
            };
            /** @description Failed */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
        };
    };
    deleteOfficerSessionsBySessionId: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                sessionId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Ok"];
                };
            };
            /** @description Failed */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
        };
    };
    postSdkIntegrationsLevelsWebsdkLink: {
        parameters: {
            query?: {
                lang?: string;
                source?: string;
                customizationName?: string;
                translationName?: string;
            };
            header?: {
                /** @description Names the request: sent again within a day, it answers what the first one did */
                "Idempotency-Key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    levelName: string;
                    userId: string;
                    externalActionId?: string;
                    applicantIdentifiers?: {
                        email?: string;
                        phone?: string;
                    };
                    /** @default 1800 */
                    ttlInSecs?: number;
                    redirect?: {
                        /** Format: uri */
                        successUrl?: string;
                        /** Format: uri */
                        rejectUrl?: string;
                        signKey?: string;
                        allowedQueryParams?: string[];
                    };
                    oneDevice?: boolean;
                };
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        url: string;
                    };
                };
            };
            /** @description Failed */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
        };
    };
    postSdkIntegrationsLevelsByLevelNameWebsdkLink: {
        parameters: {
            query: {
                lang?: string;
                source?: string;
                customizationName?: string;
                translationName?: string;
                locale?: string;
                externalUserId: string;
                externalActionId?: string;
                ttlInSecs?: number;
            };
            header?: {
                /** @description Names the request: sent again within a day, it answers what the first one did */
                "Idempotency-Key"?: string;
            };
            path: {
                levelName: string;
            };
            cookie?: never;
        };
        requestBody?: {
            content: {
                "application/json": {
                    /** @default 1800 */
                    ttlInSecs?: number;
                } & {
                    [key: string]: unknown;
                };
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        url: string;
                    };
                };
            };
            /** @description Failed */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
        };
    };
    postSdkIntegrationsWebsdkLinksAccessToken: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        token: string;
                        applicantId: string;
                        applicantActionId?: string;
                        lang?: string;
                        customizationName?: string;
                        translationName?: string;
                    };
                };
            };
            /** @description Failed */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
        };
    };
    postSdkIntegrationsWebsdkLinksRedirect: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        url?: string;
                    };
                };
            };
            /** @description Failed */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
        };
    };
    getChecksLatest: {
        parameters: {
            query: {
                type: "DOCUMENT_PICTURE" | "DOCUMENT_PRESENT" | "DOCUMENT_BLUR" | "DOCUMENT_GLARE" | "DOCUMENT_DARK" | "DOCUMENT_RESOLUTION" | "DOCUMENT_CUT_OFF" | "DOCUMENT_COVERED" | "DOCUMENT_GREYSCALE" | "DOCUMENT_SCREENSHOT" | "DOCUMENT_OF_SCREEN" | "DOCUMENT_EDITED" | "DOCUMENT_RECOMPRESSED" | "DOCUMENT_ERROR_LEVEL" | "DOCUMENT_PASTED_PORTRAIT" | "DOCUMENT_SPECIMEN" | "DOCUMENT_SIDES" | "DOCUMENT_MRZ" | "DOCUMENT_FIELDS" | "DOCUMENT_TAX_NUMBER" | "DOCUMENT_TYPE" | "DOCUMENT_EXPIRY" | "DOCUMENT_COUNTRY" | "AGE" | "DATA_COMPARISON" | "DOCUMENT_PORTRAIT" | "SELFIE_PICTURE" | "SELFIE_GLARE" | "SELFIE_DARK" | "SELFIE_RESOLUTION" | "SELFIE_SCREENSHOT" | "SELFIE_OF_SCREEN" | "SELFIE_EDITED" | "SELFIE_RECOMPRESSED" | "SELFIE_FACE" | "FACE_LIVELINESS" | "SELFIE_IS_PORTRAIT" | "FACE_MATCH" | "SELFIE_REPEATED" | "ACTION_STEP" | "PAYMENT_METHOD" | "QUESTIONNAIRE" | "EMAIL_CONFIRMATION" | "PHONE_CONFIRMATION" | "DATA_CONFIRMATION" | "BLOCKLIST" | "SIMILAR_SEARCH" | "MANUAL_STEP" | "WATCHLIST" | "PROVIDER" | "TIN" | "E_KYC" | "IP_CHECK" | "POA" | "COMPANY";
                applicantId: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        checks: {
                            /** @enum {string} */
                            checkType: "DOCUMENT_PICTURE" | "DOCUMENT_PRESENT" | "DOCUMENT_BLUR" | "DOCUMENT_GLARE" | "DOCUMENT_DARK" | "DOCUMENT_RESOLUTION" | "DOCUMENT_CUT_OFF" | "DOCUMENT_COVERED" | "DOCUMENT_GREYSCALE" | "DOCUMENT_SCREENSHOT" | "DOCUMENT_OF_SCREEN" | "DOCUMENT_EDITED" | "DOCUMENT_RECOMPRESSED" | "DOCUMENT_ERROR_LEVEL" | "DOCUMENT_PASTED_PORTRAIT" | "DOCUMENT_SPECIMEN" | "DOCUMENT_SIDES" | "DOCUMENT_MRZ" | "DOCUMENT_FIELDS" | "DOCUMENT_TAX_NUMBER" | "DOCUMENT_TYPE" | "DOCUMENT_EXPIRY" | "DOCUMENT_COUNTRY" | "AGE" | "DATA_COMPARISON" | "DOCUMENT_PORTRAIT" | "SELFIE_PICTURE" | "SELFIE_GLARE" | "SELFIE_DARK" | "SELFIE_RESOLUTION" | "SELFIE_SCREENSHOT" | "SELFIE_OF_SCREEN" | "SELFIE_EDITED" | "SELFIE_RECOMPRESSED" | "SELFIE_FACE" | "FACE_LIVELINESS" | "SELFIE_IS_PORTRAIT" | "FACE_MATCH" | "SELFIE_REPEATED" | "ACTION_STEP" | "PAYMENT_METHOD" | "QUESTIONNAIRE" | "EMAIL_CONFIRMATION" | "PHONE_CONFIRMATION" | "DATA_CONFIRMATION" | "BLOCKLIST" | "SIMILAR_SEARCH" | "MANUAL_STEP" | "WATCHLIST" | "PROVIDER" | "TIN" | "E_KYC" | "IP_CHECK" | "POA" | "COMPANY";
                            /** @enum {string} */
                            answer: "GREEN" | "YELLOW" | "RED" | "ERROR";
                            sentence: string;
                            numbers: {
                                [key: string]: number;
                            };
                            thresholds: {
                                [key: string]: number;
                            };
                            modelIds: string[];
                            imageIds: number[];
                            reject?: {
                                labels: string[];
                                /** @enum {string} */
                                type: "FINAL" | "RETRY";
                                imageIds: number[];
                            };
                            source?: {
                                name: string;
                                version: string | null;
                                hits: {
                                    entryId: string;
                                    entryDigest: string;
                                    name: string;
                                    score: number;
                                    reasons: string[];
                                    topics: ("sanction" | "pep" | "other")[];
                                    births: string[];
                                    countries: string[];
                                    programmes: string[];
                                }[];
                            };
                            provider?: {
                                name: string;
                                reference?: string;
                                /** @enum {string} */
                                reviewAnswer?: "GREEN" | "RED";
                                rejectLabels?: string[];
                                failure?: string;
                            };
                            similar?: {
                                hits: {
                                    applicantId: string;
                                    matchedFields: string[];
                                    types: ("text" | "image")[];
                                    faceCosine?: number;
                                }[];
                            };
                            candidateLabels?: string[];
                            id: string;
                            createdAt: string;
                            attemptId: string;
                            livenessInfo?: {
                                answer: string;
                            } & {
                                [key: string]: unknown;
                            };
                            faceMatchInfo?: {
                                answer: string;
                            } & {
                                [key: string]: unknown;
                            };
                            idDocInfo?: {
                                answer: string;
                            } & {
                                [key: string]: unknown;
                            };
                            tinInfo?: {
                                answer: string;
                            } & {
                                [key: string]: unknown;
                            };
                            eKycInfo?: {
                                answer: string;
                            } & {
                                [key: string]: unknown;
                            };
                            watchlistInfo?: {
                                answer: string;
                            } & {
                                [key: string]: unknown;
                            };
                            blocklistInfo?: {
                                answer: string;
                            } & {
                                [key: string]: unknown;
                            };
                            similarSearchInfo?: {
                                answer: string;
                                duplicateApplicantHits: {
                                    applicantId: string;
                                    matchedFields: string[];
                                    types: ("text" | "image")[];
                                    faceCosine?: number;
                                }[];
                            };
                            emailConfirmationInfo?: {
                                answer: string;
                            } & {
                                [key: string]: unknown;
                            };
                            phoneConfirmationInfo?: {
                                answer: string;
                            } & {
                                [key: string]: unknown;
                            };
                            questionnaireInfo?: {
                                answer: string;
                            } & {
                                [key: string]: unknown;
                            };
                        }[];
                    };
                };
            };
            /** @description Failed */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
        };
    };
    getAuditTrailEvents: {
        parameters: {
            query?: {
                subjectName?: string;
                activity?: string;
                from?: string;
                to?: string;
                limit?: number;
                offset?: number;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        list: {
                            items: {
                                id: string;
                                ts: string;
                                activity: string;
                                subjectName: string;
                                subjectType: string;
                                targetId: string;
                                hash: string;
                            }[];
                            totalItems: number;
                        };
                        items: {
                            id: string;
                            ts: string;
                            activity: string;
                            subjectName: string;
                            subjectType: string;
                            targetId: string;
                            hash: string;
                        }[];
                        totalItems: number;
                    };
                };
            };
            /** @description Failed */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
        };
    };
    getApplicantsByApplicantIdSummaryReport: {
        parameters: {
            query?: {
                report?: "applicantReport" | "companyReport" | "basic" | "summary";
                lang?: string;
            };
            header?: never;
            path: {
                applicantId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/pdf": Blob;
                };
            };
            /** @description Failed */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
        };
    };
    getApiQuestionnairesList: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        list: {
                            items: {
                                id: string;
                                title?: string;
                                desc?: string;
                                sections: {
                                    id: string;
                                    title?: string;
                                    desc?: string;
                                    conditions?: {
                                        section: string;
                                        item: string;
                                        anyOf?: string[];
                                    }[];
                                    items: ({
                                        id: string;
                                        title?: string;
                                        desc?: string;
                                        /** @default false */
                                        required: boolean;
                                        conditions?: {
                                            section: string;
                                            item: string;
                                            anyOf?: string[];
                                        }[];
                                        /** @constant */
                                        type: "text";
                                        min?: number;
                                        max?: number;
                                    } | {
                                        id: string;
                                        title?: string;
                                        desc?: string;
                                        /** @default false */
                                        required: boolean;
                                        conditions?: {
                                            section: string;
                                            item: string;
                                            anyOf?: string[];
                                        }[];
                                        /** @constant */
                                        type: "number";
                                        min?: number;
                                        max?: number;
                                        integer?: boolean;
                                    } | {
                                        id: string;
                                        title?: string;
                                        desc?: string;
                                        /** @default false */
                                        required: boolean;
                                        conditions?: {
                                            section: string;
                                            item: string;
                                            anyOf?: string[];
                                        }[];
                                        /** @constant */
                                        type: "date";
                                        /** Format: date */
                                        min?: string;
                                        /** Format: date */
                                        max?: string;
                                    } | {
                                        id: string;
                                        title?: string;
                                        desc?: string;
                                        /** @default false */
                                        required: boolean;
                                        conditions?: {
                                            section: string;
                                            item: string;
                                            anyOf?: string[];
                                        }[];
                                        /** @constant */
                                        type: "select";
                                        options: {
                                            value: string;
                                            title?: string;
                                            score?: number;
                                        }[];
                                    } | {
                                        id: string;
                                        title?: string;
                                        desc?: string;
                                        /** @default false */
                                        required: boolean;
                                        conditions?: {
                                            section: string;
                                            item: string;
                                            anyOf?: string[];
                                        }[];
                                        /** @constant */
                                        type: "multiSelect";
                                        options: {
                                            value: string;
                                            title?: string;
                                            score?: number;
                                        }[];
                                        min?: number;
                                        max?: number;
                                    } | {
                                        id: string;
                                        title?: string;
                                        desc?: string;
                                        /** @default false */
                                        required: boolean;
                                        conditions?: {
                                            section: string;
                                            item: string;
                                            anyOf?: string[];
                                        }[];
                                        /** @constant */
                                        type: "bool";
                                        options?: {
                                            value: string;
                                            title?: string;
                                            score?: number;
                                        }[];
                                    } | {
                                        id: string;
                                        title?: string;
                                        desc?: string;
                                        /** @default false */
                                        required: boolean;
                                        conditions?: {
                                            section: string;
                                            item: string;
                                            anyOf?: string[];
                                        }[];
                                        /** @constant */
                                        type: "country";
                                        options?: {
                                            value: string;
                                            title?: string;
                                            score?: number;
                                        }[];
                                    })[];
                                }[];
                                version: number;
                                createdAt: string;
                            }[];
                            totalItems: number;
                        };
                        items: {
                            id: string;
                            title?: string;
                            desc?: string;
                            sections: {
                                id: string;
                                title?: string;
                                desc?: string;
                                conditions?: {
                                    section: string;
                                    item: string;
                                    anyOf?: string[];
                                }[];
                                items: ({
                                    id: string;
                                    title?: string;
                                    desc?: string;
                                    /** @default false */
                                    required: boolean;
                                    conditions?: {
                                        section: string;
                                        item: string;
                                        anyOf?: string[];
                                    }[];
                                    /** @constant */
                                    type: "text";
                                    min?: number;
                                    max?: number;
                                } | {
                                    id: string;
                                    title?: string;
                                    desc?: string;
                                    /** @default false */
                                    required: boolean;
                                    conditions?: {
                                        section: string;
                                        item: string;
                                        anyOf?: string[];
                                    }[];
                                    /** @constant */
                                    type: "number";
                                    min?: number;
                                    max?: number;
                                    integer?: boolean;
                                } | {
                                    id: string;
                                    title?: string;
                                    desc?: string;
                                    /** @default false */
                                    required: boolean;
                                    conditions?: {
                                        section: string;
                                        item: string;
                                        anyOf?: string[];
                                    }[];
                                    /** @constant */
                                    type: "date";
                                    /** Format: date */
                                    min?: string;
                                    /** Format: date */
                                    max?: string;
                                } | {
                                    id: string;
                                    title?: string;
                                    desc?: string;
                                    /** @default false */
                                    required: boolean;
                                    conditions?: {
                                        section: string;
                                        item: string;
                                        anyOf?: string[];
                                    }[];
                                    /** @constant */
                                    type: "select";
                                    options: {
                                        value: string;
                                        title?: string;
                                        score?: number;
                                    }[];
                                } | {
                                    id: string;
                                    title?: string;
                                    desc?: string;
                                    /** @default false */
                                    required: boolean;
                                    conditions?: {
                                        section: string;
                                        item: string;
                                        anyOf?: string[];
                                    }[];
                                    /** @constant */
                                    type: "multiSelect";
                                    options: {
                                        value: string;
                                        title?: string;
                                        score?: number;
                                    }[];
                                    min?: number;
                                    max?: number;
                                } | {
                                    id: string;
                                    title?: string;
                                    desc?: string;
                                    /** @default false */
                                    required: boolean;
                                    conditions?: {
                                        section: string;
                                        item: string;
                                        anyOf?: string[];
                                    }[];
                                    /** @constant */
                                    type: "bool";
                                    options?: {
                                        value: string;
                                        title?: string;
                                        score?: number;
                                    }[];
                                } | {
                                    id: string;
                                    title?: string;
                                    desc?: string;
                                    /** @default false */
                                    required: boolean;
                                    conditions?: {
                                        section: string;
                                        item: string;
                                        anyOf?: string[];
                                    }[];
                                    /** @constant */
                                    type: "country";
                                    options?: {
                                        value: string;
                                        title?: string;
                                        score?: number;
                                    }[];
                                })[];
                            }[];
                            version: number;
                            createdAt: string;
                        }[];
                        totalItems: number;
                    };
                };
            };
            /** @description Failed */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
        };
    };
    getApiQuestionnairesByQuestionnaireId: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                questionnaireId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        id: string;
                        title?: string;
                        desc?: string;
                        sections: {
                            id: string;
                            title?: string;
                            desc?: string;
                            conditions?: {
                                section: string;
                                item: string;
                                anyOf?: string[];
                            }[];
                            items: ({
                                id: string;
                                title?: string;
                                desc?: string;
                                /** @default false */
                                required: boolean;
                                conditions?: {
                                    section: string;
                                    item: string;
                                    anyOf?: string[];
                                }[];
                                /** @constant */
                                type: "text";
                                min?: number;
                                max?: number;
                            } | {
                                id: string;
                                title?: string;
                                desc?: string;
                                /** @default false */
                                required: boolean;
                                conditions?: {
                                    section: string;
                                    item: string;
                                    anyOf?: string[];
                                }[];
                                /** @constant */
                                type: "number";
                                min?: number;
                                max?: number;
                                integer?: boolean;
                            } | {
                                id: string;
                                title?: string;
                                desc?: string;
                                /** @default false */
                                required: boolean;
                                conditions?: {
                                    section: string;
                                    item: string;
                                    anyOf?: string[];
                                }[];
                                /** @constant */
                                type: "date";
                                /** Format: date */
                                min?: string;
                                /** Format: date */
                                max?: string;
                            } | {
                                id: string;
                                title?: string;
                                desc?: string;
                                /** @default false */
                                required: boolean;
                                conditions?: {
                                    section: string;
                                    item: string;
                                    anyOf?: string[];
                                }[];
                                /** @constant */
                                type: "select";
                                options: {
                                    value: string;
                                    title?: string;
                                    score?: number;
                                }[];
                            } | {
                                id: string;
                                title?: string;
                                desc?: string;
                                /** @default false */
                                required: boolean;
                                conditions?: {
                                    section: string;
                                    item: string;
                                    anyOf?: string[];
                                }[];
                                /** @constant */
                                type: "multiSelect";
                                options: {
                                    value: string;
                                    title?: string;
                                    score?: number;
                                }[];
                                min?: number;
                                max?: number;
                            } | {
                                id: string;
                                title?: string;
                                desc?: string;
                                /** @default false */
                                required: boolean;
                                conditions?: {
                                    section: string;
                                    item: string;
                                    anyOf?: string[];
                                }[];
                                /** @constant */
                                type: "bool";
                                options?: {
                                    value: string;
                                    title?: string;
                                    score?: number;
                                }[];
                            } | {
                                id: string;
                                title?: string;
                                desc?: string;
                                /** @default false */
                                required: boolean;
                                conditions?: {
                                    section: string;
                                    item: string;
                                    anyOf?: string[];
                                }[];
                                /** @constant */
                                type: "country";
                                options?: {
                                    value: string;
                                    title?: string;
                                    score?: number;
                                }[];
                            })[];
                        }[];
                        version: number;
                        createdAt: string;
                    };
                };
            };
            /** @description Failed */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
        };
    };
    patchApiQuestionnairesByQuestionnaireId: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                questionnaireId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    [key: string]: unknown;
                };
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        id: string;
                        title?: string;
                        desc?: string;
                        sections: {
                            id: string;
                            title?: string;
                            desc?: string;
                            conditions?: {
                                section: string;
                                item: string;
                                anyOf?: string[];
                            }[];
                            items: ({
                                id: string;
                                title?: string;
                                desc?: string;
                                /** @default false */
                                required: boolean;
                                conditions?: {
                                    section: string;
                                    item: string;
                                    anyOf?: string[];
                                }[];
                                /** @constant */
                                type: "text";
                                min?: number;
                                max?: number;
                            } | {
                                id: string;
                                title?: string;
                                desc?: string;
                                /** @default false */
                                required: boolean;
                                conditions?: {
                                    section: string;
                                    item: string;
                                    anyOf?: string[];
                                }[];
                                /** @constant */
                                type: "number";
                                min?: number;
                                max?: number;
                                integer?: boolean;
                            } | {
                                id: string;
                                title?: string;
                                desc?: string;
                                /** @default false */
                                required: boolean;
                                conditions?: {
                                    section: string;
                                    item: string;
                                    anyOf?: string[];
                                }[];
                                /** @constant */
                                type: "date";
                                /** Format: date */
                                min?: string;
                                /** Format: date */
                                max?: string;
                            } | {
                                id: string;
                                title?: string;
                                desc?: string;
                                /** @default false */
                                required: boolean;
                                conditions?: {
                                    section: string;
                                    item: string;
                                    anyOf?: string[];
                                }[];
                                /** @constant */
                                type: "select";
                                options: {
                                    value: string;
                                    title?: string;
                                    score?: number;
                                }[];
                            } | {
                                id: string;
                                title?: string;
                                desc?: string;
                                /** @default false */
                                required: boolean;
                                conditions?: {
                                    section: string;
                                    item: string;
                                    anyOf?: string[];
                                }[];
                                /** @constant */
                                type: "multiSelect";
                                options: {
                                    value: string;
                                    title?: string;
                                    score?: number;
                                }[];
                                min?: number;
                                max?: number;
                            } | {
                                id: string;
                                title?: string;
                                desc?: string;
                                /** @default false */
                                required: boolean;
                                conditions?: {
                                    section: string;
                                    item: string;
                                    anyOf?: string[];
                                }[];
                                /** @constant */
                                type: "bool";
                                options?: {
                                    value: string;
                                    title?: string;
                                    score?: number;
                                }[];
                            } | {
                                id: string;
                                title?: string;
                                desc?: string;
                                /** @default false */
                                required: boolean;
                                conditions?: {
                                    section: string;
                                    item: string;
                                    anyOf?: string[];
                                }[];
                                /** @constant */
                                type: "country";
                                options?: {
                                    value: string;
                                    title?: string;
                                    score?: number;
                                }[];
                            })[];
                        }[];
                        version: number;
                        createdAt: string;
                    };
                };
            };
            /** @description Failed */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
        };
    };
    postApiQuestionnaires: {
        parameters: {
            query?: never;
            header?: {
                /** @description Names the request: sent again within a day, it answers what the first one did */
                "Idempotency-Key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    id: string;
                    title?: string;
                    desc?: string;
                    sections: {
                        id: string;
                        title?: string;
                        desc?: string;
                        conditions?: {
                            section: string;
                            item: string;
                            anyOf?: string[];
                        }[];
                        items: ({
                            id: string;
                            title?: string;
                            desc?: string;
                            /** @default false */
                            required?: boolean;
                            conditions?: {
                                section: string;
                                item: string;
                                anyOf?: string[];
                            }[];
                            /** @constant */
                            type: "text";
                            min?: number;
                            max?: number;
                        } | {
                            id: string;
                            title?: string;
                            desc?: string;
                            /** @default false */
                            required?: boolean;
                            conditions?: {
                                section: string;
                                item: string;
                                anyOf?: string[];
                            }[];
                            /** @constant */
                            type: "number";
                            min?: number;
                            max?: number;
                            integer?: boolean;
                        } | {
                            id: string;
                            title?: string;
                            desc?: string;
                            /** @default false */
                            required?: boolean;
                            conditions?: {
                                section: string;
                                item: string;
                                anyOf?: string[];
                            }[];
                            /** @constant */
                            type: "date";
                            /** Format: date */
                            min?: string;
                            /** Format: date */
                            max?: string;
                        } | {
                            id: string;
                            title?: string;
                            desc?: string;
                            /** @default false */
                            required?: boolean;
                            conditions?: {
                                section: string;
                                item: string;
                                anyOf?: string[];
                            }[];
                            /** @constant */
                            type: "select";
                            options: {
                                value: string;
                                title?: string;
                                score?: number;
                            }[];
                        } | {
                            id: string;
                            title?: string;
                            desc?: string;
                            /** @default false */
                            required?: boolean;
                            conditions?: {
                                section: string;
                                item: string;
                                anyOf?: string[];
                            }[];
                            /** @constant */
                            type: "multiSelect";
                            options: {
                                value: string;
                                title?: string;
                                score?: number;
                            }[];
                            min?: number;
                            max?: number;
                        } | {
                            id: string;
                            title?: string;
                            desc?: string;
                            /** @default false */
                            required?: boolean;
                            conditions?: {
                                section: string;
                                item: string;
                                anyOf?: string[];
                            }[];
                            /** @constant */
                            type: "bool";
                            options?: {
                                value: string;
                                title?: string;
                                score?: number;
                            }[];
                        } | {
                            id: string;
                            title?: string;
                            desc?: string;
                            /** @default false */
                            required?: boolean;
                            conditions?: {
                                section: string;
                                item: string;
                                anyOf?: string[];
                            }[];
                            /** @constant */
                            type: "country";
                            options?: {
                                value: string;
                                title?: string;
                                score?: number;
                            }[];
                        })[];
                    }[];
                };
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        id: string;
                        title?: string;
                        desc?: string;
                        sections: {
                            id: string;
                            title?: string;
                            desc?: string;
                            conditions?: {
                                section: string;
                                item: string;
                                anyOf?: string[];
                            }[];
                            items: ({
                                id: string;
                                title?: string;
                                desc?: string;
                                /** @default false */
                                required: boolean;
                                conditions?: {
                                    section: string;
                                    item: string;
                                    anyOf?: string[];
                                }[];
                                /** @constant */
                                type: "text";
                                min?: number;
                                max?: number;
                            } | {
                                id: string;
                                title?: string;
                                desc?: string;
                                /** @default false */
                                required: boolean;
                                conditions?: {
                                    section: string;
                                    item: string;
                                    anyOf?: string[];
                                }[];
                                /** @constant */
                                type: "number";
                                min?: number;
                                max?: number;
                                integer?: boolean;
                            } | {
                                id: string;
                                title?: string;
                                desc?: string;
                                /** @default false */
                                required: boolean;
                                conditions?: {
                                    section: string;
                                    item: string;
                                    anyOf?: string[];
                                }[];
                                /** @constant */
                                type: "date";
                                /** Format: date */
                                min?: string;
                                /** Format: date */
                                max?: string;
                            } | {
                                id: string;
                                title?: string;
                                desc?: string;
                                /** @default false */
                                required: boolean;
                                conditions?: {
                                    section: string;
                                    item: string;
                                    anyOf?: string[];
                                }[];
                                /** @constant */
                                type: "select";
                                options: {
                                    value: string;
                                    title?: string;
                                    score?: number;
                                }[];
                            } | {
                                id: string;
                                title?: string;
                                desc?: string;
                                /** @default false */
                                required: boolean;
                                conditions?: {
                                    section: string;
                                    item: string;
                                    anyOf?: string[];
                                }[];
                                /** @constant */
                                type: "multiSelect";
                                options: {
                                    value: string;
                                    title?: string;
                                    score?: number;
                                }[];
                                min?: number;
                                max?: number;
                            } | {
                                id: string;
                                title?: string;
                                desc?: string;
                                /** @default false */
                                required: boolean;
                                conditions?: {
                                    section: string;
                                    item: string;
                                    anyOf?: string[];
                                }[];
                                /** @constant */
                                type: "bool";
                                options?: {
                                    value: string;
                                    title?: string;
                                    score?: number;
                                }[];
                            } | {
                                id: string;
                                title?: string;
                                desc?: string;
                                /** @default false */
                                required: boolean;
                                conditions?: {
                                    section: string;
                                    item: string;
                                    anyOf?: string[];
                                }[];
                                /** @constant */
                                type: "country";
                                options?: {
                                    value: string;
                                    title?: string;
                                    score?: number;
                                }[];
                            })[];
                        }[];
                        version: number;
                        createdAt: string;
                    };
                };
            };
            /** @description Failed */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
        };
    };
    postApplicantsByApplicantIdQuestionnaires: {
        parameters: {
            query?: never;
            header?: {
                /** @description Names the request: sent again within a day, it answers what the first one did */
                "Idempotency-Key"?: string;
            };
            path: {
                applicantId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    id: string;
                    sections?: {
                        [key: string]: {
                            items?: {
                                [key: string]: {
                                    value?: string | number | boolean | null;
                                    values?: string[] | null;
                                } & {
                                    [key: string]: unknown;
                                };
                            };
                            score?: number;
                        } & {
                            [key: string]: unknown;
                        };
                    };
                    score?: number;
                } & {
                    [key: string]: unknown;
                };
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        id: string;
                        sections?: {
                            [key: string]: {
                                items?: {
                                    [key: string]: {
                                        value?: string | number | boolean | null;
                                        values?: string[] | null;
                                    } & {
                                        [key: string]: unknown;
                                    };
                                };
                                score?: number;
                            } & {
                                [key: string]: unknown;
                            };
                        };
                        score?: number;
                        missing?: string[];
                    } & {
                        [key: string]: unknown;
                    };
                };
            };
            /** @description Failed */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
        };
    };
    getApplicantsLevels: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        list: {
                            items: components["schemas"]["Level"][];
                            totalItems: number;
                        };
                        items: components["schemas"]["Level"][];
                        totalItems: number;
                    };
                };
            };
            /** @description Failed */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
        };
    };
    postApplicantsLevels: {
        parameters: {
            query?: never;
            header?: {
                /** @description Names the request: sent again within a day, it answers what the first one did */
                "Idempotency-Key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    websdkFlowId?: string;
                    msdkFlowId?: string;
                    websdkNext?: boolean;
                    notificationSettings?: {
                        applicantNotificationStates?: unknown[];
                    } & {
                        [key: string]: unknown;
                    };
                    customPrivacyNoteText?: string;
                    customPrivacyLink?: string;
                    watchListCheckSettings?: {
                        [key: string]: unknown;
                    };
                    applicantInsightSettings?: {
                        [key: string]: unknown;
                    };
                    kytSettings?: {
                        [key: string]: unknown;
                    };
                    autoCheckGeneratorSettings?: {
                        /** @enum {string} */
                        autoCheckMode?: "standard" | "enhanced";
                    } & {
                        [key: string]: unknown;
                    };
                    name: string;
                    desc?: string;
                    /** @enum {string} */
                    type?: "standalone" | "actions" | "module";
                    actionType?: string;
                    /** @enum {string} */
                    applicantType?: "individual" | "company";
                    requiredIdDocs: {
                        docSets: {
                            /** @enum {string} */
                            idDocSetType: "APPLICANT_DATA" | "EMAIL_VERIFICATION" | "PHONE_VERIFICATION" | "IDENTITY" | "IDENTITY2" | "IDENTITY3" | "IDENTITY4" | "SELFIE" | "SELFIE2" | "PROOF_OF_RESIDENCE" | "PROOF_OF_RESIDENCE2" | "PROOF_OF_PAYMENT" | "PAYMENT_METHODS" | "INVESTABILITY" | "COMPANY" | "COMPANY_DATA" | "COMPANY_DOCUMENTS" | "COMPANY_BENEFICIARIES" | "ACCREDITED_INVESTOR" | "E_SIGN" | "QUESTIONNAIRE" | "QUESTIONNAIRE2" | "QUESTIONNAIRE3" | "QUESTIONNAIRE4" | "E_KYC" | "OTHER_DOCS" | "TR_RECIPIENT_INFORMATION" | "DEVICE_CHECK" | "INCOME";
                            types?: ("ID_CARD" | "PASSPORT" | "DRIVERS" | "RESIDENCE_PERMIT" | "UTILITY_BILL" | "UTILITY_BILL2" | "SELFIE" | "VIDEO_SELFIE" | "PROFILE_IMAGE" | "ID_DOC_PHOTO" | "AGREEMENT" | "CONTRACT" | "DRIVERS_TRANSLATION" | "INVESTOR_DOC" | "VEHICLE_REGISTRATION_CERTIFICATE" | "INCOME_SOURCE" | "PAYMENT_METHOD" | "PAYMENT_SOURCE" | "BANK_CARD" | "BANK_STATEMENT" | "COVID_VACCINATION_FORM" | "ARBITRARY_DOC" | "COMPANY_DOC" | "POWER_OF_ATTORNEY" | "TRAVEL_PASSPORT" | "TAX_RETURN" | "RENTAL_AGREEMENT" | "OTHER")[];
                            subTypes?: ("FRONT_SIDE" | "BACK_SIDE")[];
                            /** @enum {string} */
                            videoRequired?: "disabled" | "enabled" | "docapture" | "photoRequired" | "passiveLiveness" | "staticLiveness" | "liveness" | "optional";
                            /** @enum {string} */
                            withoutChallenge?: "off" | "manualReview";
                            /** @enum {string} */
                            captureMode?: "manualAndAuto" | "manualOnly" | "seamless";
                            /** @enum {string} */
                            uploaderMode?: "always" | "never" | "fallback";
                            /** @enum {string} */
                            mode?: "single" | "any" | "all";
                            fields?: {
                                name: string;
                                required?: boolean;
                                prefill?: string;
                                immutableIfPresent?: boolean;
                            }[];
                            customFields?: {
                                name: string;
                                required?: boolean;
                                prefill?: string;
                                immutableIfPresent?: boolean;
                            }[];
                            questionnaireDefId?: string;
                            scoring?: {
                                holdFrom?: number;
                                refuseFrom?: number;
                            };
                            skipAllowed?: boolean;
                            nfcVerificationSettings?: {
                                /** @enum {string} */
                                mode?: "disabled" | "optional" | "required";
                            } & {
                                [key: string]: unknown;
                            };
                            poaStepSettingsId?: string;
                            steps?: {
                                [key: string]: unknown;
                            }[];
                            restrictCountries?: boolean | string[];
                        }[];
                        includedCountries?: string[];
                        excludedCountries?: string[];
                        videoIdent?: boolean;
                        videoIdentUploadTypes?: string[];
                        stepsOutsideVideoId?: string[];
                    };
                    rules?: {
                        minimumAge: number;
                        /** @enum {string} */
                        duplicates?: "record" | "hold";
                        /** @enum {string} */
                        sameFace?: "compare" | "ignore";
                    };
                    verification?: {
                        /** @constant */
                        by: "internal";
                    } | {
                        /** @constant */
                        by: "provider";
                        provider: string;
                    } | {
                        /** @constant */
                        by: "shadow";
                        provider: string;
                    };
                    sources?: string[];
                };
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Level"];
                };
            };
            /** @description Failed */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
        };
    };
    patchApplicantsLevels: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    websdkFlowId?: string;
                    msdkFlowId?: string;
                    websdkNext?: boolean;
                    notificationSettings?: {
                        applicantNotificationStates?: unknown[];
                    } & {
                        [key: string]: unknown;
                    };
                    customPrivacyNoteText?: string;
                    customPrivacyLink?: string;
                    watchListCheckSettings?: {
                        [key: string]: unknown;
                    };
                    applicantInsightSettings?: {
                        [key: string]: unknown;
                    };
                    kytSettings?: {
                        [key: string]: unknown;
                    };
                    autoCheckGeneratorSettings?: {
                        /** @enum {string} */
                        autoCheckMode?: "standard" | "enhanced";
                    } & {
                        [key: string]: unknown;
                    };
                    name?: string;
                    desc?: string;
                    /** @enum {string} */
                    type?: "standalone" | "actions" | "module";
                    actionType?: string;
                    /** @enum {string} */
                    applicantType?: "individual" | "company";
                    requiredIdDocs?: {
                        docSets: {
                            /** @enum {string} */
                            idDocSetType: "APPLICANT_DATA" | "EMAIL_VERIFICATION" | "PHONE_VERIFICATION" | "IDENTITY" | "IDENTITY2" | "IDENTITY3" | "IDENTITY4" | "SELFIE" | "SELFIE2" | "PROOF_OF_RESIDENCE" | "PROOF_OF_RESIDENCE2" | "PROOF_OF_PAYMENT" | "PAYMENT_METHODS" | "INVESTABILITY" | "COMPANY" | "COMPANY_DATA" | "COMPANY_DOCUMENTS" | "COMPANY_BENEFICIARIES" | "ACCREDITED_INVESTOR" | "E_SIGN" | "QUESTIONNAIRE" | "QUESTIONNAIRE2" | "QUESTIONNAIRE3" | "QUESTIONNAIRE4" | "E_KYC" | "OTHER_DOCS" | "TR_RECIPIENT_INFORMATION" | "DEVICE_CHECK" | "INCOME";
                            types?: ("ID_CARD" | "PASSPORT" | "DRIVERS" | "RESIDENCE_PERMIT" | "UTILITY_BILL" | "UTILITY_BILL2" | "SELFIE" | "VIDEO_SELFIE" | "PROFILE_IMAGE" | "ID_DOC_PHOTO" | "AGREEMENT" | "CONTRACT" | "DRIVERS_TRANSLATION" | "INVESTOR_DOC" | "VEHICLE_REGISTRATION_CERTIFICATE" | "INCOME_SOURCE" | "PAYMENT_METHOD" | "PAYMENT_SOURCE" | "BANK_CARD" | "BANK_STATEMENT" | "COVID_VACCINATION_FORM" | "ARBITRARY_DOC" | "COMPANY_DOC" | "POWER_OF_ATTORNEY" | "TRAVEL_PASSPORT" | "TAX_RETURN" | "RENTAL_AGREEMENT" | "OTHER")[];
                            subTypes?: ("FRONT_SIDE" | "BACK_SIDE")[];
                            /** @enum {string} */
                            videoRequired?: "disabled" | "enabled" | "docapture" | "photoRequired" | "passiveLiveness" | "staticLiveness" | "liveness" | "optional";
                            /** @enum {string} */
                            withoutChallenge?: "off" | "manualReview";
                            /** @enum {string} */
                            captureMode?: "manualAndAuto" | "manualOnly" | "seamless";
                            /** @enum {string} */
                            uploaderMode?: "always" | "never" | "fallback";
                            /** @enum {string} */
                            mode?: "single" | "any" | "all";
                            fields?: {
                                name: string;
                                required?: boolean;
                                prefill?: string;
                                immutableIfPresent?: boolean;
                            }[];
                            customFields?: {
                                name: string;
                                required?: boolean;
                                prefill?: string;
                                immutableIfPresent?: boolean;
                            }[];
                            questionnaireDefId?: string;
                            scoring?: {
                                holdFrom?: number;
                                refuseFrom?: number;
                            };
                            skipAllowed?: boolean;
                            nfcVerificationSettings?: {
                                /** @enum {string} */
                                mode?: "disabled" | "optional" | "required";
                            } & {
                                [key: string]: unknown;
                            };
                            poaStepSettingsId?: string;
                            steps?: {
                                [key: string]: unknown;
                            }[];
                            restrictCountries?: boolean | string[];
                        }[];
                        includedCountries?: string[];
                        excludedCountries?: string[];
                        videoIdent?: boolean;
                        videoIdentUploadTypes?: string[];
                        stepsOutsideVideoId?: string[];
                    };
                    rules?: {
                        minimumAge: number;
                        /** @enum {string} */
                        duplicates?: "record" | "hold";
                        /** @enum {string} */
                        sameFace?: "compare" | "ignore";
                    };
                    verification?: {
                        /** @constant */
                        by: "internal";
                    } | {
                        /** @constant */
                        by: "provider";
                        provider: string;
                    } | {
                        /** @constant */
                        by: "shadow";
                        provider: string;
                    };
                    sources?: string[];
                    id: string;
                };
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Level"];
                };
            };
            /** @description Failed */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
        };
    };
    getApplicantsLevelsByLevelId: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                levelId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Level"];
                };
            };
            /** @description Failed */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
        };
    };
    patchApplicantsLevelsByLevelId: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                levelId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    websdkFlowId?: string;
                    msdkFlowId?: string;
                    websdkNext?: boolean;
                    notificationSettings?: {
                        applicantNotificationStates?: unknown[];
                    } & {
                        [key: string]: unknown;
                    };
                    customPrivacyNoteText?: string;
                    customPrivacyLink?: string;
                    watchListCheckSettings?: {
                        [key: string]: unknown;
                    };
                    applicantInsightSettings?: {
                        [key: string]: unknown;
                    };
                    kytSettings?: {
                        [key: string]: unknown;
                    };
                    autoCheckGeneratorSettings?: {
                        /** @enum {string} */
                        autoCheckMode?: "standard" | "enhanced";
                    } & {
                        [key: string]: unknown;
                    };
                    name?: string;
                    desc?: string;
                    /** @enum {string} */
                    type?: "standalone" | "actions" | "module";
                    actionType?: string;
                    /** @enum {string} */
                    applicantType?: "individual" | "company";
                    requiredIdDocs?: {
                        docSets: {
                            /** @enum {string} */
                            idDocSetType: "APPLICANT_DATA" | "EMAIL_VERIFICATION" | "PHONE_VERIFICATION" | "IDENTITY" | "IDENTITY2" | "IDENTITY3" | "IDENTITY4" | "SELFIE" | "SELFIE2" | "PROOF_OF_RESIDENCE" | "PROOF_OF_RESIDENCE2" | "PROOF_OF_PAYMENT" | "PAYMENT_METHODS" | "INVESTABILITY" | "COMPANY" | "COMPANY_DATA" | "COMPANY_DOCUMENTS" | "COMPANY_BENEFICIARIES" | "ACCREDITED_INVESTOR" | "E_SIGN" | "QUESTIONNAIRE" | "QUESTIONNAIRE2" | "QUESTIONNAIRE3" | "QUESTIONNAIRE4" | "E_KYC" | "OTHER_DOCS" | "TR_RECIPIENT_INFORMATION" | "DEVICE_CHECK" | "INCOME";
                            types?: ("ID_CARD" | "PASSPORT" | "DRIVERS" | "RESIDENCE_PERMIT" | "UTILITY_BILL" | "UTILITY_BILL2" | "SELFIE" | "VIDEO_SELFIE" | "PROFILE_IMAGE" | "ID_DOC_PHOTO" | "AGREEMENT" | "CONTRACT" | "DRIVERS_TRANSLATION" | "INVESTOR_DOC" | "VEHICLE_REGISTRATION_CERTIFICATE" | "INCOME_SOURCE" | "PAYMENT_METHOD" | "PAYMENT_SOURCE" | "BANK_CARD" | "BANK_STATEMENT" | "COVID_VACCINATION_FORM" | "ARBITRARY_DOC" | "COMPANY_DOC" | "POWER_OF_ATTORNEY" | "TRAVEL_PASSPORT" | "TAX_RETURN" | "RENTAL_AGREEMENT" | "OTHER")[];
                            subTypes?: ("FRONT_SIDE" | "BACK_SIDE")[];
                            /** @enum {string} */
                            videoRequired?: "disabled" | "enabled" | "docapture" | "photoRequired" | "passiveLiveness" | "staticLiveness" | "liveness" | "optional";
                            /** @enum {string} */
                            withoutChallenge?: "off" | "manualReview";
                            /** @enum {string} */
                            captureMode?: "manualAndAuto" | "manualOnly" | "seamless";
                            /** @enum {string} */
                            uploaderMode?: "always" | "never" | "fallback";
                            /** @enum {string} */
                            mode?: "single" | "any" | "all";
                            fields?: {
                                name: string;
                                required?: boolean;
                                prefill?: string;
                                immutableIfPresent?: boolean;
                            }[];
                            customFields?: {
                                name: string;
                                required?: boolean;
                                prefill?: string;
                                immutableIfPresent?: boolean;
                            }[];
                            questionnaireDefId?: string;
                            scoring?: {
                                holdFrom?: number;
                                refuseFrom?: number;
                            };
                            skipAllowed?: boolean;
                            nfcVerificationSettings?: {
                                /** @enum {string} */
                                mode?: "disabled" | "optional" | "required";
                            } & {
                                [key: string]: unknown;
                            };
                            poaStepSettingsId?: string;
                            steps?: {
                                [key: string]: unknown;
                            }[];
                            restrictCountries?: boolean | string[];
                        }[];
                        includedCountries?: string[];
                        excludedCountries?: string[];
                        videoIdent?: boolean;
                        videoIdentUploadTypes?: string[];
                        stepsOutsideVideoId?: string[];
                    };
                    rules?: {
                        minimumAge: number;
                        /** @enum {string} */
                        duplicates?: "record" | "hold";
                        /** @enum {string} */
                        sameFace?: "compare" | "ignore";
                    };
                    verification?: {
                        /** @constant */
                        by: "internal";
                    } | {
                        /** @constant */
                        by: "provider";
                        provider: string;
                    } | {
                        /** @constant */
                        by: "shadow";
                        provider: string;
                    };
                    sources?: string[];
                };
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Level"];
                };
            };
            /** @description Failed */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
        };
    };
    getTheme: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        name?: string;
                        accent?: string;
                        accentDark?: string;
                        radius?: number;
                        fontFamily?: string;
                        files: {
                            logo?: {
                                url: string;
                                contentType: string;
                                bytes: number;
                            };
                            logoDark?: {
                                url: string;
                                contentType: string;
                                bytes: number;
                            };
                            font?: {
                                url: string;
                                contentType: string;
                                bytes: number;
                            };
                        };
                    };
                };
            };
            /** @description Failed */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
        };
    };
    putTheme: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    name?: string;
                    accent?: string;
                    accentDark?: string;
                    radius?: number;
                    fontFamily?: string;
                    files?: unknown;
                };
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        name?: string;
                        accent?: string;
                        accentDark?: string;
                        radius?: number;
                        fontFamily?: string;
                        files: {
                            logo?: {
                                url: string;
                                contentType: string;
                                bytes: number;
                            };
                            logoDark?: {
                                url: string;
                                contentType: string;
                                bytes: number;
                            };
                            font?: {
                                url: string;
                                contentType: string;
                                bytes: number;
                            };
                        };
                    };
                };
            };
            /** @description Failed */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
        };
    };
    deleteTheme: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        name?: string;
                        accent?: string;
                        accentDark?: string;
                        radius?: number;
                        fontFamily?: string;
                        files: {
                            logo?: {
                                url: string;
                                contentType: string;
                                bytes: number;
                            };
                            logoDark?: {
                                url: string;
                                contentType: string;
                                bytes: number;
                            };
                            font?: {
                                url: string;
                                contentType: string;
                                bytes: number;
                            };
                        };
                    };
                };
            };
            /** @description Failed */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
        };
    };
    postThemeByFile: {
        parameters: {
            query?: never;
            header?: {
                /** @description Names the request: sent again within a day, it answers what the first one did */
                "Idempotency-Key"?: string;
            };
            path: {
                file: "logo" | "logoDark" | "font";
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "multipart/form-data": {
                    /** Format: binary */
                    content: Blob;
                };
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        name?: string;
                        accent?: string;
                        accentDark?: string;
                        radius?: number;
                        fontFamily?: string;
                        files: {
                            logo?: {
                                url: string;
                                contentType: string;
                                bytes: number;
                            };
                            logoDark?: {
                                url: string;
                                contentType: string;
                                bytes: number;
                            };
                            font?: {
                                url: string;
                                contentType: string;
                                bytes: number;
                            };
                        };
                    };
                };
            };
            /** @description Failed */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
        };
    };
    deleteThemeByFile: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                file: "logo" | "logoDark" | "font";
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        name?: string;
                        accent?: string;
                        accentDark?: string;
                        radius?: number;
                        fontFamily?: string;
                        files: {
                            logo?: {
                                url: string;
                                contentType: string;
                                bytes: number;
                            };
                            logoDark?: {
                                url: string;
                                contentType: string;
                                bytes: number;
                            };
                            font?: {
                                url: string;
                                contentType: string;
                                bytes: number;
                            };
                        };
                    };
                };
            };
            /** @description Failed */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
        };
    };
    getFlowThemeByEnvironmentIdByFile: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                environmentId: string;
                file: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "image/png": Blob;
                    "image/jpeg": Blob;
                    "image/webp": Blob;
                    "font/woff2": Blob;
                };
            };
            /** @description Failed */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
        };
    };
    getApiApplicantsByApplicantIdAmlCase: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                applicantId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        id: string;
                        createdAt: string;
                        /** @constant */
                        targetEntityType: "applicant";
                        targetEntityId: string;
                        hits: {
                            entryId: string;
                            entryDigest: string;
                            name: string;
                            score: number;
                            reasons: string[];
                            topics: ("sanction" | "pep" | "other")[];
                            births: string[];
                            countries: string[];
                            programmes: string[];
                            id: string;
                            source: string;
                            createdAt: string;
                            /** @enum {string} */
                            resolution?: "truePositive" | "falsePositive";
                            comment?: string;
                            resolvedAt?: string;
                            resolvedBy?: string;
                        }[];
                        riskLabels: string[];
                        review: {
                            /** @enum {string} */
                            reviewAnswer?: "GREEN" | "YELLOW" | "RED";
                            /** @enum {string} */
                            reviewStatus: "init" | "onHold" | "completed";
                        };
                        lookedUpAt?: string;
                    };
                };
            };
            /** @description Failed */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
        };
    };
    postApiApplicantsByApplicantIdAmlCaseHitsByHitIdResolution: {
        parameters: {
            query?: never;
            header?: {
                /** @description Names the request: sent again within a day, it answers what the first one did */
                "Idempotency-Key"?: string;
            };
            path: {
                applicantId: string;
                hitId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** @enum {string} */
                    resolution: "truePositive" | "falsePositive";
                    comment: string;
                };
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        id: string;
                        createdAt: string;
                        /** @constant */
                        targetEntityType: "applicant";
                        targetEntityId: string;
                        hits: {
                            entryId: string;
                            entryDigest: string;
                            name: string;
                            score: number;
                            reasons: string[];
                            topics: ("sanction" | "pep" | "other")[];
                            births: string[];
                            countries: string[];
                            programmes: string[];
                            id: string;
                            source: string;
                            createdAt: string;
                            /** @enum {string} */
                            resolution?: "truePositive" | "falsePositive";
                            comment?: string;
                            resolvedAt?: string;
                            resolvedBy?: string;
                        }[];
                        riskLabels: string[];
                        review: {
                            /** @enum {string} */
                            reviewAnswer?: "GREEN" | "YELLOW" | "RED";
                            /** @enum {string} */
                            reviewStatus: "init" | "onHold" | "completed";
                        };
                        lookedUpAt?: string;
                    };
                };
            };
            /** @description Failed */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
        };
    };
    postApplicantsByApplicantIdRecheckAml: {
        parameters: {
            query?: never;
            header?: {
                /** @description Names the request: sent again within a day, it answers what the first one did */
                "Idempotency-Key"?: string;
            };
            path: {
                applicantId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Ok"];
                };
            };
            /** @description Failed */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
        };
    };
    getApiSources: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: {
                            name: string;
                            /** @enum {string} */
                            kind: "list" | "yente" | "http";
                            format?: string;
                            entries?: number;
                            digest?: string;
                            publishedOn?: string;
                            importedAt?: string;
                        }[];
                    };
                };
            };
            /** @description Failed */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
        };
    };
    getApiSourcesRuns: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: {
                            id: string;
                            cause: string;
                            startedAt: string;
                            finishedAt?: string;
                            lookedUp: number;
                            newHits: number;
                            failed: number;
                        }[];
                    };
                };
            };
            /** @description Failed */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
        };
    };
    getApiProviders: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: {
                            name: string;
                            kind: string;
                            webhookUrl: string;
                        }[];
                    };
                };
            };
            /** @description Failed */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
        };
    };
    getApiProvidersDisagreements: {
        parameters: {
            query?: {
                limit?: number;
                offset?: number;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        list: {
                            items: {
                                applicantId: string;
                                externalUserId: string;
                                attemptId: string;
                                levelName: string;
                                provider: string;
                                sessionId: string;
                                answeredAt: string;
                                ours: {
                                    /** @enum {string} */
                                    reviewAnswer: "GREEN" | "RED";
                                    rejectLabels?: string[];
                                    /** @enum {string} */
                                    reviewRejectType?: "FINAL" | "RETRY";
                                };
                                theirs: {
                                    /** @enum {string} */
                                    reviewAnswer: "GREEN" | "RED";
                                    rejectLabels?: string[];
                                    /** @enum {string} */
                                    reviewRejectType?: "FINAL" | "RETRY";
                                };
                            }[];
                            totalItems: number;
                        };
                        items: {
                            applicantId: string;
                            externalUserId: string;
                            attemptId: string;
                            levelName: string;
                            provider: string;
                            sessionId: string;
                            answeredAt: string;
                            ours: {
                                /** @enum {string} */
                                reviewAnswer: "GREEN" | "RED";
                                rejectLabels?: string[];
                                /** @enum {string} */
                                reviewRejectType?: "FINAL" | "RETRY";
                            };
                            theirs: {
                                /** @enum {string} */
                                reviewAnswer: "GREEN" | "RED";
                                rejectLabels?: string[];
                                /** @enum {string} */
                                reviewRejectType?: "FINAL" | "RETRY";
                            };
                        }[];
                        totalItems: number;
                    };
                };
            };
            /** @description Failed */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
        };
    };
    getApplicantsByApplicantIdProviderLink: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                applicantId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        url?: string;
                    };
                };
            };
            /** @description Failed */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
        };
    };
    postProvidersWebhooksByEndpoint: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                endpoint: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Ok"];
                };
            };
            /** @description Failed */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
        };
    };
    getApiClientWebhooks: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        list: {
                            items: {
                                id: string;
                                name: string;
                                description?: string;
                                target: string;
                                /** @constant */
                                targetType: "http";
                                types: string[];
                                applicantType?: string;
                                sourceKeys: string[];
                                secretKey: string;
                                /** @description The same secret as Standard Webhooks libraries take it */
                                standardSecret: string;
                                /** @description While the secret before this one signs along */
                                previousSecretUntil?: string;
                                signatureAlgorithm: string;
                                headers: {
                                    key: string;
                                    value: string;
                                }[];
                                notResendFailedWebhooks: boolean;
                                enabled: boolean;
                                /** @enum {string} */
                                disabledReason?: "manual" | "failures";
                                disabledAt?: string;
                                /** @description First failed try since the last success */
                                failingSince?: string;
                                clientId: string;
                                createdAt: string;
                                createdBy: string;
                            }[];
                            totalItems: number;
                        };
                        items: {
                            id: string;
                            name: string;
                            description?: string;
                            target: string;
                            /** @constant */
                            targetType: "http";
                            types: string[];
                            applicantType?: string;
                            sourceKeys: string[];
                            secretKey: string;
                            /** @description The same secret as Standard Webhooks libraries take it */
                            standardSecret: string;
                            /** @description While the secret before this one signs along */
                            previousSecretUntil?: string;
                            signatureAlgorithm: string;
                            headers: {
                                key: string;
                                value: string;
                            }[];
                            notResendFailedWebhooks: boolean;
                            enabled: boolean;
                            /** @enum {string} */
                            disabledReason?: "manual" | "failures";
                            disabledAt?: string;
                            /** @description First failed try since the last success */
                            failingSince?: string;
                            clientId: string;
                            createdAt: string;
                            createdBy: string;
                        }[];
                        totalItems: number;
                    };
                };
            };
            /** @description Failed */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
        };
    };
    getApiClientWebhooksByWebhookId: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                webhookId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        id: string;
                        name: string;
                        description?: string;
                        target: string;
                        /** @constant */
                        targetType: "http";
                        types: string[];
                        applicantType?: string;
                        sourceKeys: string[];
                        secretKey: string;
                        /** @description The same secret as Standard Webhooks libraries take it */
                        standardSecret: string;
                        /** @description While the secret before this one signs along */
                        previousSecretUntil?: string;
                        signatureAlgorithm: string;
                        headers: {
                            key: string;
                            value: string;
                        }[];
                        notResendFailedWebhooks: boolean;
                        enabled: boolean;
                        /** @enum {string} */
                        disabledReason?: "manual" | "failures";
                        disabledAt?: string;
                        /** @description First failed try since the last success */
                        failingSince?: string;
                        clientId: string;
                        createdAt: string;
                        createdBy: string;
                    };
                };
            };
            /** @description Failed */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
        };
    };
    deleteApiClientWebhooksByWebhookId: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                webhookId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Ok"];
                };
            };
            /** @description Failed */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
        };
    };
    postApiAgentClientWebhooks: {
        parameters: {
            query?: never;
            header?: {
                /** @description Names the request: sent again within a day, it answers what the first one did */
                "Idempotency-Key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    target: string;
                    types: ("applicantCreated" | "applicantPending" | "applicantPrechecked" | "applicantOnHold" | "applicantAwaitingUser" | "applicantAwaitingService" | "applicantReviewed" | "applicantReset" | "applicantStepsReset" | "applicantLevelChanged" | "applicantPersonalInfoChanged" | "applicantTagsChanged" | "applicantActivated" | "applicantDeactivated" | "applicantDeleted" | "applicantPersonalDataDeleted" | "applicantWorkflowCompleted" | "applicantWorkflowFailed" | "applicantVerificationLinkOpened" | "videoIdentStatusChanged" | "videoIdentCompositionCompleted" | "applicantActionPending" | "applicantActionReviewed" | "applicantActionOnHold" | "applicantActionLevelChanged" | "applicantKytTxnApproved" | "applicantKytTxnRejected" | "applicantKytTxnReviewed" | "applicantKytTxnDeleted" | "applicantKytTxnDataChanged" | "applicantKytTxnAwaitingUser" | "applicantKytOnHold" | "kytCaseCreated" | "kytCaseStatusChanged" | "kytCaseReviewed" | "amlCaseApproved" | "amlCaseRejected" | "amlCaseOnHold" | "travelRuleAction")[];
                    name?: string | null;
                    description?: string | null;
                    targetType?: string | null;
                    applicantType?: ("individual" | "company") | null;
                    sourceKeys?: string[] | null;
                    secretKey?: string | null;
                    signatureAlgorithm?: ("HMAC_SHA1_HEX" | "HMAC_SHA256_HEX" | "HMAC_SHA512_HEX") | null;
                    headers?: {
                        key: string;
                        value: string;
                    }[] | null;
                    notResendFailedWebhooks?: boolean | null;
                    enabled?: boolean | null;
                };
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        id: string;
                        name: string;
                        description?: string;
                        target: string;
                        /** @constant */
                        targetType: "http";
                        types: string[];
                        applicantType?: string;
                        sourceKeys: string[];
                        secretKey: string;
                        /** @description The same secret as Standard Webhooks libraries take it */
                        standardSecret: string;
                        /** @description While the secret before this one signs along */
                        previousSecretUntil?: string;
                        signatureAlgorithm: string;
                        headers: {
                            key: string;
                            value: string;
                        }[];
                        notResendFailedWebhooks: boolean;
                        enabled: boolean;
                        /** @enum {string} */
                        disabledReason?: "manual" | "failures";
                        disabledAt?: string;
                        /** @description First failed try since the last success */
                        failingSince?: string;
                        clientId: string;
                        createdAt: string;
                        createdBy: string;
                    };
                };
            };
            /** @description Failed */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
        };
    };
    patchApiAgentClientWebhooks: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    id: string;
                    target?: string;
                    types?: ("applicantCreated" | "applicantPending" | "applicantPrechecked" | "applicantOnHold" | "applicantAwaitingUser" | "applicantAwaitingService" | "applicantReviewed" | "applicantReset" | "applicantStepsReset" | "applicantLevelChanged" | "applicantPersonalInfoChanged" | "applicantTagsChanged" | "applicantActivated" | "applicantDeactivated" | "applicantDeleted" | "applicantPersonalDataDeleted" | "applicantWorkflowCompleted" | "applicantWorkflowFailed" | "applicantVerificationLinkOpened" | "videoIdentStatusChanged" | "videoIdentCompositionCompleted" | "applicantActionPending" | "applicantActionReviewed" | "applicantActionOnHold" | "applicantActionLevelChanged" | "applicantKytTxnApproved" | "applicantKytTxnRejected" | "applicantKytTxnReviewed" | "applicantKytTxnDeleted" | "applicantKytTxnDataChanged" | "applicantKytTxnAwaitingUser" | "applicantKytOnHold" | "kytCaseCreated" | "kytCaseStatusChanged" | "kytCaseReviewed" | "amlCaseApproved" | "amlCaseRejected" | "amlCaseOnHold" | "travelRuleAction")[];
                    name?: string | null;
                    description?: string | null;
                    targetType?: string | null;
                    applicantType?: ("individual" | "company") | null;
                    sourceKeys?: string[] | null;
                    secretKey?: string | null;
                    signatureAlgorithm?: ("HMAC_SHA1_HEX" | "HMAC_SHA256_HEX" | "HMAC_SHA512_HEX") | null;
                    headers?: {
                        key: string;
                        value: string;
                    }[] | null;
                    notResendFailedWebhooks?: boolean | null;
                    enabled?: boolean | null;
                };
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        id: string;
                        name: string;
                        description?: string;
                        target: string;
                        /** @constant */
                        targetType: "http";
                        types: string[];
                        applicantType?: string;
                        sourceKeys: string[];
                        secretKey: string;
                        /** @description The same secret as Standard Webhooks libraries take it */
                        standardSecret: string;
                        /** @description While the secret before this one signs along */
                        previousSecretUntil?: string;
                        signatureAlgorithm: string;
                        headers: {
                            key: string;
                            value: string;
                        }[];
                        notResendFailedWebhooks: boolean;
                        enabled: boolean;
                        /** @enum {string} */
                        disabledReason?: "manual" | "failures";
                        disabledAt?: string;
                        /** @description First failed try since the last success */
                        failingSince?: string;
                        clientId: string;
                        createdAt: string;
                        createdBy: string;
                    };
                };
            };
            /** @description Failed */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
        };
    };
    postApiClientWebhooksByWebhookIdEnable: {
        parameters: {
            query?: never;
            header?: {
                /** @description Names the request: sent again within a day, it answers what the first one did */
                "Idempotency-Key"?: string;
            };
            path: {
                webhookId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        id: string;
                        name: string;
                        description?: string;
                        target: string;
                        /** @constant */
                        targetType: "http";
                        types: string[];
                        applicantType?: string;
                        sourceKeys: string[];
                        secretKey: string;
                        /** @description The same secret as Standard Webhooks libraries take it */
                        standardSecret: string;
                        /** @description While the secret before this one signs along */
                        previousSecretUntil?: string;
                        signatureAlgorithm: string;
                        headers: {
                            key: string;
                            value: string;
                        }[];
                        notResendFailedWebhooks: boolean;
                        enabled: boolean;
                        /** @enum {string} */
                        disabledReason?: "manual" | "failures";
                        disabledAt?: string;
                        /** @description First failed try since the last success */
                        failingSince?: string;
                        clientId: string;
                        createdAt: string;
                        createdBy: string;
                    };
                };
            };
            /** @description Failed */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
        };
    };
    postApiClientWebhooksByWebhookIdDisable: {
        parameters: {
            query?: never;
            header?: {
                /** @description Names the request: sent again within a day, it answers what the first one did */
                "Idempotency-Key"?: string;
            };
            path: {
                webhookId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        id: string;
                        name: string;
                        description?: string;
                        target: string;
                        /** @constant */
                        targetType: "http";
                        types: string[];
                        applicantType?: string;
                        sourceKeys: string[];
                        secretKey: string;
                        /** @description The same secret as Standard Webhooks libraries take it */
                        standardSecret: string;
                        /** @description While the secret before this one signs along */
                        previousSecretUntil?: string;
                        signatureAlgorithm: string;
                        headers: {
                            key: string;
                            value: string;
                        }[];
                        notResendFailedWebhooks: boolean;
                        enabled: boolean;
                        /** @enum {string} */
                        disabledReason?: "manual" | "failures";
                        disabledAt?: string;
                        /** @description First failed try since the last success */
                        failingSince?: string;
                        clientId: string;
                        createdAt: string;
                        createdBy: string;
                    };
                };
            };
            /** @description Failed */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
        };
    };
    postApiClientWebhooksByWebhookIdRotateSecret: {
        parameters: {
            query?: never;
            header?: {
                /** @description Names the request: sent again within a day, it answers what the first one did */
                "Idempotency-Key"?: string;
            };
            path: {
                webhookId: string;
            };
            cookie?: never;
        };
        requestBody?: {
            content: {
                "application/json": {
                    secretKey?: string | null;
                    /** @default 86400 */
                    keepOldSeconds?: number;
                };
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        id: string;
                        name: string;
                        description?: string;
                        target: string;
                        /** @constant */
                        targetType: "http";
                        types: string[];
                        applicantType?: string;
                        sourceKeys: string[];
                        secretKey: string;
                        /** @description The same secret as Standard Webhooks libraries take it */
                        standardSecret: string;
                        /** @description While the secret before this one signs along */
                        previousSecretUntil?: string;
                        signatureAlgorithm: string;
                        headers: {
                            key: string;
                            value: string;
                        }[];
                        notResendFailedWebhooks: boolean;
                        enabled: boolean;
                        /** @enum {string} */
                        disabledReason?: "manual" | "failures";
                        disabledAt?: string;
                        /** @description First failed try since the last success */
                        failingSince?: string;
                        clientId: string;
                        createdAt: string;
                        createdBy: string;
                    };
                };
            };
            /** @description Failed */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
        };
    };
    postApiClientWebhooksByWebhookIdTest: {
        parameters: {
            query?: never;
            header?: {
                /** @description Names the request: sent again within a day, it answers what the first one did */
                "Idempotency-Key"?: string;
            };
            path: {
                webhookId: string;
            };
            cookie?: never;
        };
        requestBody?: {
            content: {
                "application/json": {
                    /** @enum {string} */
                    type?: "applicantCreated" | "applicantPending" | "applicantPrechecked" | "applicantOnHold" | "applicantAwaitingUser" | "applicantAwaitingService" | "applicantReviewed" | "applicantReset" | "applicantStepsReset" | "applicantLevelChanged" | "applicantPersonalInfoChanged" | "applicantTagsChanged" | "applicantActivated" | "applicantDeactivated" | "applicantDeleted" | "applicantPersonalDataDeleted" | "applicantWorkflowCompleted" | "applicantWorkflowFailed" | "applicantVerificationLinkOpened" | "videoIdentStatusChanged" | "videoIdentCompositionCompleted" | "applicantActionPending" | "applicantActionReviewed" | "applicantActionOnHold" | "applicantActionLevelChanged" | "applicantKytTxnApproved" | "applicantKytTxnRejected" | "applicantKytTxnReviewed" | "applicantKytTxnDeleted" | "applicantKytTxnDataChanged" | "applicantKytTxnAwaitingUser" | "applicantKytOnHold" | "kytCaseCreated" | "kytCaseStatusChanged" | "kytCaseReviewed" | "amlCaseApproved" | "amlCaseRejected" | "amlCaseOnHold" | "travelRuleAction";
                };
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        delivered: boolean;
                        eventId: string;
                        statusCode?: number;
                        error?: string;
                        response?: string;
                        durationMs: number;
                        request: {
                            target: string;
                            headers: {
                                [key: string]: string;
                            };
                            body: string;
                        };
                    };
                };
            };
            /** @description Failed */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
        };
    };
    getApiClientWebhooksByWebhookIdDeliveries: {
        parameters: {
            query?: {
                applicantId?: string;
                /** @description Events not before this moment */
                from?: string;
                /** @description Events before this moment */
                to?: string;
                type?: "applicantCreated" | "applicantPending" | "applicantPrechecked" | "applicantOnHold" | "applicantAwaitingUser" | "applicantAwaitingService" | "applicantReviewed" | "applicantReset" | "applicantStepsReset" | "applicantLevelChanged" | "applicantPersonalInfoChanged" | "applicantTagsChanged" | "applicantActivated" | "applicantDeactivated" | "applicantDeleted" | "applicantPersonalDataDeleted" | "applicantWorkflowCompleted" | "applicantWorkflowFailed" | "applicantVerificationLinkOpened" | "videoIdentStatusChanged" | "videoIdentCompositionCompleted" | "applicantActionPending" | "applicantActionReviewed" | "applicantActionOnHold" | "applicantActionLevelChanged" | "applicantKytTxnApproved" | "applicantKytTxnRejected" | "applicantKytTxnReviewed" | "applicantKytTxnDeleted" | "applicantKytTxnDataChanged" | "applicantKytTxnAwaitingUser" | "applicantKytOnHold" | "kytCaseCreated" | "kytCaseStatusChanged" | "kytCaseReviewed" | "amlCaseApproved" | "amlCaseRejected" | "amlCaseOnHold" | "travelRuleAction";
                status?: "pending" | "delivered" | "failed" | "held";
                limit?: number;
                offset?: number;
            };
            header?: never;
            path: {
                webhookId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        list: {
                            items: {
                                id: string;
                                eventId: string;
                                type: string;
                                applicantId: string;
                                /** @enum {string} */
                                status: "pending" | "delivered" | "failed" | "held";
                                createdAt: string;
                                deliveredAt?: string;
                                nextAttemptAt?: string;
                                attempts: {
                                    attempt: number;
                                    at: string;
                                    statusCode?: number;
                                    error?: string;
                                    response?: string;
                                    durationMs: number;
                                }[];
                            }[];
                            totalItems: number;
                        };
                        items: {
                            id: string;
                            eventId: string;
                            type: string;
                            applicantId: string;
                            /** @enum {string} */
                            status: "pending" | "delivered" | "failed" | "held";
                            createdAt: string;
                            deliveredAt?: string;
                            nextAttemptAt?: string;
                            attempts: {
                                attempt: number;
                                at: string;
                                statusCode?: number;
                                error?: string;
                                response?: string;
                                durationMs: number;
                            }[];
                        }[];
                        totalItems: number;
                    };
                };
            };
            /** @description Failed */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
        };
    };
    postApiClientWebhooksByWebhookIdDeliveriesByDeliveryIdResend: {
        parameters: {
            query?: never;
            header?: {
                /** @description Names the request: sent again within a day, it answers what the first one did */
                "Idempotency-Key"?: string;
            };
            path: {
                webhookId: string;
                deliveryId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Ok"];
                };
            };
            /** @description Failed */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
        };
    };
    getApiClientWebhooksByWebhookIdDeliveriesByDeliveryId: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                webhookId: string;
                deliveryId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        id: string;
                        eventId: string;
                        type: string;
                        applicantId: string;
                        /** @enum {string} */
                        status: "pending" | "delivered" | "failed" | "held";
                        createdAt: string;
                        deliveredAt?: string;
                        nextAttemptAt?: string;
                        attempts: {
                            attempt: number;
                            at: string;
                            statusCode?: number;
                            error?: string;
                            response?: string;
                            durationMs: number;
                            request?: {
                                target: string;
                                headers: {
                                    [key: string]: string;
                                };
                            };
                        }[];
                        body?: string;
                    };
                };
            };
            /** @description Failed */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
        };
    };
    postApiClientWebhooksByWebhookIdReplays: {
        parameters: {
            query?: never;
            header?: {
                /** @description Names the request: sent again within a day, it answers what the first one did */
                "Idempotency-Key"?: string;
            };
            path: {
                webhookId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    applicantId?: string;
                    from: string;
                    to: string;
                    types?: ("applicantCreated" | "applicantPending" | "applicantPrechecked" | "applicantOnHold" | "applicantAwaitingUser" | "applicantAwaitingService" | "applicantReviewed" | "applicantReset" | "applicantStepsReset" | "applicantLevelChanged" | "applicantPersonalInfoChanged" | "applicantTagsChanged" | "applicantActivated" | "applicantDeactivated" | "applicantDeleted" | "applicantPersonalDataDeleted" | "applicantWorkflowCompleted" | "applicantWorkflowFailed" | "applicantVerificationLinkOpened" | "videoIdentStatusChanged" | "videoIdentCompositionCompleted" | "applicantActionPending" | "applicantActionReviewed" | "applicantActionOnHold" | "applicantActionLevelChanged" | "applicantKytTxnApproved" | "applicantKytTxnRejected" | "applicantKytTxnReviewed" | "applicantKytTxnDeleted" | "applicantKytTxnDataChanged" | "applicantKytTxnAwaitingUser" | "applicantKytOnHold" | "kytCaseCreated" | "kytCaseStatusChanged" | "kytCaseReviewed" | "amlCaseApproved" | "amlCaseRejected" | "amlCaseOnHold" | "travelRuleAction")[];
                    statuses?: ("pending" | "delivered" | "failed" | "held")[];
                };
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        id: string;
                        /** @enum {string} */
                        status: "running" | "completed";
                        /** @description Deliveries chosen */
                        total: number;
                        /** @description Of them on their way again */
                        done: number;
                        createdAt: string;
                        createdBy: string;
                    };
                };
            };
            /** @description Failed */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
        };
    };
    getApiClientWebhooksByWebhookIdReplaysByReplayId: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                webhookId: string;
                replayId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        id: string;
                        /** @enum {string} */
                        status: "running" | "completed";
                        /** @description Deliveries chosen */
                        total: number;
                        /** @description Of them on their way again */
                        done: number;
                        createdAt: string;
                        createdBy: string;
                    };
                };
            };
            /** @description Failed */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
        };
    };
    postInspectionCallbacksTestDigest: {
        parameters: {
            query: {
                secretKey: string;
                signatureAlgorithm?: "HMAC_SHA1_HEX" | "HMAC_SHA256_HEX" | "HMAC_SHA512_HEX";
            };
            header?: {
                /** @description Names the request: sent again within a day, it answers what the first one did */
                "Idempotency-Key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: {
            content: {
                "application/json": string;
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "text/plain": Blob;
                };
            };
            /** @description Failed */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
        };
    };
    getSandboxMessages: {
        parameters: {
            query?: {
                limit?: number;
                offset?: number;
                applicantId?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        list: {
                            items: {
                                id: string;
                                applicantId: string;
                                /** @enum {string} */
                                channel: "email" | "sms";
                                purpose: string;
                                /** @enum {string} */
                                status: "queued" | "captured" | "accepted" | "delivered" | "failed";
                                createdAt: string;
                                to?: string;
                                subject?: string;
                                text?: string;
                                html?: string;
                                code?: string;
                                link?: string;
                            }[];
                            totalItems: number;
                        };
                        items: {
                            id: string;
                            applicantId: string;
                            /** @enum {string} */
                            channel: "email" | "sms";
                            purpose: string;
                            /** @enum {string} */
                            status: "queued" | "captured" | "accepted" | "delivered" | "failed";
                            createdAt: string;
                            to?: string;
                            subject?: string;
                            text?: string;
                            html?: string;
                            code?: string;
                            link?: string;
                        }[];
                        totalItems: number;
                    };
                };
            };
            /** @description Failed */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
        };
    };
    getSandboxOutbox: {
        parameters: {
            query: {
                environment: string;
                expires: number;
                signature: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "text/html": Blob;
                };
            };
            /** @description Failed */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
        };
    };
    getApplicantsByApplicantIdIdentifierConfirmation: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                applicantId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        email: {
                            /** @enum {string} */
                            status: "none" | "sent" | "confirmed";
                            maskedValue?: string;
                            expiresAt?: string;
                            resendAfter?: string;
                            triesLeft?: number;
                            confirmedAt?: string;
                        };
                        phone: {
                            /** @enum {string} */
                            status: "none" | "sent" | "confirmed";
                            maskedValue?: string;
                            expiresAt?: string;
                            resendAfter?: string;
                            triesLeft?: number;
                            confirmedAt?: string;
                        };
                    };
                };
            };
            /** @description Failed */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
        };
    };
    postApplicantsByApplicantIdIdentifierConfirmationEmail: {
        parameters: {
            query?: never;
            header?: {
                /** @description Names the request: sent again within a day, it answers what the first one did */
                "Idempotency-Key"?: string;
            };
            path: {
                applicantId: string;
            };
            cookie?: never;
        };
        requestBody?: {
            content: {
                "application/json": {
                    value?: string;
                    lang?: string;
                };
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @enum {string} */
                        kind: "email" | "phone";
                        maskedValue: string;
                        expiresAt: string;
                        resendAfter: string;
                    };
                };
            };
            /** @description Failed */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
        };
    };
    postApplicantsByApplicantIdIdentifierConfirmationEmailCode: {
        parameters: {
            query?: never;
            header?: {
                /** @description Names the request: sent again within a day, it answers what the first one did */
                "Idempotency-Key"?: string;
            };
            path: {
                applicantId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    code: string;
                };
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @enum {string} */
                        kind: "email" | "phone";
                        /** @constant */
                        status: "confirmed";
                    };
                };
            };
            /** @description Failed */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
        };
    };
    postApplicantsByApplicantIdIdentifierConfirmationPhone: {
        parameters: {
            query?: never;
            header?: {
                /** @description Names the request: sent again within a day, it answers what the first one did */
                "Idempotency-Key"?: string;
            };
            path: {
                applicantId: string;
            };
            cookie?: never;
        };
        requestBody?: {
            content: {
                "application/json": {
                    value?: string;
                    lang?: string;
                };
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @enum {string} */
                        kind: "email" | "phone";
                        maskedValue: string;
                        expiresAt: string;
                        resendAfter: string;
                    };
                };
            };
            /** @description Failed */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
        };
    };
    postApplicantsByApplicantIdIdentifierConfirmationPhoneCode: {
        parameters: {
            query?: never;
            header?: {
                /** @description Names the request: sent again within a day, it answers what the first one did */
                "Idempotency-Key"?: string;
            };
            path: {
                applicantId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    code: string;
                };
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @enum {string} */
                        kind: "email" | "phone";
                        /** @constant */
                        status: "confirmed";
                    };
                };
            };
            /** @description Failed */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
        };
    };
    getConfirmEmail: {
        parameters: {
            query: {
                token: string;
                lang?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "text/html": Blob;
                };
            };
            /** @description Failed */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
        };
    };
    postConfirmEmail: {
        parameters: {
            query: {
                token: string;
                lang?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "text/html": Blob;
                };
            };
            /** @description Failed */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
        };
    };
    getApplicantActionsByActionIdIdentifierConfirmation: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                actionId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        email: {
                            /** @enum {string} */
                            status: "none" | "sent" | "confirmed";
                            maskedValue?: string;
                            expiresAt?: string;
                            resendAfter?: string;
                            triesLeft?: number;
                            confirmedAt?: string;
                        };
                        phone: {
                            /** @enum {string} */
                            status: "none" | "sent" | "confirmed";
                            maskedValue?: string;
                            expiresAt?: string;
                            resendAfter?: string;
                            triesLeft?: number;
                            confirmedAt?: string;
                        };
                    };
                };
            };
            /** @description Failed */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
        };
    };
    postApplicantActionsByActionIdIdentifierConfirmationEmail: {
        parameters: {
            query?: never;
            header?: {
                /** @description Names the request: sent again within a day, it answers what the first one did */
                "Idempotency-Key"?: string;
            };
            path: {
                actionId: string;
            };
            cookie?: never;
        };
        requestBody?: {
            content: {
                "application/json": {
                    value?: string;
                    lang?: string;
                };
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @enum {string} */
                        kind: "email" | "phone";
                        maskedValue: string;
                        expiresAt: string;
                        resendAfter: string;
                    };
                };
            };
            /** @description Failed */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
        };
    };
    postApplicantActionsByActionIdIdentifierConfirmationEmailCode: {
        parameters: {
            query?: never;
            header?: {
                /** @description Names the request: sent again within a day, it answers what the first one did */
                "Idempotency-Key"?: string;
            };
            path: {
                actionId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    code: string;
                };
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @enum {string} */
                        kind: "email" | "phone";
                        /** @constant */
                        status: "confirmed";
                    };
                };
            };
            /** @description Failed */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
        };
    };
    postApplicantActionsByActionIdIdentifierConfirmationPhone: {
        parameters: {
            query?: never;
            header?: {
                /** @description Names the request: sent again within a day, it answers what the first one did */
                "Idempotency-Key"?: string;
            };
            path: {
                actionId: string;
            };
            cookie?: never;
        };
        requestBody?: {
            content: {
                "application/json": {
                    value?: string;
                    lang?: string;
                };
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @enum {string} */
                        kind: "email" | "phone";
                        maskedValue: string;
                        expiresAt: string;
                        resendAfter: string;
                    };
                };
            };
            /** @description Failed */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
        };
    };
    postApplicantActionsByActionIdIdentifierConfirmationPhoneCode: {
        parameters: {
            query?: never;
            header?: {
                /** @description Names the request: sent again within a day, it answers what the first one did */
                "Idempotency-Key"?: string;
            };
            path: {
                actionId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    code: string;
                };
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @enum {string} */
                        kind: "email" | "phone";
                        /** @constant */
                        status: "confirmed";
                    };
                };
            };
            /** @description Failed */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
        };
    };
    postGraphql: {
        parameters: {
            query?: never;
            header?: {
                /** @description Names the request: sent again within a day, it answers what the first one did */
                "Idempotency-Key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    query: string;
                    variables?: {
                        [key: string]: unknown;
                    } | null;
                    operationName?: string | null;
                    extensions?: {
                        [key: string]: unknown;
                    } | null;
                    map?: {
                        [key: string]: string[];
                    };
                };
                "multipart/form-data": {
                    operations: {
                        query: string;
                        variables?: {
                            [key: string]: unknown;
                        } | null;
                        operationName?: string | null;
                        extensions?: {
                            [key: string]: unknown;
                        } | null;
                        map?: {
                            [key: string]: string[];
                        };
                    };
                    map: {
                        [key: string]: string[];
                    };
                } & {
                    [key: string]: unknown;
                };
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        data?: {
                            [key: string]: unknown;
                        } | null;
                        errors?: ({
                            message: string;
                            extensions: {
                                code: string;
                                status: number;
                            } & {
                                [key: string]: unknown;
                            };
                        } & {
                            [key: string]: unknown;
                        })[];
                    } & {
                        [key: string]: unknown;
                    };
                };
            };
            /** @description Failed */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
        };
    };
    getApplicantsByApplicantIdApplications: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                applicantId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        applications: {
                            id: string;
                            actionId?: string;
                            levelId: string;
                            /** @enum {string} */
                            status: "running" | "ended";
                            block: string;
                            generation: number;
                            createdAt: string;
                            changedAt: string;
                            events: {
                                sequence: number;
                                at: string;
                                event: {
                                    /** @constant */
                                    type: "answer";
                                    eventId?: string;
                                    block: string;
                                    outcome: string;
                                    data: {
                                        [key: string]: components["schemas"]["Json"];
                                    };
                                    /** @enum {string} */
                                    by: "person" | "server";
                                } | {
                                    /** @constant */
                                    type: "back";
                                    eventId?: string;
                                    block?: string;
                                } | {
                                    /** @constant */
                                    type: "reopen";
                                    eventId?: string;
                                    blocks: string[];
                                    reasons: {
                                        [key: string]: {
                                            [key: string]: components["schemas"]["Json"];
                                        }[];
                                    };
                                } | {
                                    /** @constant */
                                    type: "signal";
                                    eventId?: string;
                                    name: string;
                                    reference: string;
                                    outcome: string | null;
                                };
                            }[];
                        }[];
                    };
                };
            };
            /** @description Failed */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
        };
    };
    postFlowOpen: {
        parameters: {
            query?: never;
            header?: {
                /** @description Names the request: sent again within a day, it answers what the first one did */
                "Idempotency-Key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    deviceId: string;
                    lang?: string;
                };
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        application: {
                            id: string;
                            /** @enum {string} */
                            status: "running" | "ended";
                            levelName: string;
                            /** @enum {string} */
                            levelType: "standalone" | "actions";
                            applicantId: string;
                            actionId?: string;
                            externalActionId?: string;
                            sandbox: boolean;
                        };
                        review: {
                            /** @enum {string} */
                            status: "init" | "pending" | "prechecked" | "queued" | "completed" | "onHold" | "awaitingUser";
                            attempt: number;
                            createdAt: string;
                            autoChecked: boolean;
                            result?: {
                                /** @enum {string} */
                                answer: "GREEN" | "RED";
                                /** @enum {string} */
                                rejectType?: "FINAL" | "RETRY";
                                comment?: string;
                            };
                        };
                        generation: number;
                        taken: boolean;
                        lang: string;
                        languages: string[];
                        theme: {
                            name?: string;
                            accent?: string;
                            accentDark?: string;
                            radius?: number;
                            fontFamily?: string;
                            logo?: string;
                            logoDark?: string;
                            font?: string;
                        } | null;
                        progress: {
                            position: number;
                            total: number;
                            groups: {
                                name: string;
                                /** @enum {string} */
                                state: "done" | "current" | "ahead";
                            }[];
                        };
                        canGoBack: boolean;
                        step: {
                            block: string;
                            group: string;
                            skippable: boolean;
                            again?: {
                                reasons: {
                                    key: string;
                                    fix: string;
                                    label?: string;
                                    sentence?: string;
                                    image?: {
                                        imageId: number;
                                        idDocType: string;
                                        side: ("FRONT_SIDE" | "BACK_SIDE") | null;
                                        crop: boolean;
                                    };
                                }[];
                            };
                            /** @constant */
                            kind: "consent";
                            consents: {
                                key: string;
                                version: string;
                                lang: string;
                                title: string;
                                text: string;
                                required: boolean;
                                accepted: boolean;
                            }[];
                            privacy: {
                                note?: string;
                                link?: string;
                            };
                        } | {
                            block: string;
                            group: string;
                            skippable: boolean;
                            again?: {
                                reasons: {
                                    key: string;
                                    fix: string;
                                    label?: string;
                                    sentence?: string;
                                    image?: {
                                        imageId: number;
                                        idDocType: string;
                                        side: ("FRONT_SIDE" | "BACK_SIDE") | null;
                                        crop: boolean;
                                    };
                                }[];
                            };
                            /** @constant */
                            kind: "document-choice";
                            idDocSetType: string;
                            countries: string[];
                            suggestedCountry?: string;
                            types: {
                                idDocType: string;
                                sides: (("FRONT_SIDE" | "BACK_SIDE") | null)[];
                                /** @enum {string} */
                                frame: "ID-1" | "ID-3" | "A4";
                            }[];
                            chosen?: {
                                country: string;
                                idDocType: string;
                            };
                        } | {
                            block: string;
                            group: string;
                            skippable: boolean;
                            again?: {
                                reasons: {
                                    key: string;
                                    fix: string;
                                    label?: string;
                                    sentence?: string;
                                    image?: {
                                        imageId: number;
                                        idDocType: string;
                                        side: ("FRONT_SIDE" | "BACK_SIDE") | null;
                                        crop: boolean;
                                    };
                                }[];
                            };
                            /** @constant */
                            kind: "capture";
                            idDocSetType: string;
                            country: string;
                            idDocType: string;
                            sides: {
                                side: ("FRONT_SIDE" | "BACK_SIDE") | null;
                                /** @enum {string} */
                                frame: "ID-1" | "ID-3" | "A4";
                                /** @enum {string} */
                                state: "wanted" | "done";
                                imageId?: number;
                                /** @enum {string} */
                                quality?: "good" | "poor" | "refused";
                                reasons?: {
                                    key: string;
                                    fix: string;
                                    box?: {
                                        x: number;
                                        y: number;
                                        width: number;
                                        height: number;
                                    };
                                }[];
                            }[];
                            next?: ("FRONT_SIDE" | "BACK_SIDE") | null;
                            /** @enum {string} */
                            camera: "manualAndAuto" | "manualOnly" | "seamless";
                            /** @enum {string} */
                            uploader: "always" | "never" | "fallback";
                            limits: {
                                fileBytes: number;
                                chunkBytes: number;
                                formats: string[];
                                picturesLeft: number;
                            };
                        } | {
                            block: string;
                            group: string;
                            skippable: boolean;
                            again?: {
                                reasons: {
                                    key: string;
                                    fix: string;
                                    label?: string;
                                    sentence?: string;
                                    image?: {
                                        imageId: number;
                                        idDocType: string;
                                        side: ("FRONT_SIDE" | "BACK_SIDE") | null;
                                        crop: boolean;
                                    };
                                }[];
                            };
                            /** @constant */
                            kind: "upload";
                            idDocSetType: string;
                            countries: string[];
                            suggestedCountry?: string;
                            types: {
                                idDocType: string;
                                sides: (("FRONT_SIDE" | "BACK_SIDE") | null)[];
                                /** @enum {string} */
                                frame: "ID-1" | "ID-3" | "A4";
                            }[];
                            files: {
                                imageId: number;
                                idDocType: string;
                                country: string;
                            }[];
                            /** @enum {string} */
                            camera: "manualAndAuto" | "manualOnly" | "seamless";
                            /** @enum {string} */
                            uploader: "always" | "never" | "fallback";
                            limits: {
                                fileBytes: number;
                                chunkBytes: number;
                                formats: string[];
                                picturesLeft: number;
                            };
                        } | {
                            block: string;
                            group: string;
                            skippable: boolean;
                            again?: {
                                reasons: {
                                    key: string;
                                    fix: string;
                                    label?: string;
                                    sentence?: string;
                                    image?: {
                                        imageId: number;
                                        idDocType: string;
                                        side: ("FRONT_SIDE" | "BACK_SIDE") | null;
                                        crop: boolean;
                                    };
                                }[];
                            };
                            /** @constant */
                            kind: "data-check";
                            idDocSetType: string;
                            idDocType?: string;
                            country?: string;
                            fields: {
                                name: string;
                                value?: string;
                                editable: boolean;
                                /** @enum {string} */
                                type: "text" | "date";
                                /** @enum {string} */
                                source?: "mrz" | "barcode" | "visual";
                            }[];
                        } | {
                            block: string;
                            group: string;
                            skippable: boolean;
                            again?: {
                                reasons: {
                                    key: string;
                                    fix: string;
                                    label?: string;
                                    sentence?: string;
                                    image?: {
                                        imageId: number;
                                        idDocType: string;
                                        side: ("FRONT_SIDE" | "BACK_SIDE") | null;
                                        crop: boolean;
                                    };
                                }[];
                            };
                            /** @constant */
                            kind: "liveness";
                            idDocSetType: string;
                            /** @enum {string} */
                            mode: "challenge" | "photo";
                            triesLeft: number;
                            withoutChallenge: boolean;
                            limits: {
                                frames: number;
                                leastFrames: number;
                                frameBytes: number;
                            };
                            upload: {
                                fileBytes: number;
                                chunkBytes: number;
                                formats: string[];
                                picturesLeft: number;
                            };
                        } | {
                            block: string;
                            group: string;
                            skippable: boolean;
                            again?: {
                                reasons: {
                                    key: string;
                                    fix: string;
                                    label?: string;
                                    sentence?: string;
                                    image?: {
                                        imageId: number;
                                        idDocType: string;
                                        side: ("FRONT_SIDE" | "BACK_SIDE") | null;
                                        crop: boolean;
                                    };
                                }[];
                            };
                            /** @constant */
                            kind: "code";
                            /** @enum {string} */
                            channel: "email" | "phone";
                            maskedValue?: string;
                            needsValue: boolean;
                            /** @enum {string} */
                            status: "none" | "sent";
                            triesLeft?: number;
                            resendAfter?: string;
                            expiresAt?: string;
                        } | {
                            block: string;
                            group: string;
                            skippable: boolean;
                            again?: {
                                reasons: {
                                    key: string;
                                    fix: string;
                                    label?: string;
                                    sentence?: string;
                                    image?: {
                                        imageId: number;
                                        idDocType: string;
                                        side: ("FRONT_SIDE" | "BACK_SIDE") | null;
                                        crop: boolean;
                                    };
                                }[];
                            };
                            /** @constant */
                            kind: "questionnaire";
                            definition?: {
                                [key: string]: unknown;
                            };
                            questionnaireId: string;
                            answers?: {
                                sections?: {
                                    [key: string]: unknown;
                                };
                            } & {
                                [key: string]: unknown;
                            };
                        } | {
                            block: string;
                            group: string;
                            skippable: boolean;
                            again?: {
                                reasons: {
                                    key: string;
                                    fix: string;
                                    label?: string;
                                    sentence?: string;
                                    image?: {
                                        imageId: number;
                                        idDocType: string;
                                        side: ("FRONT_SIDE" | "BACK_SIDE") | null;
                                        crop: boolean;
                                    };
                                }[];
                            };
                            /** @constant */
                            kind: "data";
                            idDocSetType: string;
                            fields: {
                                name: string;
                                value?: string;
                                editable: boolean;
                                /** @enum {string} */
                                type: "text" | "date" | "country" | "gender" | "email" | "phone";
                                required: boolean;
                            }[];
                        } | {
                            block: string;
                            group: string;
                            skippable: boolean;
                            again?: {
                                reasons: {
                                    key: string;
                                    fix: string;
                                    label?: string;
                                    sentence?: string;
                                    image?: {
                                        imageId: number;
                                        idDocType: string;
                                        side: ("FRONT_SIDE" | "BACK_SIDE") | null;
                                        crop: boolean;
                                    };
                                }[];
                            };
                            /** @constant */
                            kind: "wait";
                            /** @enum {string} */
                            state: "submitting" | "checking" | "person";
                            checks: {
                                key: string;
                                /** @enum {string} */
                                state: "pending" | "running" | "done";
                            }[];
                            since?: string;
                        } | {
                            block: string;
                            group: string;
                            skippable: boolean;
                            again?: {
                                reasons: {
                                    key: string;
                                    fix: string;
                                    label?: string;
                                    sentence?: string;
                                    image?: {
                                        imageId: number;
                                        idDocType: string;
                                        side: ("FRONT_SIDE" | "BACK_SIDE") | null;
                                        crop: boolean;
                                    };
                                }[];
                            };
                            /** @constant */
                            kind: "result";
                            /** @enum {string} */
                            result: "approved" | "retry" | "rejected" | "done";
                            reasons: {
                                key: string;
                                fix: string;
                                label?: string;
                                sentence?: string;
                                image?: {
                                    imageId: number;
                                    idDocType: string;
                                    side: ("FRONT_SIDE" | "BACK_SIDE") | null;
                                    crop: boolean;
                                };
                            }[];
                            comment?: string;
                            mayTryAgain: boolean;
                            appeal: {
                                allowed: boolean;
                                made: boolean;
                            };
                            evidence?: {
                                /** @enum {string} */
                                checkType: "DOCUMENT_PICTURE" | "DOCUMENT_PRESENT" | "DOCUMENT_BLUR" | "DOCUMENT_GLARE" | "DOCUMENT_DARK" | "DOCUMENT_RESOLUTION" | "DOCUMENT_CUT_OFF" | "DOCUMENT_COVERED" | "DOCUMENT_GREYSCALE" | "DOCUMENT_SCREENSHOT" | "DOCUMENT_OF_SCREEN" | "DOCUMENT_EDITED" | "DOCUMENT_RECOMPRESSED" | "DOCUMENT_ERROR_LEVEL" | "DOCUMENT_PASTED_PORTRAIT" | "DOCUMENT_SPECIMEN" | "DOCUMENT_SIDES" | "DOCUMENT_MRZ" | "DOCUMENT_FIELDS" | "DOCUMENT_TAX_NUMBER" | "DOCUMENT_TYPE" | "DOCUMENT_EXPIRY" | "DOCUMENT_COUNTRY" | "AGE" | "DATA_COMPARISON" | "DOCUMENT_PORTRAIT" | "SELFIE_PICTURE" | "SELFIE_GLARE" | "SELFIE_DARK" | "SELFIE_RESOLUTION" | "SELFIE_SCREENSHOT" | "SELFIE_OF_SCREEN" | "SELFIE_EDITED" | "SELFIE_RECOMPRESSED" | "SELFIE_FACE" | "FACE_LIVELINESS" | "SELFIE_IS_PORTRAIT" | "FACE_MATCH" | "SELFIE_REPEATED" | "ACTION_STEP" | "PAYMENT_METHOD" | "QUESTIONNAIRE" | "EMAIL_CONFIRMATION" | "PHONE_CONFIRMATION" | "DATA_CONFIRMATION" | "BLOCKLIST" | "SIMILAR_SEARCH" | "MANUAL_STEP" | "WATCHLIST" | "PROVIDER";
                                /** @enum {string} */
                                answer: "GREEN" | "YELLOW" | "RED" | "ERROR";
                                sentence: string;
                                numbers: {
                                    [key: string]: number;
                                };
                                thresholds: {
                                    [key: string]: number;
                                };
                            }[];
                        };
                    };
                };
            };
            /** @description Failed */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
        };
    };
    getFlowStep: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        application: {
                            id: string;
                            /** @enum {string} */
                            status: "running" | "ended";
                            levelName: string;
                            /** @enum {string} */
                            levelType: "standalone" | "actions";
                            applicantId: string;
                            actionId?: string;
                            externalActionId?: string;
                            sandbox: boolean;
                        };
                        review: {
                            /** @enum {string} */
                            status: "init" | "pending" | "prechecked" | "queued" | "completed" | "onHold" | "awaitingUser";
                            attempt: number;
                            createdAt: string;
                            autoChecked: boolean;
                            result?: {
                                /** @enum {string} */
                                answer: "GREEN" | "RED";
                                /** @enum {string} */
                                rejectType?: "FINAL" | "RETRY";
                                comment?: string;
                            };
                        };
                        generation: number;
                        taken: boolean;
                        lang: string;
                        languages: string[];
                        theme: {
                            name?: string;
                            accent?: string;
                            accentDark?: string;
                            radius?: number;
                            fontFamily?: string;
                            logo?: string;
                            logoDark?: string;
                            font?: string;
                        } | null;
                        progress: {
                            position: number;
                            total: number;
                            groups: {
                                name: string;
                                /** @enum {string} */
                                state: "done" | "current" | "ahead";
                            }[];
                        };
                        canGoBack: boolean;
                        step: {
                            block: string;
                            group: string;
                            skippable: boolean;
                            again?: {
                                reasons: {
                                    key: string;
                                    fix: string;
                                    label?: string;
                                    sentence?: string;
                                    image?: {
                                        imageId: number;
                                        idDocType: string;
                                        side: ("FRONT_SIDE" | "BACK_SIDE") | null;
                                        crop: boolean;
                                    };
                                }[];
                            };
                            /** @constant */
                            kind: "consent";
                            consents: {
                                key: string;
                                version: string;
                                lang: string;
                                title: string;
                                text: string;
                                required: boolean;
                                accepted: boolean;
                            }[];
                            privacy: {
                                note?: string;
                                link?: string;
                            };
                        } | {
                            block: string;
                            group: string;
                            skippable: boolean;
                            again?: {
                                reasons: {
                                    key: string;
                                    fix: string;
                                    label?: string;
                                    sentence?: string;
                                    image?: {
                                        imageId: number;
                                        idDocType: string;
                                        side: ("FRONT_SIDE" | "BACK_SIDE") | null;
                                        crop: boolean;
                                    };
                                }[];
                            };
                            /** @constant */
                            kind: "document-choice";
                            idDocSetType: string;
                            countries: string[];
                            suggestedCountry?: string;
                            types: {
                                idDocType: string;
                                sides: (("FRONT_SIDE" | "BACK_SIDE") | null)[];
                                /** @enum {string} */
                                frame: "ID-1" | "ID-3" | "A4";
                            }[];
                            chosen?: {
                                country: string;
                                idDocType: string;
                            };
                        } | {
                            block: string;
                            group: string;
                            skippable: boolean;
                            again?: {
                                reasons: {
                                    key: string;
                                    fix: string;
                                    label?: string;
                                    sentence?: string;
                                    image?: {
                                        imageId: number;
                                        idDocType: string;
                                        side: ("FRONT_SIDE" | "BACK_SIDE") | null;
                                        crop: boolean;
                                    };
                                }[];
                            };
                            /** @constant */
                            kind: "capture";
                            idDocSetType: string;
                            country: string;
                            idDocType: string;
                            sides: {
                                side: ("FRONT_SIDE" | "BACK_SIDE") | null;
                                /** @enum {string} */
                                frame: "ID-1" | "ID-3" | "A4";
                                /** @enum {string} */
                                state: "wanted" | "done";
                                imageId?: number;
                                /** @enum {string} */
                                quality?: "good" | "poor" | "refused";
                                reasons?: {
                                    key: string;
                                    fix: string;
                                    box?: {
                                        x: number;
                                        y: number;
                                        width: number;
                                        height: number;
                                    };
                                }[];
                            }[];
                            next?: ("FRONT_SIDE" | "BACK_SIDE") | null;
                            /** @enum {string} */
                            camera: "manualAndAuto" | "manualOnly" | "seamless";
                            /** @enum {string} */
                            uploader: "always" | "never" | "fallback";
                            limits: {
                                fileBytes: number;
                                chunkBytes: number;
                                formats: string[];
                                picturesLeft: number;
                            };
                        } | {
                            block: string;
                            group: string;
                            skippable: boolean;
                            again?: {
                                reasons: {
                                    key: string;
                                    fix: string;
                                    label?: string;
                                    sentence?: string;
                                    image?: {
                                        imageId: number;
                                        idDocType: string;
                                        side: ("FRONT_SIDE" | "BACK_SIDE") | null;
                                        crop: boolean;
                                    };
                                }[];
                            };
                            /** @constant */
                            kind: "upload";
                            idDocSetType: string;
                            countries: string[];
                            suggestedCountry?: string;
                            types: {
                                idDocType: string;
                                sides: (("FRONT_SIDE" | "BACK_SIDE") | null)[];
                                /** @enum {string} */
                                frame: "ID-1" | "ID-3" | "A4";
                            }[];
                            files: {
                                imageId: number;
                                idDocType: string;
                                country: string;
                            }[];
                            /** @enum {string} */
                            camera: "manualAndAuto" | "manualOnly" | "seamless";
                            /** @enum {string} */
                            uploader: "always" | "never" | "fallback";
                            limits: {
                                fileBytes: number;
                                chunkBytes: number;
                                formats: string[];
                                picturesLeft: number;
                            };
                        } | {
                            block: string;
                            group: string;
                            skippable: boolean;
                            again?: {
                                reasons: {
                                    key: string;
                                    fix: string;
                                    label?: string;
                                    sentence?: string;
                                    image?: {
                                        imageId: number;
                                        idDocType: string;
                                        side: ("FRONT_SIDE" | "BACK_SIDE") | null;
                                        crop: boolean;
                                    };
                                }[];
                            };
                            /** @constant */
                            kind: "data-check";
                            idDocSetType: string;
                            idDocType?: string;
                            country?: string;
                            fields: {
                                name: string;
                                value?: string;
                                editable: boolean;
                                /** @enum {string} */
                                type: "text" | "date";
                                /** @enum {string} */
                                source?: "mrz" | "barcode" | "visual";
                            }[];
                        } | {
                            block: string;
                            group: string;
                            skippable: boolean;
                            again?: {
                                reasons: {
                                    key: string;
                                    fix: string;
                                    label?: string;
                                    sentence?: string;
                                    image?: {
                                        imageId: number;
                                        idDocType: string;
                                        side: ("FRONT_SIDE" | "BACK_SIDE") | null;
                                        crop: boolean;
                                    };
                                }[];
                            };
                            /** @constant */
                            kind: "liveness";
                            idDocSetType: string;
                            /** @enum {string} */
                            mode: "challenge" | "photo";
                            triesLeft: number;
                            withoutChallenge: boolean;
                            limits: {
                                frames: number;
                                leastFrames: number;
                                frameBytes: number;
                            };
                            upload: {
                                fileBytes: number;
                                chunkBytes: number;
                                formats: string[];
                                picturesLeft: number;
                            };
                        } | {
                            block: string;
                            group: string;
                            skippable: boolean;
                            again?: {
                                reasons: {
                                    key: string;
                                    fix: string;
                                    label?: string;
                                    sentence?: string;
                                    image?: {
                                        imageId: number;
                                        idDocType: string;
                                        side: ("FRONT_SIDE" | "BACK_SIDE") | null;
                                        crop: boolean;
                                    };
                                }[];
                            };
                            /** @constant */
                            kind: "code";
                            /** @enum {string} */
                            channel: "email" | "phone";
                            maskedValue?: string;
                            needsValue: boolean;
                            /** @enum {string} */
                            status: "none" | "sent";
                            triesLeft?: number;
                            resendAfter?: string;
                            expiresAt?: string;
                        } | {
                            block: string;
                            group: string;
                            skippable: boolean;
                            again?: {
                                reasons: {
                                    key: string;
                                    fix: string;
                                    label?: string;
                                    sentence?: string;
                                    image?: {
                                        imageId: number;
                                        idDocType: string;
                                        side: ("FRONT_SIDE" | "BACK_SIDE") | null;
                                        crop: boolean;
                                    };
                                }[];
                            };
                            /** @constant */
                            kind: "questionnaire";
                            definition?: {
                                [key: string]: unknown;
                            };
                            questionnaireId: string;
                            answers?: {
                                sections?: {
                                    [key: string]: unknown;
                                };
                            } & {
                                [key: string]: unknown;
                            };
                        } | {
                            block: string;
                            group: string;
                            skippable: boolean;
                            again?: {
                                reasons: {
                                    key: string;
                                    fix: string;
                                    label?: string;
                                    sentence?: string;
                                    image?: {
                                        imageId: number;
                                        idDocType: string;
                                        side: ("FRONT_SIDE" | "BACK_SIDE") | null;
                                        crop: boolean;
                                    };
                                }[];
                            };
                            /** @constant */
                            kind: "data";
                            idDocSetType: string;
                            fields: {
                                name: string;
                                value?: string;
                                editable: boolean;
                                /** @enum {string} */
                                type: "text" | "date" | "country" | "gender" | "email" | "phone";
                                required: boolean;
                            }[];
                        } | {
                            block: string;
                            group: string;
                            skippable: boolean;
                            again?: {
                                reasons: {
                                    key: string;
                                    fix: string;
                                    label?: string;
                                    sentence?: string;
                                    image?: {
                                        imageId: number;
                                        idDocType: string;
                                        side: ("FRONT_SIDE" | "BACK_SIDE") | null;
                                        crop: boolean;
                                    };
                                }[];
                            };
                            /** @constant */
                            kind: "wait";
                            /** @enum {string} */
                            state: "submitting" | "checking" | "person";
                            checks: {
                                key: string;
                                /** @enum {string} */
                                state: "pending" | "running" | "done";
                            }[];
                            since?: string;
                        } | {
                            block: string;
                            group: string;
                            skippable: boolean;
                            again?: {
                                reasons: {
                                    key: string;
                                    fix: string;
                                    label?: string;
                                    sentence?: string;
                                    image?: {
                                        imageId: number;
                                        idDocType: string;
                                        side: ("FRONT_SIDE" | "BACK_SIDE") | null;
                                        crop: boolean;
                                    };
                                }[];
                            };
                            /** @constant */
                            kind: "result";
                            /** @enum {string} */
                            result: "approved" | "retry" | "rejected" | "done";
                            reasons: {
                                key: string;
                                fix: string;
                                label?: string;
                                sentence?: string;
                                image?: {
                                    imageId: number;
                                    idDocType: string;
                                    side: ("FRONT_SIDE" | "BACK_SIDE") | null;
                                    crop: boolean;
                                };
                            }[];
                            comment?: string;
                            mayTryAgain: boolean;
                            appeal: {
                                allowed: boolean;
                                made: boolean;
                            };
                            evidence?: {
                                /** @enum {string} */
                                checkType: "DOCUMENT_PICTURE" | "DOCUMENT_PRESENT" | "DOCUMENT_BLUR" | "DOCUMENT_GLARE" | "DOCUMENT_DARK" | "DOCUMENT_RESOLUTION" | "DOCUMENT_CUT_OFF" | "DOCUMENT_COVERED" | "DOCUMENT_GREYSCALE" | "DOCUMENT_SCREENSHOT" | "DOCUMENT_OF_SCREEN" | "DOCUMENT_EDITED" | "DOCUMENT_RECOMPRESSED" | "DOCUMENT_ERROR_LEVEL" | "DOCUMENT_PASTED_PORTRAIT" | "DOCUMENT_SPECIMEN" | "DOCUMENT_SIDES" | "DOCUMENT_MRZ" | "DOCUMENT_FIELDS" | "DOCUMENT_TAX_NUMBER" | "DOCUMENT_TYPE" | "DOCUMENT_EXPIRY" | "DOCUMENT_COUNTRY" | "AGE" | "DATA_COMPARISON" | "DOCUMENT_PORTRAIT" | "SELFIE_PICTURE" | "SELFIE_GLARE" | "SELFIE_DARK" | "SELFIE_RESOLUTION" | "SELFIE_SCREENSHOT" | "SELFIE_OF_SCREEN" | "SELFIE_EDITED" | "SELFIE_RECOMPRESSED" | "SELFIE_FACE" | "FACE_LIVELINESS" | "SELFIE_IS_PORTRAIT" | "FACE_MATCH" | "SELFIE_REPEATED" | "ACTION_STEP" | "PAYMENT_METHOD" | "QUESTIONNAIRE" | "EMAIL_CONFIRMATION" | "PHONE_CONFIRMATION" | "DATA_CONFIRMATION" | "BLOCKLIST" | "SIMILAR_SEARCH" | "MANUAL_STEP" | "WATCHLIST" | "PROVIDER";
                                /** @enum {string} */
                                answer: "GREEN" | "YELLOW" | "RED" | "ERROR";
                                sentence: string;
                                numbers: {
                                    [key: string]: number;
                                };
                                thresholds: {
                                    [key: string]: number;
                                };
                            }[];
                        };
                    };
                };
            };
            /** @description Failed */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
        };
    };
    postFlowEvents: {
        parameters: {
            query?: never;
            header?: {
                /** @description Names the request: sent again within a day, it answers what the first one did */
                "Idempotency-Key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** @constant */
                    type: "answer";
                    eventId: string;
                    block: string;
                    /** @default {} */
                    answer?: {
                        [key: string]: unknown;
                    };
                } | {
                    /** @constant */
                    type: "skip";
                    eventId: string;
                    block: string;
                } | {
                    /** @constant */
                    type: "back";
                    eventId: string;
                    block?: string;
                } | {
                    /** @constant */
                    type: "withoutChallenge";
                    eventId: string;
                    block: string;
                } | {
                    /** @constant */
                    type: "tryAgain";
                    eventId: string;
                };
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        application: {
                            id: string;
                            /** @enum {string} */
                            status: "running" | "ended";
                            levelName: string;
                            /** @enum {string} */
                            levelType: "standalone" | "actions";
                            applicantId: string;
                            actionId?: string;
                            externalActionId?: string;
                            sandbox: boolean;
                        };
                        review: {
                            /** @enum {string} */
                            status: "init" | "pending" | "prechecked" | "queued" | "completed" | "onHold" | "awaitingUser";
                            attempt: number;
                            createdAt: string;
                            autoChecked: boolean;
                            result?: {
                                /** @enum {string} */
                                answer: "GREEN" | "RED";
                                /** @enum {string} */
                                rejectType?: "FINAL" | "RETRY";
                                comment?: string;
                            };
                        };
                        generation: number;
                        taken: boolean;
                        lang: string;
                        languages: string[];
                        theme: {
                            name?: string;
                            accent?: string;
                            accentDark?: string;
                            radius?: number;
                            fontFamily?: string;
                            logo?: string;
                            logoDark?: string;
                            font?: string;
                        } | null;
                        progress: {
                            position: number;
                            total: number;
                            groups: {
                                name: string;
                                /** @enum {string} */
                                state: "done" | "current" | "ahead";
                            }[];
                        };
                        canGoBack: boolean;
                        step: {
                            block: string;
                            group: string;
                            skippable: boolean;
                            again?: {
                                reasons: {
                                    key: string;
                                    fix: string;
                                    label?: string;
                                    sentence?: string;
                                    image?: {
                                        imageId: number;
                                        idDocType: string;
                                        side: ("FRONT_SIDE" | "BACK_SIDE") | null;
                                        crop: boolean;
                                    };
                                }[];
                            };
                            /** @constant */
                            kind: "consent";
                            consents: {
                                key: string;
                                version: string;
                                lang: string;
                                title: string;
                                text: string;
                                required: boolean;
                                accepted: boolean;
                            }[];
                            privacy: {
                                note?: string;
                                link?: string;
                            };
                        } | {
                            block: string;
                            group: string;
                            skippable: boolean;
                            again?: {
                                reasons: {
                                    key: string;
                                    fix: string;
                                    label?: string;
                                    sentence?: string;
                                    image?: {
                                        imageId: number;
                                        idDocType: string;
                                        side: ("FRONT_SIDE" | "BACK_SIDE") | null;
                                        crop: boolean;
                                    };
                                }[];
                            };
                            /** @constant */
                            kind: "document-choice";
                            idDocSetType: string;
                            countries: string[];
                            suggestedCountry?: string;
                            types: {
                                idDocType: string;
                                sides: (("FRONT_SIDE" | "BACK_SIDE") | null)[];
                                /** @enum {string} */
                                frame: "ID-1" | "ID-3" | "A4";
                            }[];
                            chosen?: {
                                country: string;
                                idDocType: string;
                            };
                        } | {
                            block: string;
                            group: string;
                            skippable: boolean;
                            again?: {
                                reasons: {
                                    key: string;
                                    fix: string;
                                    label?: string;
                                    sentence?: string;
                                    image?: {
                                        imageId: number;
                                        idDocType: string;
                                        side: ("FRONT_SIDE" | "BACK_SIDE") | null;
                                        crop: boolean;
                                    };
                                }[];
                            };
                            /** @constant */
                            kind: "capture";
                            idDocSetType: string;
                            country: string;
                            idDocType: string;
                            sides: {
                                side: ("FRONT_SIDE" | "BACK_SIDE") | null;
                                /** @enum {string} */
                                frame: "ID-1" | "ID-3" | "A4";
                                /** @enum {string} */
                                state: "wanted" | "done";
                                imageId?: number;
                                /** @enum {string} */
                                quality?: "good" | "poor" | "refused";
                                reasons?: {
                                    key: string;
                                    fix: string;
                                    box?: {
                                        x: number;
                                        y: number;
                                        width: number;
                                        height: number;
                                    };
                                }[];
                            }[];
                            next?: ("FRONT_SIDE" | "BACK_SIDE") | null;
                            /** @enum {string} */
                            camera: "manualAndAuto" | "manualOnly" | "seamless";
                            /** @enum {string} */
                            uploader: "always" | "never" | "fallback";
                            limits: {
                                fileBytes: number;
                                chunkBytes: number;
                                formats: string[];
                                picturesLeft: number;
                            };
                        } | {
                            block: string;
                            group: string;
                            skippable: boolean;
                            again?: {
                                reasons: {
                                    key: string;
                                    fix: string;
                                    label?: string;
                                    sentence?: string;
                                    image?: {
                                        imageId: number;
                                        idDocType: string;
                                        side: ("FRONT_SIDE" | "BACK_SIDE") | null;
                                        crop: boolean;
                                    };
                                }[];
                            };
                            /** @constant */
                            kind: "upload";
                            idDocSetType: string;
                            countries: string[];
                            suggestedCountry?: string;
                            types: {
                                idDocType: string;
                                sides: (("FRONT_SIDE" | "BACK_SIDE") | null)[];
                                /** @enum {string} */
                                frame: "ID-1" | "ID-3" | "A4";
                            }[];
                            files: {
                                imageId: number;
                                idDocType: string;
                                country: string;
                            }[];
                            /** @enum {string} */
                            camera: "manualAndAuto" | "manualOnly" | "seamless";
                            /** @enum {string} */
                            uploader: "always" | "never" | "fallback";
                            limits: {
                                fileBytes: number;
                                chunkBytes: number;
                                formats: string[];
                                picturesLeft: number;
                            };
                        } | {
                            block: string;
                            group: string;
                            skippable: boolean;
                            again?: {
                                reasons: {
                                    key: string;
                                    fix: string;
                                    label?: string;
                                    sentence?: string;
                                    image?: {
                                        imageId: number;
                                        idDocType: string;
                                        side: ("FRONT_SIDE" | "BACK_SIDE") | null;
                                        crop: boolean;
                                    };
                                }[];
                            };
                            /** @constant */
                            kind: "data-check";
                            idDocSetType: string;
                            idDocType?: string;
                            country?: string;
                            fields: {
                                name: string;
                                value?: string;
                                editable: boolean;
                                /** @enum {string} */
                                type: "text" | "date";
                                /** @enum {string} */
                                source?: "mrz" | "barcode" | "visual";
                            }[];
                        } | {
                            block: string;
                            group: string;
                            skippable: boolean;
                            again?: {
                                reasons: {
                                    key: string;
                                    fix: string;
                                    label?: string;
                                    sentence?: string;
                                    image?: {
                                        imageId: number;
                                        idDocType: string;
                                        side: ("FRONT_SIDE" | "BACK_SIDE") | null;
                                        crop: boolean;
                                    };
                                }[];
                            };
                            /** @constant */
                            kind: "liveness";
                            idDocSetType: string;
                            /** @enum {string} */
                            mode: "challenge" | "photo";
                            triesLeft: number;
                            withoutChallenge: boolean;
                            limits: {
                                frames: number;
                                leastFrames: number;
                                frameBytes: number;
                            };
                            upload: {
                                fileBytes: number;
                                chunkBytes: number;
                                formats: string[];
                                picturesLeft: number;
                            };
                        } | {
                            block: string;
                            group: string;
                            skippable: boolean;
                            again?: {
                                reasons: {
                                    key: string;
                                    fix: string;
                                    label?: string;
                                    sentence?: string;
                                    image?: {
                                        imageId: number;
                                        idDocType: string;
                                        side: ("FRONT_SIDE" | "BACK_SIDE") | null;
                                        crop: boolean;
                                    };
                                }[];
                            };
                            /** @constant */
                            kind: "code";
                            /** @enum {string} */
                            channel: "email" | "phone";
                            maskedValue?: string;
                            needsValue: boolean;
                            /** @enum {string} */
                            status: "none" | "sent";
                            triesLeft?: number;
                            resendAfter?: string;
                            expiresAt?: string;
                        } | {
                            block: string;
                            group: string;
                            skippable: boolean;
                            again?: {
                                reasons: {
                                    key: string;
                                    fix: string;
                                    label?: string;
                                    sentence?: string;
                                    image?: {
                                        imageId: number;
                                        idDocType: string;
                                        side: ("FRONT_SIDE" | "BACK_SIDE") | null;
                                        crop: boolean;
                                    };
                                }[];
                            };
                            /** @constant */
                            kind: "questionnaire";
                            definition?: {
                                [key: string]: unknown;
                            };
                            questionnaireId: string;
                            answers?: {
                                sections?: {
                                    [key: string]: unknown;
                                };
                            } & {
                                [key: string]: unknown;
                            };
                        } | {
                            block: string;
                            group: string;
                            skippable: boolean;
                            again?: {
                                reasons: {
                                    key: string;
                                    fix: string;
                                    label?: string;
                                    sentence?: string;
                                    image?: {
                                        imageId: number;
                                        idDocType: string;
                                        side: ("FRONT_SIDE" | "BACK_SIDE") | null;
                                        crop: boolean;
                                    };
                                }[];
                            };
                            /** @constant */
                            kind: "data";
                            idDocSetType: string;
                            fields: {
                                name: string;
                                value?: string;
                                editable: boolean;
                                /** @enum {string} */
                                type: "text" | "date" | "country" | "gender" | "email" | "phone";
                                required: boolean;
                            }[];
                        } | {
                            block: string;
                            group: string;
                            skippable: boolean;
                            again?: {
                                reasons: {
                                    key: string;
                                    fix: string;
                                    label?: string;
                                    sentence?: string;
                                    image?: {
                                        imageId: number;
                                        idDocType: string;
                                        side: ("FRONT_SIDE" | "BACK_SIDE") | null;
                                        crop: boolean;
                                    };
                                }[];
                            };
                            /** @constant */
                            kind: "wait";
                            /** @enum {string} */
                            state: "submitting" | "checking" | "person";
                            checks: {
                                key: string;
                                /** @enum {string} */
                                state: "pending" | "running" | "done";
                            }[];
                            since?: string;
                        } | {
                            block: string;
                            group: string;
                            skippable: boolean;
                            again?: {
                                reasons: {
                                    key: string;
                                    fix: string;
                                    label?: string;
                                    sentence?: string;
                                    image?: {
                                        imageId: number;
                                        idDocType: string;
                                        side: ("FRONT_SIDE" | "BACK_SIDE") | null;
                                        crop: boolean;
                                    };
                                }[];
                            };
                            /** @constant */
                            kind: "result";
                            /** @enum {string} */
                            result: "approved" | "retry" | "rejected" | "done";
                            reasons: {
                                key: string;
                                fix: string;
                                label?: string;
                                sentence?: string;
                                image?: {
                                    imageId: number;
                                    idDocType: string;
                                    side: ("FRONT_SIDE" | "BACK_SIDE") | null;
                                    crop: boolean;
                                };
                            }[];
                            comment?: string;
                            mayTryAgain: boolean;
                            appeal: {
                                allowed: boolean;
                                made: boolean;
                            };
                            evidence?: {
                                /** @enum {string} */
                                checkType: "DOCUMENT_PICTURE" | "DOCUMENT_PRESENT" | "DOCUMENT_BLUR" | "DOCUMENT_GLARE" | "DOCUMENT_DARK" | "DOCUMENT_RESOLUTION" | "DOCUMENT_CUT_OFF" | "DOCUMENT_COVERED" | "DOCUMENT_GREYSCALE" | "DOCUMENT_SCREENSHOT" | "DOCUMENT_OF_SCREEN" | "DOCUMENT_EDITED" | "DOCUMENT_RECOMPRESSED" | "DOCUMENT_ERROR_LEVEL" | "DOCUMENT_PASTED_PORTRAIT" | "DOCUMENT_SPECIMEN" | "DOCUMENT_SIDES" | "DOCUMENT_MRZ" | "DOCUMENT_FIELDS" | "DOCUMENT_TAX_NUMBER" | "DOCUMENT_TYPE" | "DOCUMENT_EXPIRY" | "DOCUMENT_COUNTRY" | "AGE" | "DATA_COMPARISON" | "DOCUMENT_PORTRAIT" | "SELFIE_PICTURE" | "SELFIE_GLARE" | "SELFIE_DARK" | "SELFIE_RESOLUTION" | "SELFIE_SCREENSHOT" | "SELFIE_OF_SCREEN" | "SELFIE_EDITED" | "SELFIE_RECOMPRESSED" | "SELFIE_FACE" | "FACE_LIVELINESS" | "SELFIE_IS_PORTRAIT" | "FACE_MATCH" | "SELFIE_REPEATED" | "ACTION_STEP" | "PAYMENT_METHOD" | "QUESTIONNAIRE" | "EMAIL_CONFIRMATION" | "PHONE_CONFIRMATION" | "DATA_CONFIRMATION" | "BLOCKLIST" | "SIMILAR_SEARCH" | "MANUAL_STEP" | "WATCHLIST" | "PROVIDER";
                                /** @enum {string} */
                                answer: "GREEN" | "YELLOW" | "RED" | "ERROR";
                                sentence: string;
                                numbers: {
                                    [key: string]: number;
                                };
                                thresholds: {
                                    [key: string]: number;
                                };
                            }[];
                        };
                    };
                };
            };
            /** @description Failed */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
        };
    };
    postFlowCodes: {
        parameters: {
            query?: never;
            header?: {
                /** @description Names the request: sent again within a day, it answers what the first one did */
                "Idempotency-Key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** @enum {string} */
                    channel: "email" | "phone";
                    value?: string;
                    lang?: string;
                };
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @enum {string} */
                        channel: "email" | "phone";
                        maskedValue: string;
                        expiresAt: string;
                        resendAfter: string;
                    };
                };
            };
            /** @description Failed */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
        };
    };
    postFlowPictures: {
        parameters: {
            query?: never;
            header?: {
                /** @description Names the request: sent again within a day, it answers what the first one did */
                "Idempotency-Key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "multipart/form-data": {
                    metadata: {
                        block: string;
                        side?: ("FRONT_SIDE" | "BACK_SIDE") | null;
                        /** @enum {string} */
                        idDocType?: "ID_CARD" | "PASSPORT" | "DRIVERS" | "RESIDENCE_PERMIT" | "UTILITY_BILL" | "UTILITY_BILL2" | "SELFIE" | "VIDEO_SELFIE" | "PROFILE_IMAGE" | "ID_DOC_PHOTO" | "AGREEMENT" | "CONTRACT" | "DRIVERS_TRANSLATION" | "INVESTOR_DOC" | "VEHICLE_REGISTRATION_CERTIFICATE" | "INCOME_SOURCE" | "PAYMENT_METHOD" | "PAYMENT_SOURCE" | "BANK_CARD" | "BANK_STATEMENT" | "COVID_VACCINATION_FORM" | "ARBITRARY_DOC" | "COMPANY_DOC" | "POWER_OF_ATTORNEY" | "TRAVEL_PASSPORT" | "TAX_RETURN" | "RENTAL_AGREEMENT" | "OTHER";
                        country?: string;
                    };
                    /** Format: binary */
                    content?: Blob;
                };
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        picture: {
                            imageId: number;
                            /** @enum {string} */
                            quality: "good" | "poor" | "refused";
                            reasons: {
                                key: string;
                                fix: string;
                                box?: {
                                    x: number;
                                    y: number;
                                    width: number;
                                    height: number;
                                };
                            }[];
                        };
                        view: {
                            application: {
                                id: string;
                                /** @enum {string} */
                                status: "running" | "ended";
                                levelName: string;
                                /** @enum {string} */
                                levelType: "standalone" | "actions";
                                applicantId: string;
                                actionId?: string;
                                externalActionId?: string;
                                sandbox: boolean;
                            };
                            review: {
                                /** @enum {string} */
                                status: "init" | "pending" | "prechecked" | "queued" | "completed" | "onHold" | "awaitingUser";
                                attempt: number;
                                createdAt: string;
                                autoChecked: boolean;
                                result?: {
                                    /** @enum {string} */
                                    answer: "GREEN" | "RED";
                                    /** @enum {string} */
                                    rejectType?: "FINAL" | "RETRY";
                                    comment?: string;
                                };
                            };
                            generation: number;
                            taken: boolean;
                            lang: string;
                            languages: string[];
                            theme: {
                                name?: string;
                                accent?: string;
                                accentDark?: string;
                                radius?: number;
                                fontFamily?: string;
                                logo?: string;
                                logoDark?: string;
                                font?: string;
                            } | null;
                            progress: {
                                position: number;
                                total: number;
                                groups: {
                                    name: string;
                                    /** @enum {string} */
                                    state: "done" | "current" | "ahead";
                                }[];
                            };
                            canGoBack: boolean;
                            step: {
                                block: string;
                                group: string;
                                skippable: boolean;
                                again?: {
                                    reasons: {
                                        key: string;
                                        fix: string;
                                        label?: string;
                                        sentence?: string;
                                        image?: {
                                            imageId: number;
                                            idDocType: string;
                                            side: ("FRONT_SIDE" | "BACK_SIDE") | null;
                                            crop: boolean;
                                        };
                                    }[];
                                };
                                /** @constant */
                                kind: "consent";
                                consents: {
                                    key: string;
                                    version: string;
                                    lang: string;
                                    title: string;
                                    text: string;
                                    required: boolean;
                                    accepted: boolean;
                                }[];
                                privacy: {
                                    note?: string;
                                    link?: string;
                                };
                            } | {
                                block: string;
                                group: string;
                                skippable: boolean;
                                again?: {
                                    reasons: {
                                        key: string;
                                        fix: string;
                                        label?: string;
                                        sentence?: string;
                                        image?: {
                                            imageId: number;
                                            idDocType: string;
                                            side: ("FRONT_SIDE" | "BACK_SIDE") | null;
                                            crop: boolean;
                                        };
                                    }[];
                                };
                                /** @constant */
                                kind: "document-choice";
                                idDocSetType: string;
                                countries: string[];
                                suggestedCountry?: string;
                                types: {
                                    idDocType: string;
                                    sides: (("FRONT_SIDE" | "BACK_SIDE") | null)[];
                                    /** @enum {string} */
                                    frame: "ID-1" | "ID-3" | "A4";
                                }[];
                                chosen?: {
                                    country: string;
                                    idDocType: string;
                                };
                            } | {
                                block: string;
                                group: string;
                                skippable: boolean;
                                again?: {
                                    reasons: {
                                        key: string;
                                        fix: string;
                                        label?: string;
                                        sentence?: string;
                                        image?: {
                                            imageId: number;
                                            idDocType: string;
                                            side: ("FRONT_SIDE" | "BACK_SIDE") | null;
                                            crop: boolean;
                                        };
                                    }[];
                                };
                                /** @constant */
                                kind: "capture";
                                idDocSetType: string;
                                country: string;
                                idDocType: string;
                                sides: {
                                    side: ("FRONT_SIDE" | "BACK_SIDE") | null;
                                    /** @enum {string} */
                                    frame: "ID-1" | "ID-3" | "A4";
                                    /** @enum {string} */
                                    state: "wanted" | "done";
                                    imageId?: number;
                                    /** @enum {string} */
                                    quality?: "good" | "poor" | "refused";
                                    reasons?: {
                                        key: string;
                                        fix: string;
                                        box?: {
                                            x: number;
                                            y: number;
                                            width: number;
                                            height: number;
                                        };
                                    }[];
                                }[];
                                next?: ("FRONT_SIDE" | "BACK_SIDE") | null;
                                /** @enum {string} */
                                camera: "manualAndAuto" | "manualOnly" | "seamless";
                                /** @enum {string} */
                                uploader: "always" | "never" | "fallback";
                                limits: {
                                    fileBytes: number;
                                    chunkBytes: number;
                                    formats: string[];
                                    picturesLeft: number;
                                };
                            } | {
                                block: string;
                                group: string;
                                skippable: boolean;
                                again?: {
                                    reasons: {
                                        key: string;
                                        fix: string;
                                        label?: string;
                                        sentence?: string;
                                        image?: {
                                            imageId: number;
                                            idDocType: string;
                                            side: ("FRONT_SIDE" | "BACK_SIDE") | null;
                                            crop: boolean;
                                        };
                                    }[];
                                };
                                /** @constant */
                                kind: "upload";
                                idDocSetType: string;
                                countries: string[];
                                suggestedCountry?: string;
                                types: {
                                    idDocType: string;
                                    sides: (("FRONT_SIDE" | "BACK_SIDE") | null)[];
                                    /** @enum {string} */
                                    frame: "ID-1" | "ID-3" | "A4";
                                }[];
                                files: {
                                    imageId: number;
                                    idDocType: string;
                                    country: string;
                                }[];
                                /** @enum {string} */
                                camera: "manualAndAuto" | "manualOnly" | "seamless";
                                /** @enum {string} */
                                uploader: "always" | "never" | "fallback";
                                limits: {
                                    fileBytes: number;
                                    chunkBytes: number;
                                    formats: string[];
                                    picturesLeft: number;
                                };
                            } | {
                                block: string;
                                group: string;
                                skippable: boolean;
                                again?: {
                                    reasons: {
                                        key: string;
                                        fix: string;
                                        label?: string;
                                        sentence?: string;
                                        image?: {
                                            imageId: number;
                                            idDocType: string;
                                            side: ("FRONT_SIDE" | "BACK_SIDE") | null;
                                            crop: boolean;
                                        };
                                    }[];
                                };
                                /** @constant */
                                kind: "data-check";
                                idDocSetType: string;
                                idDocType?: string;
                                country?: string;
                                fields: {
                                    name: string;
                                    value?: string;
                                    editable: boolean;
                                    /** @enum {string} */
                                    type: "text" | "date";
                                    /** @enum {string} */
                                    source?: "mrz" | "barcode" | "visual";
                                }[];
                            } | {
                                block: string;
                                group: string;
                                skippable: boolean;
                                again?: {
                                    reasons: {
                                        key: string;
                                        fix: string;
                                        label?: string;
                                        sentence?: string;
                                        image?: {
                                            imageId: number;
                                            idDocType: string;
                                            side: ("FRONT_SIDE" | "BACK_SIDE") | null;
                                            crop: boolean;
                                        };
                                    }[];
                                };
                                /** @constant */
                                kind: "liveness";
                                idDocSetType: string;
                                /** @enum {string} */
                                mode: "challenge" | "photo";
                                triesLeft: number;
                                withoutChallenge: boolean;
                                limits: {
                                    frames: number;
                                    leastFrames: number;
                                    frameBytes: number;
                                };
                                upload: {
                                    fileBytes: number;
                                    chunkBytes: number;
                                    formats: string[];
                                    picturesLeft: number;
                                };
                            } | {
                                block: string;
                                group: string;
                                skippable: boolean;
                                again?: {
                                    reasons: {
                                        key: string;
                                        fix: string;
                                        label?: string;
                                        sentence?: string;
                                        image?: {
                                            imageId: number;
                                            idDocType: string;
                                            side: ("FRONT_SIDE" | "BACK_SIDE") | null;
                                            crop: boolean;
                                        };
                                    }[];
                                };
                                /** @constant */
                                kind: "code";
                                /** @enum {string} */
                                channel: "email" | "phone";
                                maskedValue?: string;
                                needsValue: boolean;
                                /** @enum {string} */
                                status: "none" | "sent";
                                triesLeft?: number;
                                resendAfter?: string;
                                expiresAt?: string;
                            } | {
                                block: string;
                                group: string;
                                skippable: boolean;
                                again?: {
                                    reasons: {
                                        key: string;
                                        fix: string;
                                        label?: string;
                                        sentence?: string;
                                        image?: {
                                            imageId: number;
                                            idDocType: string;
                                            side: ("FRONT_SIDE" | "BACK_SIDE") | null;
                                            crop: boolean;
                                        };
                                    }[];
                                };
                                /** @constant */
                                kind: "questionnaire";
                                definition?: {
                                    [key: string]: unknown;
                                };
                                questionnaireId: string;
                                answers?: {
                                    sections?: {
                                        [key: string]: unknown;
                                    };
                                } & {
                                    [key: string]: unknown;
                                };
                            } | {
                                block: string;
                                group: string;
                                skippable: boolean;
                                again?: {
                                    reasons: {
                                        key: string;
                                        fix: string;
                                        label?: string;
                                        sentence?: string;
                                        image?: {
                                            imageId: number;
                                            idDocType: string;
                                            side: ("FRONT_SIDE" | "BACK_SIDE") | null;
                                            crop: boolean;
                                        };
                                    }[];
                                };
                                /** @constant */
                                kind: "data";
                                idDocSetType: string;
                                fields: {
                                    name: string;
                                    value?: string;
                                    editable: boolean;
                                    /** @enum {string} */
                                    type: "text" | "date" | "country" | "gender" | "email" | "phone";
                                    required: boolean;
                                }[];
                            } | {
                                block: string;
                                group: string;
                                skippable: boolean;
                                again?: {
                                    reasons: {
                                        key: string;
                                        fix: string;
                                        label?: string;
                                        sentence?: string;
                                        image?: {
                                            imageId: number;
                                            idDocType: string;
                                            side: ("FRONT_SIDE" | "BACK_SIDE") | null;
                                            crop: boolean;
                                        };
                                    }[];
                                };
                                /** @constant */
                                kind: "wait";
                                /** @enum {string} */
                                state: "submitting" | "checking" | "person";
                                checks: {
                                    key: string;
                                    /** @enum {string} */
                                    state: "pending" | "running" | "done";
                                }[];
                                since?: string;
                            } | {
                                block: string;
                                group: string;
                                skippable: boolean;
                                again?: {
                                    reasons: {
                                        key: string;
                                        fix: string;
                                        label?: string;
                                        sentence?: string;
                                        image?: {
                                            imageId: number;
                                            idDocType: string;
                                            side: ("FRONT_SIDE" | "BACK_SIDE") | null;
                                            crop: boolean;
                                        };
                                    }[];
                                };
                                /** @constant */
                                kind: "result";
                                /** @enum {string} */
                                result: "approved" | "retry" | "rejected" | "done";
                                reasons: {
                                    key: string;
                                    fix: string;
                                    label?: string;
                                    sentence?: string;
                                    image?: {
                                        imageId: number;
                                        idDocType: string;
                                        side: ("FRONT_SIDE" | "BACK_SIDE") | null;
                                        crop: boolean;
                                    };
                                }[];
                                comment?: string;
                                mayTryAgain: boolean;
                                appeal: {
                                    allowed: boolean;
                                    made: boolean;
                                };
                                evidence?: {
                                    /** @enum {string} */
                                    checkType: "DOCUMENT_PICTURE" | "DOCUMENT_PRESENT" | "DOCUMENT_BLUR" | "DOCUMENT_GLARE" | "DOCUMENT_DARK" | "DOCUMENT_RESOLUTION" | "DOCUMENT_CUT_OFF" | "DOCUMENT_COVERED" | "DOCUMENT_GREYSCALE" | "DOCUMENT_SCREENSHOT" | "DOCUMENT_OF_SCREEN" | "DOCUMENT_EDITED" | "DOCUMENT_RECOMPRESSED" | "DOCUMENT_ERROR_LEVEL" | "DOCUMENT_PASTED_PORTRAIT" | "DOCUMENT_SPECIMEN" | "DOCUMENT_SIDES" | "DOCUMENT_MRZ" | "DOCUMENT_FIELDS" | "DOCUMENT_TAX_NUMBER" | "DOCUMENT_TYPE" | "DOCUMENT_EXPIRY" | "DOCUMENT_COUNTRY" | "AGE" | "DATA_COMPARISON" | "DOCUMENT_PORTRAIT" | "SELFIE_PICTURE" | "SELFIE_GLARE" | "SELFIE_DARK" | "SELFIE_RESOLUTION" | "SELFIE_SCREENSHOT" | "SELFIE_OF_SCREEN" | "SELFIE_EDITED" | "SELFIE_RECOMPRESSED" | "SELFIE_FACE" | "FACE_LIVELINESS" | "SELFIE_IS_PORTRAIT" | "FACE_MATCH" | "SELFIE_REPEATED" | "ACTION_STEP" | "PAYMENT_METHOD" | "QUESTIONNAIRE" | "EMAIL_CONFIRMATION" | "PHONE_CONFIRMATION" | "DATA_CONFIRMATION" | "BLOCKLIST" | "SIMILAR_SEARCH" | "MANUAL_STEP" | "WATCHLIST" | "PROVIDER";
                                    /** @enum {string} */
                                    answer: "GREEN" | "YELLOW" | "RED" | "ERROR";
                                    sentence: string;
                                    numbers: {
                                        [key: string]: number;
                                    };
                                    thresholds: {
                                        [key: string]: number;
                                    };
                                }[];
                            };
                        };
                    };
                };
            };
            /** @description Failed */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
        };
    };
    getFlowPicturesByImageIdCrop: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                imageId: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "image/jpeg": Blob;
                };
            };
            /** @description Failed */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
        };
    };
    postFlowAppeal: {
        parameters: {
            query?: never;
            header?: {
                /** @description Names the request: sent again within a day, it answers what the first one did */
                "Idempotency-Key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    text: string;
                };
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        application: {
                            id: string;
                            /** @enum {string} */
                            status: "running" | "ended";
                            levelName: string;
                            /** @enum {string} */
                            levelType: "standalone" | "actions";
                            applicantId: string;
                            actionId?: string;
                            externalActionId?: string;
                            sandbox: boolean;
                        };
                        review: {
                            /** @enum {string} */
                            status: "init" | "pending" | "prechecked" | "queued" | "completed" | "onHold" | "awaitingUser";
                            attempt: number;
                            createdAt: string;
                            autoChecked: boolean;
                            result?: {
                                /** @enum {string} */
                                answer: "GREEN" | "RED";
                                /** @enum {string} */
                                rejectType?: "FINAL" | "RETRY";
                                comment?: string;
                            };
                        };
                        generation: number;
                        taken: boolean;
                        lang: string;
                        languages: string[];
                        theme: {
                            name?: string;
                            accent?: string;
                            accentDark?: string;
                            radius?: number;
                            fontFamily?: string;
                            logo?: string;
                            logoDark?: string;
                            font?: string;
                        } | null;
                        progress: {
                            position: number;
                            total: number;
                            groups: {
                                name: string;
                                /** @enum {string} */
                                state: "done" | "current" | "ahead";
                            }[];
                        };
                        canGoBack: boolean;
                        step: {
                            block: string;
                            group: string;
                            skippable: boolean;
                            again?: {
                                reasons: {
                                    key: string;
                                    fix: string;
                                    label?: string;
                                    sentence?: string;
                                    image?: {
                                        imageId: number;
                                        idDocType: string;
                                        side: ("FRONT_SIDE" | "BACK_SIDE") | null;
                                        crop: boolean;
                                    };
                                }[];
                            };
                            /** @constant */
                            kind: "consent";
                            consents: {
                                key: string;
                                version: string;
                                lang: string;
                                title: string;
                                text: string;
                                required: boolean;
                                accepted: boolean;
                            }[];
                            privacy: {
                                note?: string;
                                link?: string;
                            };
                        } | {
                            block: string;
                            group: string;
                            skippable: boolean;
                            again?: {
                                reasons: {
                                    key: string;
                                    fix: string;
                                    label?: string;
                                    sentence?: string;
                                    image?: {
                                        imageId: number;
                                        idDocType: string;
                                        side: ("FRONT_SIDE" | "BACK_SIDE") | null;
                                        crop: boolean;
                                    };
                                }[];
                            };
                            /** @constant */
                            kind: "document-choice";
                            idDocSetType: string;
                            countries: string[];
                            suggestedCountry?: string;
                            types: {
                                idDocType: string;
                                sides: (("FRONT_SIDE" | "BACK_SIDE") | null)[];
                                /** @enum {string} */
                                frame: "ID-1" | "ID-3" | "A4";
                            }[];
                            chosen?: {
                                country: string;
                                idDocType: string;
                            };
                        } | {
                            block: string;
                            group: string;
                            skippable: boolean;
                            again?: {
                                reasons: {
                                    key: string;
                                    fix: string;
                                    label?: string;
                                    sentence?: string;
                                    image?: {
                                        imageId: number;
                                        idDocType: string;
                                        side: ("FRONT_SIDE" | "BACK_SIDE") | null;
                                        crop: boolean;
                                    };
                                }[];
                            };
                            /** @constant */
                            kind: "capture";
                            idDocSetType: string;
                            country: string;
                            idDocType: string;
                            sides: {
                                side: ("FRONT_SIDE" | "BACK_SIDE") | null;
                                /** @enum {string} */
                                frame: "ID-1" | "ID-3" | "A4";
                                /** @enum {string} */
                                state: "wanted" | "done";
                                imageId?: number;
                                /** @enum {string} */
                                quality?: "good" | "poor" | "refused";
                                reasons?: {
                                    key: string;
                                    fix: string;
                                    box?: {
                                        x: number;
                                        y: number;
                                        width: number;
                                        height: number;
                                    };
                                }[];
                            }[];
                            next?: ("FRONT_SIDE" | "BACK_SIDE") | null;
                            /** @enum {string} */
                            camera: "manualAndAuto" | "manualOnly" | "seamless";
                            /** @enum {string} */
                            uploader: "always" | "never" | "fallback";
                            limits: {
                                fileBytes: number;
                                chunkBytes: number;
                                formats: string[];
                                picturesLeft: number;
                            };
                        } | {
                            block: string;
                            group: string;
                            skippable: boolean;
                            again?: {
                                reasons: {
                                    key: string;
                                    fix: string;
                                    label?: string;
                                    sentence?: string;
                                    image?: {
                                        imageId: number;
                                        idDocType: string;
                                        side: ("FRONT_SIDE" | "BACK_SIDE") | null;
                                        crop: boolean;
                                    };
                                }[];
                            };
                            /** @constant */
                            kind: "upload";
                            idDocSetType: string;
                            countries: string[];
                            suggestedCountry?: string;
                            types: {
                                idDocType: string;
                                sides: (("FRONT_SIDE" | "BACK_SIDE") | null)[];
                                /** @enum {string} */
                                frame: "ID-1" | "ID-3" | "A4";
                            }[];
                            files: {
                                imageId: number;
                                idDocType: string;
                                country: string;
                            }[];
                            /** @enum {string} */
                            camera: "manualAndAuto" | "manualOnly" | "seamless";
                            /** @enum {string} */
                            uploader: "always" | "never" | "fallback";
                            limits: {
                                fileBytes: number;
                                chunkBytes: number;
                                formats: string[];
                                picturesLeft: number;
                            };
                        } | {
                            block: string;
                            group: string;
                            skippable: boolean;
                            again?: {
                                reasons: {
                                    key: string;
                                    fix: string;
                                    label?: string;
                                    sentence?: string;
                                    image?: {
                                        imageId: number;
                                        idDocType: string;
                                        side: ("FRONT_SIDE" | "BACK_SIDE") | null;
                                        crop: boolean;
                                    };
                                }[];
                            };
                            /** @constant */
                            kind: "data-check";
                            idDocSetType: string;
                            idDocType?: string;
                            country?: string;
                            fields: {
                                name: string;
                                value?: string;
                                editable: boolean;
                                /** @enum {string} */
                                type: "text" | "date";
                                /** @enum {string} */
                                source?: "mrz" | "barcode" | "visual";
                            }[];
                        } | {
                            block: string;
                            group: string;
                            skippable: boolean;
                            again?: {
                                reasons: {
                                    key: string;
                                    fix: string;
                                    label?: string;
                                    sentence?: string;
                                    image?: {
                                        imageId: number;
                                        idDocType: string;
                                        side: ("FRONT_SIDE" | "BACK_SIDE") | null;
                                        crop: boolean;
                                    };
                                }[];
                            };
                            /** @constant */
                            kind: "liveness";
                            idDocSetType: string;
                            /** @enum {string} */
                            mode: "challenge" | "photo";
                            triesLeft: number;
                            withoutChallenge: boolean;
                            limits: {
                                frames: number;
                                leastFrames: number;
                                frameBytes: number;
                            };
                            upload: {
                                fileBytes: number;
                                chunkBytes: number;
                                formats: string[];
                                picturesLeft: number;
                            };
                        } | {
                            block: string;
                            group: string;
                            skippable: boolean;
                            again?: {
                                reasons: {
                                    key: string;
                                    fix: string;
                                    label?: string;
                                    sentence?: string;
                                    image?: {
                                        imageId: number;
                                        idDocType: string;
                                        side: ("FRONT_SIDE" | "BACK_SIDE") | null;
                                        crop: boolean;
                                    };
                                }[];
                            };
                            /** @constant */
                            kind: "code";
                            /** @enum {string} */
                            channel: "email" | "phone";
                            maskedValue?: string;
                            needsValue: boolean;
                            /** @enum {string} */
                            status: "none" | "sent";
                            triesLeft?: number;
                            resendAfter?: string;
                            expiresAt?: string;
                        } | {
                            block: string;
                            group: string;
                            skippable: boolean;
                            again?: {
                                reasons: {
                                    key: string;
                                    fix: string;
                                    label?: string;
                                    sentence?: string;
                                    image?: {
                                        imageId: number;
                                        idDocType: string;
                                        side: ("FRONT_SIDE" | "BACK_SIDE") | null;
                                        crop: boolean;
                                    };
                                }[];
                            };
                            /** @constant */
                            kind: "questionnaire";
                            definition?: {
                                [key: string]: unknown;
                            };
                            questionnaireId: string;
                            answers?: {
                                sections?: {
                                    [key: string]: unknown;
                                };
                            } & {
                                [key: string]: unknown;
                            };
                        } | {
                            block: string;
                            group: string;
                            skippable: boolean;
                            again?: {
                                reasons: {
                                    key: string;
                                    fix: string;
                                    label?: string;
                                    sentence?: string;
                                    image?: {
                                        imageId: number;
                                        idDocType: string;
                                        side: ("FRONT_SIDE" | "BACK_SIDE") | null;
                                        crop: boolean;
                                    };
                                }[];
                            };
                            /** @constant */
                            kind: "data";
                            idDocSetType: string;
                            fields: {
                                name: string;
                                value?: string;
                                editable: boolean;
                                /** @enum {string} */
                                type: "text" | "date" | "country" | "gender" | "email" | "phone";
                                required: boolean;
                            }[];
                        } | {
                            block: string;
                            group: string;
                            skippable: boolean;
                            again?: {
                                reasons: {
                                    key: string;
                                    fix: string;
                                    label?: string;
                                    sentence?: string;
                                    image?: {
                                        imageId: number;
                                        idDocType: string;
                                        side: ("FRONT_SIDE" | "BACK_SIDE") | null;
                                        crop: boolean;
                                    };
                                }[];
                            };
                            /** @constant */
                            kind: "wait";
                            /** @enum {string} */
                            state: "submitting" | "checking" | "person";
                            checks: {
                                key: string;
                                /** @enum {string} */
                                state: "pending" | "running" | "done";
                            }[];
                            since?: string;
                        } | {
                            block: string;
                            group: string;
                            skippable: boolean;
                            again?: {
                                reasons: {
                                    key: string;
                                    fix: string;
                                    label?: string;
                                    sentence?: string;
                                    image?: {
                                        imageId: number;
                                        idDocType: string;
                                        side: ("FRONT_SIDE" | "BACK_SIDE") | null;
                                        crop: boolean;
                                    };
                                }[];
                            };
                            /** @constant */
                            kind: "result";
                            /** @enum {string} */
                            result: "approved" | "retry" | "rejected" | "done";
                            reasons: {
                                key: string;
                                fix: string;
                                label?: string;
                                sentence?: string;
                                image?: {
                                    imageId: number;
                                    idDocType: string;
                                    side: ("FRONT_SIDE" | "BACK_SIDE") | null;
                                    crop: boolean;
                                };
                            }[];
                            comment?: string;
                            mayTryAgain: boolean;
                            appeal: {
                                allowed: boolean;
                                made: boolean;
                            };
                            evidence?: {
                                /** @enum {string} */
                                checkType: "DOCUMENT_PICTURE" | "DOCUMENT_PRESENT" | "DOCUMENT_BLUR" | "DOCUMENT_GLARE" | "DOCUMENT_DARK" | "DOCUMENT_RESOLUTION" | "DOCUMENT_CUT_OFF" | "DOCUMENT_COVERED" | "DOCUMENT_GREYSCALE" | "DOCUMENT_SCREENSHOT" | "DOCUMENT_OF_SCREEN" | "DOCUMENT_EDITED" | "DOCUMENT_RECOMPRESSED" | "DOCUMENT_ERROR_LEVEL" | "DOCUMENT_PASTED_PORTRAIT" | "DOCUMENT_SPECIMEN" | "DOCUMENT_SIDES" | "DOCUMENT_MRZ" | "DOCUMENT_FIELDS" | "DOCUMENT_TAX_NUMBER" | "DOCUMENT_TYPE" | "DOCUMENT_EXPIRY" | "DOCUMENT_COUNTRY" | "AGE" | "DATA_COMPARISON" | "DOCUMENT_PORTRAIT" | "SELFIE_PICTURE" | "SELFIE_GLARE" | "SELFIE_DARK" | "SELFIE_RESOLUTION" | "SELFIE_SCREENSHOT" | "SELFIE_OF_SCREEN" | "SELFIE_EDITED" | "SELFIE_RECOMPRESSED" | "SELFIE_FACE" | "FACE_LIVELINESS" | "SELFIE_IS_PORTRAIT" | "FACE_MATCH" | "SELFIE_REPEATED" | "ACTION_STEP" | "PAYMENT_METHOD" | "QUESTIONNAIRE" | "EMAIL_CONFIRMATION" | "PHONE_CONFIRMATION" | "DATA_CONFIRMATION" | "BLOCKLIST" | "SIMILAR_SEARCH" | "MANUAL_STEP" | "WATCHLIST" | "PROVIDER";
                                /** @enum {string} */
                                answer: "GREEN" | "YELLOW" | "RED" | "ERROR";
                                sentence: string;
                                numbers: {
                                    [key: string]: number;
                                };
                                thresholds: {
                                    [key: string]: number;
                                };
                            }[];
                        };
                    };
                };
            };
            /** @description Failed */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
        };
    };
    getFlowProgress: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "text/event-stream": Blob;
                };
            };
            /** @description Failed */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
        };
    };
    postFlowUploads: {
        parameters: {
            query?: never;
            header?: {
                /** @description Names the request: sent again within a day, it answers what the first one did */
                "Idempotency-Key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    block: string;
                    side?: ("FRONT_SIDE" | "BACK_SIDE") | null;
                    /** @enum {string} */
                    idDocType?: "ID_CARD" | "PASSPORT" | "DRIVERS" | "RESIDENCE_PERMIT" | "UTILITY_BILL" | "UTILITY_BILL2" | "SELFIE" | "VIDEO_SELFIE" | "PROFILE_IMAGE" | "ID_DOC_PHOTO" | "AGREEMENT" | "CONTRACT" | "DRIVERS_TRANSLATION" | "INVESTOR_DOC" | "VEHICLE_REGISTRATION_CERTIFICATE" | "INCOME_SOURCE" | "PAYMENT_METHOD" | "PAYMENT_SOURCE" | "BANK_CARD" | "BANK_STATEMENT" | "COVID_VACCINATION_FORM" | "ARBITRARY_DOC" | "COMPANY_DOC" | "POWER_OF_ATTORNEY" | "TRAVEL_PASSPORT" | "TAX_RETURN" | "RENTAL_AGREEMENT" | "OTHER";
                    country?: string;
                    bytes: number;
                    /** @default application/octet-stream */
                    mimeType?: string;
                };
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        uploadId: string;
                        offset: number;
                        bytes: number;
                        chunkBytes: number;
                        expiresAt: string;
                    };
                };
            };
            /** @description Failed */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
        };
    };
    getFlowUploadsByUploadId: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                uploadId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        uploadId: string;
                        offset: number;
                        bytes: number;
                        chunkBytes: number;
                        expiresAt: string;
                    };
                };
            };
            /** @description Failed */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
        };
    };
    deleteFlowUploadsByUploadId: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                uploadId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Ok"];
                };
            };
            /** @description Failed */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
        };
    };
    patchFlowUploadsByUploadId: {
        parameters: {
            query: {
                offset: number;
            };
            header?: never;
            path: {
                uploadId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        offset: number;
                    };
                };
            };
            /** @description Failed */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
        };
    };
    postFlowUploadsByUploadIdFinish: {
        parameters: {
            query?: never;
            header?: {
                /** @description Names the request: sent again within a day, it answers what the first one did */
                "Idempotency-Key"?: string;
            };
            path: {
                uploadId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        picture: {
                            imageId: number;
                            /** @enum {string} */
                            quality: "good" | "poor" | "refused";
                            reasons: {
                                key: string;
                                fix: string;
                                box?: {
                                    x: number;
                                    y: number;
                                    width: number;
                                    height: number;
                                };
                            }[];
                        };
                        view: {
                            application: {
                                id: string;
                                /** @enum {string} */
                                status: "running" | "ended";
                                levelName: string;
                                /** @enum {string} */
                                levelType: "standalone" | "actions";
                                applicantId: string;
                                actionId?: string;
                                externalActionId?: string;
                                sandbox: boolean;
                            };
                            review: {
                                /** @enum {string} */
                                status: "init" | "pending" | "prechecked" | "queued" | "completed" | "onHold" | "awaitingUser";
                                attempt: number;
                                createdAt: string;
                                autoChecked: boolean;
                                result?: {
                                    /** @enum {string} */
                                    answer: "GREEN" | "RED";
                                    /** @enum {string} */
                                    rejectType?: "FINAL" | "RETRY";
                                    comment?: string;
                                };
                            };
                            generation: number;
                            taken: boolean;
                            lang: string;
                            languages: string[];
                            theme: {
                                name?: string;
                                accent?: string;
                                accentDark?: string;
                                radius?: number;
                                fontFamily?: string;
                                logo?: string;
                                logoDark?: string;
                                font?: string;
                            } | null;
                            progress: {
                                position: number;
                                total: number;
                                groups: {
                                    name: string;
                                    /** @enum {string} */
                                    state: "done" | "current" | "ahead";
                                }[];
                            };
                            canGoBack: boolean;
                            step: {
                                block: string;
                                group: string;
                                skippable: boolean;
                                again?: {
                                    reasons: {
                                        key: string;
                                        fix: string;
                                        label?: string;
                                        sentence?: string;
                                        image?: {
                                            imageId: number;
                                            idDocType: string;
                                            side: ("FRONT_SIDE" | "BACK_SIDE") | null;
                                            crop: boolean;
                                        };
                                    }[];
                                };
                                /** @constant */
                                kind: "consent";
                                consents: {
                                    key: string;
                                    version: string;
                                    lang: string;
                                    title: string;
                                    text: string;
                                    required: boolean;
                                    accepted: boolean;
                                }[];
                                privacy: {
                                    note?: string;
                                    link?: string;
                                };
                            } | {
                                block: string;
                                group: string;
                                skippable: boolean;
                                again?: {
                                    reasons: {
                                        key: string;
                                        fix: string;
                                        label?: string;
                                        sentence?: string;
                                        image?: {
                                            imageId: number;
                                            idDocType: string;
                                            side: ("FRONT_SIDE" | "BACK_SIDE") | null;
                                            crop: boolean;
                                        };
                                    }[];
                                };
                                /** @constant */
                                kind: "document-choice";
                                idDocSetType: string;
                                countries: string[];
                                suggestedCountry?: string;
                                types: {
                                    idDocType: string;
                                    sides: (("FRONT_SIDE" | "BACK_SIDE") | null)[];
                                    /** @enum {string} */
                                    frame: "ID-1" | "ID-3" | "A4";
                                }[];
                                chosen?: {
                                    country: string;
                                    idDocType: string;
                                };
                            } | {
                                block: string;
                                group: string;
                                skippable: boolean;
                                again?: {
                                    reasons: {
                                        key: string;
                                        fix: string;
                                        label?: string;
                                        sentence?: string;
                                        image?: {
                                            imageId: number;
                                            idDocType: string;
                                            side: ("FRONT_SIDE" | "BACK_SIDE") | null;
                                            crop: boolean;
                                        };
                                    }[];
                                };
                                /** @constant */
                                kind: "capture";
                                idDocSetType: string;
                                country: string;
                                idDocType: string;
                                sides: {
                                    side: ("FRONT_SIDE" | "BACK_SIDE") | null;
                                    /** @enum {string} */
                                    frame: "ID-1" | "ID-3" | "A4";
                                    /** @enum {string} */
                                    state: "wanted" | "done";
                                    imageId?: number;
                                    /** @enum {string} */
                                    quality?: "good" | "poor" | "refused";
                                    reasons?: {
                                        key: string;
                                        fix: string;
                                        box?: {
                                            x: number;
                                            y: number;
                                            width: number;
                                            height: number;
                                        };
                                    }[];
                                }[];
                                next?: ("FRONT_SIDE" | "BACK_SIDE") | null;
                                /** @enum {string} */
                                camera: "manualAndAuto" | "manualOnly" | "seamless";
                                /** @enum {string} */
                                uploader: "always" | "never" | "fallback";
                                limits: {
                                    fileBytes: number;
                                    chunkBytes: number;
                                    formats: string[];
                                    picturesLeft: number;
                                };
                            } | {
                                block: string;
                                group: string;
                                skippable: boolean;
                                again?: {
                                    reasons: {
                                        key: string;
                                        fix: string;
                                        label?: string;
                                        sentence?: string;
                                        image?: {
                                            imageId: number;
                                            idDocType: string;
                                            side: ("FRONT_SIDE" | "BACK_SIDE") | null;
                                            crop: boolean;
                                        };
                                    }[];
                                };
                                /** @constant */
                                kind: "upload";
                                idDocSetType: string;
                                countries: string[];
                                suggestedCountry?: string;
                                types: {
                                    idDocType: string;
                                    sides: (("FRONT_SIDE" | "BACK_SIDE") | null)[];
                                    /** @enum {string} */
                                    frame: "ID-1" | "ID-3" | "A4";
                                }[];
                                files: {
                                    imageId: number;
                                    idDocType: string;
                                    country: string;
                                }[];
                                /** @enum {string} */
                                camera: "manualAndAuto" | "manualOnly" | "seamless";
                                /** @enum {string} */
                                uploader: "always" | "never" | "fallback";
                                limits: {
                                    fileBytes: number;
                                    chunkBytes: number;
                                    formats: string[];
                                    picturesLeft: number;
                                };
                            } | {
                                block: string;
                                group: string;
                                skippable: boolean;
                                again?: {
                                    reasons: {
                                        key: string;
                                        fix: string;
                                        label?: string;
                                        sentence?: string;
                                        image?: {
                                            imageId: number;
                                            idDocType: string;
                                            side: ("FRONT_SIDE" | "BACK_SIDE") | null;
                                            crop: boolean;
                                        };
                                    }[];
                                };
                                /** @constant */
                                kind: "data-check";
                                idDocSetType: string;
                                idDocType?: string;
                                country?: string;
                                fields: {
                                    name: string;
                                    value?: string;
                                    editable: boolean;
                                    /** @enum {string} */
                                    type: "text" | "date";
                                    /** @enum {string} */
                                    source?: "mrz" | "barcode" | "visual";
                                }[];
                            } | {
                                block: string;
                                group: string;
                                skippable: boolean;
                                again?: {
                                    reasons: {
                                        key: string;
                                        fix: string;
                                        label?: string;
                                        sentence?: string;
                                        image?: {
                                            imageId: number;
                                            idDocType: string;
                                            side: ("FRONT_SIDE" | "BACK_SIDE") | null;
                                            crop: boolean;
                                        };
                                    }[];
                                };
                                /** @constant */
                                kind: "liveness";
                                idDocSetType: string;
                                /** @enum {string} */
                                mode: "challenge" | "photo";
                                triesLeft: number;
                                withoutChallenge: boolean;
                                limits: {
                                    frames: number;
                                    leastFrames: number;
                                    frameBytes: number;
                                };
                                upload: {
                                    fileBytes: number;
                                    chunkBytes: number;
                                    formats: string[];
                                    picturesLeft: number;
                                };
                            } | {
                                block: string;
                                group: string;
                                skippable: boolean;
                                again?: {
                                    reasons: {
                                        key: string;
                                        fix: string;
                                        label?: string;
                                        sentence?: string;
                                        image?: {
                                            imageId: number;
                                            idDocType: string;
                                            side: ("FRONT_SIDE" | "BACK_SIDE") | null;
                                            crop: boolean;
                                        };
                                    }[];
                                };
                                /** @constant */
                                kind: "code";
                                /** @enum {string} */
                                channel: "email" | "phone";
                                maskedValue?: string;
                                needsValue: boolean;
                                /** @enum {string} */
                                status: "none" | "sent";
                                triesLeft?: number;
                                resendAfter?: string;
                                expiresAt?: string;
                            } | {
                                block: string;
                                group: string;
                                skippable: boolean;
                                again?: {
                                    reasons: {
                                        key: string;
                                        fix: string;
                                        label?: string;
                                        sentence?: string;
                                        image?: {
                                            imageId: number;
                                            idDocType: string;
                                            side: ("FRONT_SIDE" | "BACK_SIDE") | null;
                                            crop: boolean;
                                        };
                                    }[];
                                };
                                /** @constant */
                                kind: "questionnaire";
                                definition?: {
                                    [key: string]: unknown;
                                };
                                questionnaireId: string;
                                answers?: {
                                    sections?: {
                                        [key: string]: unknown;
                                    };
                                } & {
                                    [key: string]: unknown;
                                };
                            } | {
                                block: string;
                                group: string;
                                skippable: boolean;
                                again?: {
                                    reasons: {
                                        key: string;
                                        fix: string;
                                        label?: string;
                                        sentence?: string;
                                        image?: {
                                            imageId: number;
                                            idDocType: string;
                                            side: ("FRONT_SIDE" | "BACK_SIDE") | null;
                                            crop: boolean;
                                        };
                                    }[];
                                };
                                /** @constant */
                                kind: "data";
                                idDocSetType: string;
                                fields: {
                                    name: string;
                                    value?: string;
                                    editable: boolean;
                                    /** @enum {string} */
                                    type: "text" | "date" | "country" | "gender" | "email" | "phone";
                                    required: boolean;
                                }[];
                            } | {
                                block: string;
                                group: string;
                                skippable: boolean;
                                again?: {
                                    reasons: {
                                        key: string;
                                        fix: string;
                                        label?: string;
                                        sentence?: string;
                                        image?: {
                                            imageId: number;
                                            idDocType: string;
                                            side: ("FRONT_SIDE" | "BACK_SIDE") | null;
                                            crop: boolean;
                                        };
                                    }[];
                                };
                                /** @constant */
                                kind: "wait";
                                /** @enum {string} */
                                state: "submitting" | "checking" | "person";
                                checks: {
                                    key: string;
                                    /** @enum {string} */
                                    state: "pending" | "running" | "done";
                                }[];
                                since?: string;
                            } | {
                                block: string;
                                group: string;
                                skippable: boolean;
                                again?: {
                                    reasons: {
                                        key: string;
                                        fix: string;
                                        label?: string;
                                        sentence?: string;
                                        image?: {
                                            imageId: number;
                                            idDocType: string;
                                            side: ("FRONT_SIDE" | "BACK_SIDE") | null;
                                            crop: boolean;
                                        };
                                    }[];
                                };
                                /** @constant */
                                kind: "result";
                                /** @enum {string} */
                                result: "approved" | "retry" | "rejected" | "done";
                                reasons: {
                                    key: string;
                                    fix: string;
                                    label?: string;
                                    sentence?: string;
                                    image?: {
                                        imageId: number;
                                        idDocType: string;
                                        side: ("FRONT_SIDE" | "BACK_SIDE") | null;
                                        crop: boolean;
                                    };
                                }[];
                                comment?: string;
                                mayTryAgain: boolean;
                                appeal: {
                                    allowed: boolean;
                                    made: boolean;
                                };
                                evidence?: {
                                    /** @enum {string} */
                                    checkType: "DOCUMENT_PICTURE" | "DOCUMENT_PRESENT" | "DOCUMENT_BLUR" | "DOCUMENT_GLARE" | "DOCUMENT_DARK" | "DOCUMENT_RESOLUTION" | "DOCUMENT_CUT_OFF" | "DOCUMENT_COVERED" | "DOCUMENT_GREYSCALE" | "DOCUMENT_SCREENSHOT" | "DOCUMENT_OF_SCREEN" | "DOCUMENT_EDITED" | "DOCUMENT_RECOMPRESSED" | "DOCUMENT_ERROR_LEVEL" | "DOCUMENT_PASTED_PORTRAIT" | "DOCUMENT_SPECIMEN" | "DOCUMENT_SIDES" | "DOCUMENT_MRZ" | "DOCUMENT_FIELDS" | "DOCUMENT_TAX_NUMBER" | "DOCUMENT_TYPE" | "DOCUMENT_EXPIRY" | "DOCUMENT_COUNTRY" | "AGE" | "DATA_COMPARISON" | "DOCUMENT_PORTRAIT" | "SELFIE_PICTURE" | "SELFIE_GLARE" | "SELFIE_DARK" | "SELFIE_RESOLUTION" | "SELFIE_SCREENSHOT" | "SELFIE_OF_SCREEN" | "SELFIE_EDITED" | "SELFIE_RECOMPRESSED" | "SELFIE_FACE" | "FACE_LIVELINESS" | "SELFIE_IS_PORTRAIT" | "FACE_MATCH" | "SELFIE_REPEATED" | "ACTION_STEP" | "PAYMENT_METHOD" | "QUESTIONNAIRE" | "EMAIL_CONFIRMATION" | "PHONE_CONFIRMATION" | "DATA_CONFIRMATION" | "BLOCKLIST" | "SIMILAR_SEARCH" | "MANUAL_STEP" | "WATCHLIST" | "PROVIDER";
                                    /** @enum {string} */
                                    answer: "GREEN" | "YELLOW" | "RED" | "ERROR";
                                    sentence: string;
                                    numbers: {
                                        [key: string]: number;
                                    };
                                    thresholds: {
                                        [key: string]: number;
                                    };
                                }[];
                            };
                        };
                    };
                };
            };
            /** @description Failed */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
        };
    };
    postFlowLiveness: {
        parameters: {
            query?: never;
            header?: {
                /** @description Names the request: sent again within a day, it answers what the first one did */
                "Idempotency-Key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        token: string;
                        step: {
                            index: number;
                            count: number;
                            kind: string;
                            windowMs: number;
                        };
                        expiresAt: string;
                        challengeId: string;
                    };
                };
            };
            /** @description Failed */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
        };
    };
    postFlowLivenessByChallengeIdFrames: {
        parameters: {
            query?: never;
            header?: {
                /** @description Names the request: sent again within a day, it answers what the first one did */
                "Idempotency-Key"?: string;
            };
            path: {
                challengeId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "multipart/form-data": {
                    metadata: {
                        token: string;
                        index: number;
                        frames: {
                            part: string;
                            timestampMs: number;
                        }[];
                        /** @default {} */
                        signals?: {
                            [key: string]: string | number;
                        };
                    };
                    /** Format: binary */
                    frame0?: Blob;
                };
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @enum {string} */
                        outcome: "next" | "passed" | "again" | "person";
                        token?: string;
                        step?: {
                            index: number;
                            count: number;
                            kind: string;
                            windowMs: number;
                        };
                        expiresAt?: string;
                        reasons?: {
                            key: string;
                            fix: string;
                        }[];
                        triesLeft?: number;
                        view?: {
                            application: {
                                id: string;
                                /** @enum {string} */
                                status: "running" | "ended";
                                levelName: string;
                                /** @enum {string} */
                                levelType: "standalone" | "actions";
                                applicantId: string;
                                actionId?: string;
                                externalActionId?: string;
                                sandbox: boolean;
                            };
                            review: {
                                /** @enum {string} */
                                status: "init" | "pending" | "prechecked" | "queued" | "completed" | "onHold" | "awaitingUser";
                                attempt: number;
                                createdAt: string;
                                autoChecked: boolean;
                                result?: {
                                    /** @enum {string} */
                                    answer: "GREEN" | "RED";
                                    /** @enum {string} */
                                    rejectType?: "FINAL" | "RETRY";
                                    comment?: string;
                                };
                            };
                            generation: number;
                            taken: boolean;
                            lang: string;
                            languages: string[];
                            theme: {
                                name?: string;
                                accent?: string;
                                accentDark?: string;
                                radius?: number;
                                fontFamily?: string;
                                logo?: string;
                                logoDark?: string;
                                font?: string;
                            } | null;
                            progress: {
                                position: number;
                                total: number;
                                groups: {
                                    name: string;
                                    /** @enum {string} */
                                    state: "done" | "current" | "ahead";
                                }[];
                            };
                            canGoBack: boolean;
                            step: {
                                block: string;
                                group: string;
                                skippable: boolean;
                                again?: {
                                    reasons: {
                                        key: string;
                                        fix: string;
                                        label?: string;
                                        sentence?: string;
                                        image?: {
                                            imageId: number;
                                            idDocType: string;
                                            side: ("FRONT_SIDE" | "BACK_SIDE") | null;
                                            crop: boolean;
                                        };
                                    }[];
                                };
                                /** @constant */
                                kind: "consent";
                                consents: {
                                    key: string;
                                    version: string;
                                    lang: string;
                                    title: string;
                                    text: string;
                                    required: boolean;
                                    accepted: boolean;
                                }[];
                                privacy: {
                                    note?: string;
                                    link?: string;
                                };
                            } | {
                                block: string;
                                group: string;
                                skippable: boolean;
                                again?: {
                                    reasons: {
                                        key: string;
                                        fix: string;
                                        label?: string;
                                        sentence?: string;
                                        image?: {
                                            imageId: number;
                                            idDocType: string;
                                            side: ("FRONT_SIDE" | "BACK_SIDE") | null;
                                            crop: boolean;
                                        };
                                    }[];
                                };
                                /** @constant */
                                kind: "document-choice";
                                idDocSetType: string;
                                countries: string[];
                                suggestedCountry?: string;
                                types: {
                                    idDocType: string;
                                    sides: (("FRONT_SIDE" | "BACK_SIDE") | null)[];
                                    /** @enum {string} */
                                    frame: "ID-1" | "ID-3" | "A4";
                                }[];
                                chosen?: {
                                    country: string;
                                    idDocType: string;
                                };
                            } | {
                                block: string;
                                group: string;
                                skippable: boolean;
                                again?: {
                                    reasons: {
                                        key: string;
                                        fix: string;
                                        label?: string;
                                        sentence?: string;
                                        image?: {
                                            imageId: number;
                                            idDocType: string;
                                            side: ("FRONT_SIDE" | "BACK_SIDE") | null;
                                            crop: boolean;
                                        };
                                    }[];
                                };
                                /** @constant */
                                kind: "capture";
                                idDocSetType: string;
                                country: string;
                                idDocType: string;
                                sides: {
                                    side: ("FRONT_SIDE" | "BACK_SIDE") | null;
                                    /** @enum {string} */
                                    frame: "ID-1" | "ID-3" | "A4";
                                    /** @enum {string} */
                                    state: "wanted" | "done";
                                    imageId?: number;
                                    /** @enum {string} */
                                    quality?: "good" | "poor" | "refused";
                                    reasons?: {
                                        key: string;
                                        fix: string;
                                        box?: {
                                            x: number;
                                            y: number;
                                            width: number;
                                            height: number;
                                        };
                                    }[];
                                }[];
                                next?: ("FRONT_SIDE" | "BACK_SIDE") | null;
                                /** @enum {string} */
                                camera: "manualAndAuto" | "manualOnly" | "seamless";
                                /** @enum {string} */
                                uploader: "always" | "never" | "fallback";
                                limits: {
                                    fileBytes: number;
                                    chunkBytes: number;
                                    formats: string[];
                                    picturesLeft: number;
                                };
                            } | {
                                block: string;
                                group: string;
                                skippable: boolean;
                                again?: {
                                    reasons: {
                                        key: string;
                                        fix: string;
                                        label?: string;
                                        sentence?: string;
                                        image?: {
                                            imageId: number;
                                            idDocType: string;
                                            side: ("FRONT_SIDE" | "BACK_SIDE") | null;
                                            crop: boolean;
                                        };
                                    }[];
                                };
                                /** @constant */
                                kind: "upload";
                                idDocSetType: string;
                                countries: string[];
                                suggestedCountry?: string;
                                types: {
                                    idDocType: string;
                                    sides: (("FRONT_SIDE" | "BACK_SIDE") | null)[];
                                    /** @enum {string} */
                                    frame: "ID-1" | "ID-3" | "A4";
                                }[];
                                files: {
                                    imageId: number;
                                    idDocType: string;
                                    country: string;
                                }[];
                                /** @enum {string} */
                                camera: "manualAndAuto" | "manualOnly" | "seamless";
                                /** @enum {string} */
                                uploader: "always" | "never" | "fallback";
                                limits: {
                                    fileBytes: number;
                                    chunkBytes: number;
                                    formats: string[];
                                    picturesLeft: number;
                                };
                            } | {
                                block: string;
                                group: string;
                                skippable: boolean;
                                again?: {
                                    reasons: {
                                        key: string;
                                        fix: string;
                                        label?: string;
                                        sentence?: string;
                                        image?: {
                                            imageId: number;
                                            idDocType: string;
                                            side: ("FRONT_SIDE" | "BACK_SIDE") | null;
                                            crop: boolean;
                                        };
                                    }[];
                                };
                                /** @constant */
                                kind: "data-check";
                                idDocSetType: string;
                                idDocType?: string;
                                country?: string;
                                fields: {
                                    name: string;
                                    value?: string;
                                    editable: boolean;
                                    /** @enum {string} */
                                    type: "text" | "date";
                                    /** @enum {string} */
                                    source?: "mrz" | "barcode" | "visual";
                                }[];
                            } | {
                                block: string;
                                group: string;
                                skippable: boolean;
                                again?: {
                                    reasons: {
                                        key: string;
                                        fix: string;
                                        label?: string;
                                        sentence?: string;
                                        image?: {
                                            imageId: number;
                                            idDocType: string;
                                            side: ("FRONT_SIDE" | "BACK_SIDE") | null;
                                            crop: boolean;
                                        };
                                    }[];
                                };
                                /** @constant */
                                kind: "liveness";
                                idDocSetType: string;
                                /** @enum {string} */
                                mode: "challenge" | "photo";
                                triesLeft: number;
                                withoutChallenge: boolean;
                                limits: {
                                    frames: number;
                                    leastFrames: number;
                                    frameBytes: number;
                                };
                                upload: {
                                    fileBytes: number;
                                    chunkBytes: number;
                                    formats: string[];
                                    picturesLeft: number;
                                };
                            } | {
                                block: string;
                                group: string;
                                skippable: boolean;
                                again?: {
                                    reasons: {
                                        key: string;
                                        fix: string;
                                        label?: string;
                                        sentence?: string;
                                        image?: {
                                            imageId: number;
                                            idDocType: string;
                                            side: ("FRONT_SIDE" | "BACK_SIDE") | null;
                                            crop: boolean;
                                        };
                                    }[];
                                };
                                /** @constant */
                                kind: "code";
                                /** @enum {string} */
                                channel: "email" | "phone";
                                maskedValue?: string;
                                needsValue: boolean;
                                /** @enum {string} */
                                status: "none" | "sent";
                                triesLeft?: number;
                                resendAfter?: string;
                                expiresAt?: string;
                            } | {
                                block: string;
                                group: string;
                                skippable: boolean;
                                again?: {
                                    reasons: {
                                        key: string;
                                        fix: string;
                                        label?: string;
                                        sentence?: string;
                                        image?: {
                                            imageId: number;
                                            idDocType: string;
                                            side: ("FRONT_SIDE" | "BACK_SIDE") | null;
                                            crop: boolean;
                                        };
                                    }[];
                                };
                                /** @constant */
                                kind: "questionnaire";
                                definition?: {
                                    [key: string]: unknown;
                                };
                                questionnaireId: string;
                                answers?: {
                                    sections?: {
                                        [key: string]: unknown;
                                    };
                                } & {
                                    [key: string]: unknown;
                                };
                            } | {
                                block: string;
                                group: string;
                                skippable: boolean;
                                again?: {
                                    reasons: {
                                        key: string;
                                        fix: string;
                                        label?: string;
                                        sentence?: string;
                                        image?: {
                                            imageId: number;
                                            idDocType: string;
                                            side: ("FRONT_SIDE" | "BACK_SIDE") | null;
                                            crop: boolean;
                                        };
                                    }[];
                                };
                                /** @constant */
                                kind: "data";
                                idDocSetType: string;
                                fields: {
                                    name: string;
                                    value?: string;
                                    editable: boolean;
                                    /** @enum {string} */
                                    type: "text" | "date" | "country" | "gender" | "email" | "phone";
                                    required: boolean;
                                }[];
                            } | {
                                block: string;
                                group: string;
                                skippable: boolean;
                                again?: {
                                    reasons: {
                                        key: string;
                                        fix: string;
                                        label?: string;
                                        sentence?: string;
                                        image?: {
                                            imageId: number;
                                            idDocType: string;
                                            side: ("FRONT_SIDE" | "BACK_SIDE") | null;
                                            crop: boolean;
                                        };
                                    }[];
                                };
                                /** @constant */
                                kind: "wait";
                                /** @enum {string} */
                                state: "submitting" | "checking" | "person";
                                checks: {
                                    key: string;
                                    /** @enum {string} */
                                    state: "pending" | "running" | "done";
                                }[];
                                since?: string;
                            } | {
                                block: string;
                                group: string;
                                skippable: boolean;
                                again?: {
                                    reasons: {
                                        key: string;
                                        fix: string;
                                        label?: string;
                                        sentence?: string;
                                        image?: {
                                            imageId: number;
                                            idDocType: string;
                                            side: ("FRONT_SIDE" | "BACK_SIDE") | null;
                                            crop: boolean;
                                        };
                                    }[];
                                };
                                /** @constant */
                                kind: "result";
                                /** @enum {string} */
                                result: "approved" | "retry" | "rejected" | "done";
                                reasons: {
                                    key: string;
                                    fix: string;
                                    label?: string;
                                    sentence?: string;
                                    image?: {
                                        imageId: number;
                                        idDocType: string;
                                        side: ("FRONT_SIDE" | "BACK_SIDE") | null;
                                        crop: boolean;
                                    };
                                }[];
                                comment?: string;
                                mayTryAgain: boolean;
                                appeal: {
                                    allowed: boolean;
                                    made: boolean;
                                };
                                evidence?: {
                                    /** @enum {string} */
                                    checkType: "DOCUMENT_PICTURE" | "DOCUMENT_PRESENT" | "DOCUMENT_BLUR" | "DOCUMENT_GLARE" | "DOCUMENT_DARK" | "DOCUMENT_RESOLUTION" | "DOCUMENT_CUT_OFF" | "DOCUMENT_COVERED" | "DOCUMENT_GREYSCALE" | "DOCUMENT_SCREENSHOT" | "DOCUMENT_OF_SCREEN" | "DOCUMENT_EDITED" | "DOCUMENT_RECOMPRESSED" | "DOCUMENT_ERROR_LEVEL" | "DOCUMENT_PASTED_PORTRAIT" | "DOCUMENT_SPECIMEN" | "DOCUMENT_SIDES" | "DOCUMENT_MRZ" | "DOCUMENT_FIELDS" | "DOCUMENT_TAX_NUMBER" | "DOCUMENT_TYPE" | "DOCUMENT_EXPIRY" | "DOCUMENT_COUNTRY" | "AGE" | "DATA_COMPARISON" | "DOCUMENT_PORTRAIT" | "SELFIE_PICTURE" | "SELFIE_GLARE" | "SELFIE_DARK" | "SELFIE_RESOLUTION" | "SELFIE_SCREENSHOT" | "SELFIE_OF_SCREEN" | "SELFIE_EDITED" | "SELFIE_RECOMPRESSED" | "SELFIE_FACE" | "FACE_LIVELINESS" | "SELFIE_IS_PORTRAIT" | "FACE_MATCH" | "SELFIE_REPEATED" | "ACTION_STEP" | "PAYMENT_METHOD" | "QUESTIONNAIRE" | "EMAIL_CONFIRMATION" | "PHONE_CONFIRMATION" | "DATA_CONFIRMATION" | "BLOCKLIST" | "SIMILAR_SEARCH" | "MANUAL_STEP" | "WATCHLIST" | "PROVIDER";
                                    /** @enum {string} */
                                    answer: "GREEN" | "YELLOW" | "RED" | "ERROR";
                                    sentence: string;
                                    numbers: {
                                        [key: string]: number;
                                    };
                                    thresholds: {
                                        [key: string]: number;
                                    };
                                }[];
                            };
                        };
                    };
                };
            };
            /** @description Failed */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
        };
    };
    getHealthLive: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        status: string;
                        checks?: {
                            [key: string]: boolean;
                        };
                    };
                };
            };
            /** @description Failed */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
        };
    };
    getHealthReady: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        status: string;
                        checks?: {
                            [key: string]: boolean;
                        };
                    };
                };
            };
            /** @description Failed */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
        };
    };
    getStatusApi: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        status: string;
                        verdict: string;
                        checks: unknown[];
                    };
                };
            };
            /** @description Failed */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
        };
    };
    getOpenapiJson: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        [key: string]: unknown;
                    };
                };
            };
            /** @description Failed */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
        };
    };
    getMetrics: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "text/plain": Blob;
                };
            };
            /** @description Failed */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
        };
    };
    getWebsdkWebsdkHtml: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "text/html": Blob;
                };
            };
            /** @description Failed */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
        };
    };
    getWebsdkPByCode: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                code: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "text/html": Blob;
                };
            };
            /** @description Failed */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
        };
    };
    getFlow: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "text/html": Blob;
                };
            };
            /** @description Failed */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
        };
    };
    getFlowAssetsByFile: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                file: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "text/javascript": Blob;
                    "text/css": Blob;
                    "application/wasm": Blob;
                    "application/octet-stream": Blob;
                };
            };
            /** @description Failed */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
        };
    };
    getWebsdkByScript: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                script: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "text/javascript": Blob;
                };
            };
            /** @description Failed */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
        };
    };
    getDocs: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "text/html": Blob;
                };
            };
            /** @description Failed */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
        };
    };
    getDocsPageCss: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "text/css; charset=utf-8": Blob;
                };
            };
            /** @description Failed */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
        };
    };
    getDocsPageJs: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "text/javascript; charset=utf-8": Blob;
                };
            };
            /** @description Failed */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
        };
    };
    getDocsSwaggerUiCss: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "text/css; charset=utf-8": Blob;
                };
            };
            /** @description Failed */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
        };
    };
    getDocsSwaggerUiBundleJs: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "text/javascript; charset=utf-8": Blob;
                };
            };
            /** @description Failed */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
        };
    };
    getLlmsTxt: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "text/plain": Blob;
                };
            };
            /** @description Failed */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
        };
    };
}
