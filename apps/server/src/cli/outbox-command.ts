import type { EnvironmentKind } from '@aval/core/ids';
import { listOutbox } from '../messages/list-outbox.ts';
import { outboxLink } from '../messages/outbox-link.ts';
import type { StoredMessage } from '../messages/ports.ts';
import { onErrand, requireEnvironment } from './errand.ts';
import { answer, CommandFailure, type Output } from './output.ts';

type Input = { readonly env: EnvironmentKind; readonly tenant: string | undefined; readonly limit: number };

/** Prints what the sandbox would have sent, newest first, and a signed link to the page that shows it for a quarter of an hour. */
export async function outboxCommand(output: Output, { env, tenant, limit }: Input): Promise<void> {
  await onErrand(async ({ stores, config, installation, clock }) => {
    const environment = await requireEnvironment(stores, env, tenant);
    const found = await listOutbox(stores)(
      { environmentId: environment.id, environment: environment.kind },
      { limit, offset: 0 },
    );
    if (!found.ok)
      throw new CommandFailure('Only the sandbox has an outbox: messages of production are shown to nobody.');
    const origin = config.publicUrl ?? `http://${config.host}:${config.port}`;
    const link = `${origin}${outboxLink(installation.keyring, environment.id, clock())}`;
    const { items, total } = found.value;
    const lines = items.map(line);
    const text = [...(lines.length === 0 ? ['Nothing was sent yet.'] : lines), '', `As a page: ${link}`];
    answer(output, { total, messages: items, link }, text.join('\n'));
  });
}

function line({ createdAt, channel, content }: StoredMessage): string {
  return `${createdAt.toISOString()}  ${channel}  ${content?.to ?? ''}  ${content?.code ?? ''}`;
}
