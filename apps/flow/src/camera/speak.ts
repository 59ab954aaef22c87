import { type Language, localeOf } from '../messages/languages.ts';

/** Says a hint aloud, in place of the one before. Browsers without a voice stay silent. */
export function speak(text: string, language: Language): void {
  if (!('speechSynthesis' in window)) return;
  window.speechSynthesis.cancel();
  const spoken = new SpeechSynthesisUtterance(text);
  spoken.lang = localeOf(language);
  window.speechSynthesis.speak(spoken);
}

/** A short knock in the hand: the picture was taken. */
export function tap(): void {
  navigator.vibrate?.(60);
}
