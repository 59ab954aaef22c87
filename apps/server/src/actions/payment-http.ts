import { type AppError, appError } from '@aval/core/errors';
import { type ActionId, actionIdSchema, applicantIdSchema } from '@aval/core/ids';
import { failure, type Result } from '@aval/core/result';
import { z } from 'zod';
import type { Context } from '../platform/context.ts';
import { type Reply, type Route, route } from '../platform/http/route.ts';
import { actionBodySchema } from './action-body.ts';
import { type CreatePaymentActionDependencies, createPaymentAction } from './create-payment-action.ts';
import { type SetPaymentMethodDependencies, setPaymentMethod } from './set-payment-method.ts';

export type PaymentActionRouteDependencies = {
  readonly createPayment: CreatePaymentActionDependencies;
  readonly setPayment: SetPaymentMethodDependencies;
};
type Shown = (
  context: Context,
  id: ActionId,
) => Promise<Result<Reply<z.input<typeof actionBodySchema>>, AppError>>;

/** A means of payment as the wire describes it; further members are kept. */
const paymentMethodSchema = z.looseObject({
  type: z.enum(['bankCard', 'eWallet', 'wireTransfer']),
  subType: z.string().max(100).optional(),
  data: z.looseObject({}).optional(),
});

/** Actions on a means of payment, by the calls that have addresses of their own; `shown` answers the whole action. */
export function paymentActionRoutes(deps: PaymentActionRouteDependencies, shown: Shown): Route[] {
  const create = createPaymentAction(deps.createPayment);
  const set = setPaymentMethod(deps.setPayment);
  return [
    route(
      {
        method: 'POST',
        path: '/resources/applicantActions/-/forApplicant/:applicantId/paymentMethod',
        access: { permission: 'action.write', accessToken: 'refused' },
        summary: 'Begin an action on a means of payment; X-External-Action-Id names it',
        params: z.object({ applicantId: applicantIdSchema }),
        query: z.object({ requireSelfie: z.enum(['true', 'false', '']).optional() }),
        body: paymentMethodSchema,
        response: actionBodySchema,
      },
      async (context, { params, query, body: paymentMethod, headers }) => {
        const named = z.string().min(1).max(512).safeParse(headers['x-external-action-id']);
        if (!named.success)
          return failure(appError('invalid-value', 'The header X-External-Action-Id has to name the action'));
        const made = await create(context, {
          ...params,
          externalActionId: named.data,
          requireSelfie: query.requireSelfie === 'true',
          paymentMethod,
        });
        return made.ok ? shown(context, made.value.action.id) : made;
      },
    ),
    route(
      {
        method: 'POST',
        path: '/resources/applicantActions/:actionId/paymentMethod',
        access: { permission: 'action.write', accessToken: 'refused' },
        summary: 'Tell which means of payment an action is about',
        params: z.object({ actionId: actionIdSchema }),
        query: z.object({}),
        body: paymentMethodSchema,
        response: actionBodySchema,
      },
      async (context, { params: { actionId }, body: paymentMethod }) => {
        const told = await set(context, { actionId, paymentMethod });
        return told.ok ? shown(context, actionId) : told;
      },
    ),
  ];
}
