import { messageLanguage, textsByLanguage } from '../messages/texts.ts';
import { escapeHtml } from '../platform/http/escape-html.ts';
import { htmlPage } from '../platform/http/html-page.ts';

type State = { readonly kind: 'question'; readonly token: string } | { readonly kind: 'done' | 'invalid' };

/** The page behind a link: the question with its button, or what came of it. */
export function confirmationPage(lang: string | undefined, state: State): ReturnType<typeof htmlPage> {
  const language = messageLanguage(lang);
  const texts = textsByLanguage[language];
  const title = escapeHtml(texts.pageTitle);
  const status = state.kind === 'invalid' ? 404 : 200;
  return htmlPage(`<main><h1>${title}</h1>\n${content()}</main>`, { title, language, status });

  function content(): string {
    if (state.kind !== 'question')
      return `<p role="status">${escapeHtml(state.kind === 'done' ? texts.pageDone : texts.pageInvalid)}</p>`;
    const action = escapeHtml(`?token=${encodeURIComponent(state.token)}&lang=${language}`);
    return `<p>${escapeHtml(texts.pageQuestion)}</p>
<form method="post" action="${action}"><button type="submit">${escapeHtml(texts.pageButton)}</button></form>`;
  }
}
