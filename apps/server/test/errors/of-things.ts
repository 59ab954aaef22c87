import { endpointOf } from '../../src/providers/find-provider.ts';
import { actionSchema, approvedApplicant, createAction, newActionId } from '../action-steps.ts';
import { createApplicant, submit } from '../applicant-steps.ts';
import { type ErrorWorld, nobody, type Provocations, ProvokedIn, uuid } from './error-world.ts';

/** What is not there, is there already, or stands otherwise. */
export function errorsOfThings({
  server,
  person,
  call,
  post,
  of,
  create,
  submitted,
  noteOf,
  providers,
}: ErrorWorld) {
  return {
    'applicant-already-in-the-state': [async () => submit(server.call, await submitted()), /'pending'/],
    'applicant-already-blacklisted': async () => {
      const { id } = await createApplicant(server.call);
      await post(of(id, 'blacklist'));
      return post(of(id, 'blacklist'));
    },
    'applicant-already-whitelisted': () => call('DELETE', of(person.id, 'blacklist')),
    'applicant-not-found': [() => call('GET', of(nobody, 'one')), /not found \(anf\)$/],
    'level-not-found': [() => post('/resources/applicants?levelName=none', {}), /^The level does not exist$/],
    'image-not-found': () =>
      call('GET', `/resources/inspections/${person.inspectionId}/resources/2147483000`),
    'action-not-found': () => call('GET', `/resources/applicantActions/${nobody}/one`),
    'link-not-found': () =>
      call('POST', '/resources/sdkIntegrations/websdkLinks/accessToken', {
        as: 'nobody',
        headers: { 'X-WebSDK-Link': 'A'.repeat(32) },
      }),
    'questionnaire-not-found': () => call('GET', '/resources/api/questionnaires/none'),
    'officer-session-not-found': () => call('DELETE', `/resources/officerSessions/${uuid}`),
    'note-not-found': () => call('DELETE', `/resources/api/applicants/${person.id}/notes/${nobody}`),
    'attachment-not-found': async () => {
      const noteId = await noteOf(person.id);
      return call('GET', `/resources/api/applicants/${person.id}/notes/${noteId}/attachments/${nobody}`);
    },
    'webhook-not-found': () => call('GET', `/resources/api/clientWebhooks/${nobody}`),
    'hit-not-found': () =>
      post(`/resources/api/applicants/${person.id}/amlCase/hits/${uuid}/resolution`, {
        resolution: 'falsePositive',
        comment: 'by eye',
      }),
    'provider-not-found': () =>
      call('POST', `/resources/providers/webhooks/${'0'.repeat(64)}`, { as: 'nobody', body: {} }),
    'provider-digest-mismatch': () => {
      const [provider] = providers;
      if (provider === undefined) throw new Error('there is no provider');
      const endpoint = endpointOf(server.keyring, provider);
      return call('POST', `/resources/providers/webhooks/${endpoint}`, { as: 'nobody', body: {} });
    },
    'source-file-refused': new ProvokedIn('sources.test.ts'),
    'applicant-already-exists': [
      () => create({ externalUserId: person.externalUserId }),
      /already exists: [a-f0-9]{24}$/,
    ],
    'action-already-exists': async () => {
      const { id } = await approvedApplicant(server.call);
      const body = { externalActionId: newActionId() };
      (await createAction(server.call, id, 'form', body)).read(actionSchema);
      return createAction(server.call, id, 'form', body);
    },
    'applicant-not-approved': () => createAction(server.call, person.id, 'form'),
    'questionnaire-already-exists': async () => {
      const body = { id: 'twice', sections: [{ id: 's', items: [{ id: 'i', type: 'text' }] }] };
      await post('/resources/api/questionnaires', body);
      return post('/resources/api/questionnaires', body);
    },
    'steps-missing': [
      async () => submit(server.call, (await createApplicant(server.call)).id),
      /^Required steps are not complete: \[IDENTITY, SELFIE\]$/,
    ],
    'state-conflict': [
      async () => post(of(await submitted(), '-/approve'), {}),
      /^The checks are still running|^Cannot /,
    ],
    'continued-elsewhere': new ProvokedIn('api/flow.test.ts'),
    'flow-not-open': new ProvokedIn('api/flow.test.ts'),
    'challenge-expired': new ProvokedIn('api/flow-faces.test.ts'),
    'upload-offset-mismatch': new ProvokedIn('api/flow-pictures.test.ts'),
    'upload-not-found': new ProvokedIn('api/flow-pictures.test.ts'),
  } satisfies Provocations;
}
