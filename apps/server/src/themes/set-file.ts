import { createHash } from 'node:crypto';
import type { AppError } from '@aval/core/errors';
import type { Theme, ThemeFileKind } from '@aval/core/flow/theme';
import type { Result } from '@aval/core/result';
import type { Context } from '../platform/context.ts';
import { type ChangeThemeDependencies, changeTheme } from './change-theme.ts';
import { examineFile } from './examine-file.ts';

type Input = { readonly kind: ThemeFileKind; readonly content: Buffer };

/** Takes a logo or the font, in place of the former one. Errors: those of `examineFile`. */
export function setFile(deps: ChangeThemeDependencies) {
  const change = changeTheme(deps);
  return async (context: Context, { kind, content }: Input): Promise<Result<Theme, AppError>> => {
    const examined = await examineFile(kind, content);
    if (!examined.ok) return examined;
    const sha256 = createHash('sha256').update(content).digest('hex');
    const file = { sha256, format: examined.value, bytes: content.length };
    return change(context, { type: 'set-file', kind, file, content });
  };
}
