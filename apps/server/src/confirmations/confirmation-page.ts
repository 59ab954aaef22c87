import { messageLanguage, textsByLanguage } from '../messages/texts.ts';
import { escapeHtml } from '../platform/http/escape-html.ts';
import { htmlPage } from '../platform/http/html-page.ts';
import { plainPageTheme } from '../themes/plain-page-theme.ts';
import type { ShownTheme } from '../themes/show-theme.ts';

type State = { readonly kind: 'question'; readonly token: string } | { readonly kind: 'done' | 'invalid' };

/** The page behind a link, in the look of whoever sent it: the question with its button, or what came of it. */
export function confirmationPage(
  lang: string | undefined,
  theme: ShownTheme | null,
  state: State,
): ReturnType<typeof htmlPage> {
  const language = messageLanguage(lang);
  const texts = textsByLanguage[language];
  const title = escapeHtml(texts.pageTitle);
  const status = state.kind === 'invalid' ? 404 : 200;
  const { style, logo } = plainPageTheme(theme);
  const body = `<main>${logo}<h1>${title}</h1>\n${content()}</main>`;
  return htmlPage(body, { title, language, status, style });

  function content(): string {
    if (state.kind !== 'question')
      return `<p role="status">${escapeHtml(state.kind === 'done' ? texts.pageDone : texts.pageInvalid)}</p>`;
    const action = escapeHtml(`?token=${encodeURIComponent(state.token)}&lang=${language}`);
    return `<p>${escapeHtml(texts.pageQuestion)}</p>
<form method="post" action="${action}"><button type="submit">${escapeHtml(texts.pageButton)}</button></form>`;
  }
}
