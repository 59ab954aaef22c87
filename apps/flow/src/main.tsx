import './theme/page.css';
import { render } from 'preact';
import { App } from './app.tsx';
import { findLanguage, loadMessages } from './messages/languages.ts';
import { findBridge } from './session/find-bridge.ts';
import { makeSession } from './session/make-session.ts';
import { applyTheme } from './theme/apply-theme.ts';
import { isDark } from './theme/use-dark.ts';

/** The language of the address, of the link, or of the browser; English where none of them is spoken here. */
async function begin(): Promise<void> {
  applyTheme(null, isDark('auto'));
  const address = new URL(window.location.href);
  const bridge = findBridge(address, window.fetch.bind(window));
  const session = bridge === undefined ? undefined : makeSession(bridge, window.fetch.bind(window));
  const asked = address.searchParams.get('lang');
  const started = await session?.start();
  const language = findLanguage([asked, started?.language, ...navigator.languages]) ?? 'en';
  const messages = await loadMessages(language);
  const root = document.querySelector('#app');
  if (root === null) return;
  root.classList.remove('starting');
  const appearance = started?.theme ?? 'auto';
  const props = { session, language, messages, appearance, hidesBack: started?.hidesBack === true };
  render(<App {...props} />, root);
  if (session?.state().phase === 'starting') await session.open(language);
}

void begin();
