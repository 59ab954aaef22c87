import { jsonSchema } from '@aval/core/json';
import { actionBodySchema } from '../actions/action-body.ts';
import { applicantBodySchema } from '../applicants/applicant-body.ts';
import { levelBodySchema } from '../levels/level-body.ts';
import { errorBodySchema } from '../platform/http/error-body.ts';
import { okSchema } from '../platform/http/ok-body.ts';
import { reviewBodySchema } from '../reviews/review-body.ts';

/** Objects that many answers hold: named once in the API's description, and so in every client generated from it. */
export const namedSchemas = {
  Action: actionBodySchema,
  Applicant: applicantBodySchema,
  Error: errorBodySchema,
  Json: jsonSchema,
  Level: levelBodySchema,
  Ok: okSchema,
  Review: reviewBodySchema,
};
