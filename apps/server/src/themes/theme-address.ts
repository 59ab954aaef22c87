import { type ThemeFile, themeFileName } from '@aval/core/flow/theme';
import type { EnvironmentId } from '@aval/core/ids';

/** Where everybody can have a file of a theme, on this server. */
export function themeAddress(environmentId: EnvironmentId, file: ThemeFile): string {
  return `/flow/theme/${environmentId}/${themeFileName(file)}`;
}
