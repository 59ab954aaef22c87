export type BrowserKind = {
  /** A page shown inside another app, where cameras often do not work. */
  readonly isInApp: boolean;
  readonly system: 'ios' | 'android' | 'desktop';
};

const apps =
  /FBAN|FBAV|FB_IAB|Instagram|Line\/|MicroMessenger|TikTok|musical_ly|BytedanceWebview|Snapchat|Pinterest|Twitter|LinkedInApp|GSA\//;

/** What the browser's own description tells; it decides about advice only, never about what is possible. */
export function browserKind(userAgent: string, touchPoints: number): BrowserKind {
  const isIos = /iPhone|iPad|iPod/.test(userAgent) || (/Macintosh/.test(userAgent) && touchPoints > 1);
  const isAndroid = /Android/.test(userAgent);
  // Android's web view says `wv`.
  const isInApp = apps.test(userAgent) || (isAndroid && /; wv\)/.test(userAgent));
  return { isInApp, system: isIos ? 'ios' : isAndroid ? 'android' : 'desktop' };
}
