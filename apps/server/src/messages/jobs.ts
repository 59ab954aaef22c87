import { environmentIdSchema } from '@aval/core/ids';
import { z } from 'zod';
import { defineJob, type Job } from '../platform/jobs/ports.ts';
import { checkMessage } from './check-message.ts';
import {
  checkMessageTask,
  type SendMessageDependencies,
  sendMessage,
  sendMessageTask,
} from './send-message.ts';

const named = { environmentId: environmentIdSchema, messageId: z.uuid() };

export function messageJobs(deps: SendMessageDependencies): Job[] {
  const send = sendMessage(deps);
  const check = checkMessage(deps);
  return [
    defineJob({
      task: sendMessageTask,
      payload: z.object({ ...named, attempt: z.number().int().min(1) }),
      lane: 'quick',
      run: (input, signal) => send(input, signal),
    }),
    defineJob({
      task: checkMessageTask,
      payload: z.object({ ...named, round: z.number().int().min(1) }),
      lane: 'quick',
      run: (input, signal) => check(input, signal),
    }),
  ];
}
