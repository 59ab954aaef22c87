import { isDeepStrictEqual } from 'node:util';
import type { AppError } from '@aval/core/errors';
import {
  plainTheme,
  type Theme,
  type ThemeFile,
  type ThemeFileKind,
  type ThemeTokens,
  themeFileName,
} from '@aval/core/flow/theme';
import { type Result, success } from '@aval/core/result';
import type { Journal } from '../journal/ports.ts';
import type { Clock } from '../platform/clock/clock.ts';
import type { Context } from '../platform/context.ts';
import type { Transact } from '../platform/database/transact.ts';
import type { EnvironmentKeys } from '../tenants/ports.ts';
import type { ThemeStore } from './ports.ts';

export type ChangeThemeDependencies = {
  readonly transact: Transact<{ readonly themes: ThemeStore; readonly journal: Journal }>;
  readonly environmentKeys: EnvironmentKeys;
  readonly clock: Clock;
};
export type ThemeChange =
  | { readonly type: 'replace-tokens'; readonly tokens: ThemeTokens }
  | {
      readonly type: 'set-file';
      readonly kind: ThemeFileKind;
      readonly file: ThemeFile;
      readonly content: Buffer;
    }
  | { readonly type: 'remove-file'; readonly kind: ThemeFileKind }
  | { readonly type: 'reset' };

/** Changes how the page of an environment looks. What is so already stays, and nothing is written of it. */
export function changeTheme({ transact, environmentKeys, clock }: ChangeThemeDependencies) {
  return async ({ environmentId, actor }: Context, change: ThemeChange): Promise<Result<Theme, AppError>> => {
    const dataKey = await environmentKeys.dataKey(environmentId);
    return transact(async ({ themes, journal }) => {
      const at = clock();
      const before = await themes.lock(environmentId, at);
      const { theme, entry } = apply(before, change);
      if (isDeepStrictEqual(theme, before)) return success(before);
      if (change.type === 'set-file')
        await themes.addFile(environmentId, themeFileName(change.file), change.content);
      await themes.save(environmentId, theme, at);
      await journal.append({ environmentId, subjectId: environmentId, at, actor, dataKey, ...entry });
      return success(theme);
    });
  };
}

type Entry = { readonly type: string; readonly payload: Readonly<Record<string, unknown>> };

function apply(before: Theme, change: ThemeChange): { readonly theme: Theme; readonly entry: Entry } {
  switch (change.type) {
    case 'replace-tokens': {
      const { tokens } = change;
      return { theme: { ...before, tokens }, entry: { type: 'themeChanged', payload: { tokens } } };
    }
    case 'set-file': {
      const { kind, file } = change;
      return {
        theme: { ...before, files: { ...before.files, [kind]: file } },
        entry: { type: 'themeFileSet', payload: { file: kind, ...file } },
      };
    }
    case 'remove-file': {
      const { [change.kind]: removed, ...files } = before.files;
      const payload = { file: change.kind, sha256: removed?.sha256 };
      return { theme: { ...before, files }, entry: { type: 'themeFileRemoved', payload } };
    }
    case 'reset':
      return { theme: plainTheme, entry: { type: 'themeReset', payload: {} } };
  }
}
