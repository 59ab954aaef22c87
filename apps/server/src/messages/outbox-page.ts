import { escapeHtml } from '../platform/http/escape-html.ts';
import { htmlPage } from '../platform/http/html-page.ts';
import type { StoredMessage } from './ports.ts';

/** The outbox as a page for the operator. */
export function outboxPage(items: readonly StoredMessage[], total: number): ReturnType<typeof htmlPage> {
  const title = 'Sandbox outbox';
  const count = total > items.length ? `${items.length} of ${total} messages` : `${total} messages`;
  const articles = items.map(article).join('\n');
  const body = `<main><h1>${title}</h1>
<p>Nothing leaves the sandbox: this is what would have been sent. ${count}, newest first. Reload for newer ones.</p>
${articles}</main>`;
  return htmlPage(body, { title, language: 'en' });
}

function article({ channel, createdAt, applicantId, content }: StoredMessage): string {
  const to = content === undefined ? '' : escapeHtml(content.to);
  const subject =
    content?.channel === 'email' ? `<p><strong>${escapeHtml(content.subject)}</strong></p>` : '';
  return `<article><small>${createdAt.toISOString()} · ${channel} · applicant ${applicantId}</small>
<p>To: ${to}</p>${subject}<pre>${escapeHtml(content?.text ?? '')}</pre></article>`;
}
