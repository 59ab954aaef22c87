import type { MessageContent } from '../messages/ports.ts';
import { fillText, type MessageLanguage, textsByLanguage } from '../messages/texts.ts';
import { escapeHtml } from '../platform/http/escape-html.ts';
import { codeLifeMs } from './code-rules.ts';

const minutes = String(codeLifeMs / 60_000);

/** The short message with a code. */
export function codeSms(language: MessageLanguage, to: string, code: string): MessageContent {
  return { channel: 'sms', to, text: fillText(textsByLanguage[language].smsCode, { code }), code };
}

/** The letter with a code and a link: as plain text, and as a page that loads nothing. `accent` is the colour of its link. */
export function codeEmail(
  language: MessageLanguage,
  to: string,
  {
    code,
    link,
    accent,
  }: { readonly code: string; readonly link: string; readonly accent?: string | undefined },
): MessageContent {
  const texts = textsByLanguage[language];
  const sentence = fillText(texts.emailCode, { code, minutes });
  const text = [texts.emailGreeting, sentence, `${texts.emailLink}\n${link}`, texts.emailNotYou].join('\n\n');
  const body = escapeHtml(sentence).replace(
    code,
    `<strong style="font-size:20px;letter-spacing:2px">${code}</strong>`,
  );
  const colour = accent === undefined ? '' : ` style="color:${accent}"`;
  const html = `<!doctype html>
<html lang="${language}">
<head><meta charset="utf-8"><title>${escapeHtml(texts.emailSubject)}</title></head>
<body style="font-family:sans-serif;font-size:16px;line-height:1.5;color:#1b1b1f;max-width:34em;margin:0 auto;padding:24px">
<p>${escapeHtml(texts.emailGreeting)}</p>
<p>${body}</p>
<p>${escapeHtml(texts.emailLink)}<br><a href="${escapeHtml(link)}"${colour}>${escapeHtml(texts.emailButton)}</a></p>
<p style="color:#5b5b66">${escapeHtml(texts.emailNotYou)}</p>
</body>
</html>
`;
  return { channel: 'email', to, subject: texts.emailSubject, text, html, code, link };
}
