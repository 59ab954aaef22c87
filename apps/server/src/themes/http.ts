import { appError } from '@aval/core/errors';
import {
  parseThemeFileName,
  plainTheme,
  type Theme,
  type ThemeFile,
  themeFileKindSchema,
  themeFileTypes,
  themeTokensSchema,
} from '@aval/core/flow/theme';
import { type EnvironmentId, environmentIdSchema } from '@aval/core/ids';
import { failure, success } from '@aval/core/result';
import { z } from 'zod';
import { nothing, publicRoute, type Route, route } from '../platform/http/route.ts';
import { type ChangeThemeDependencies, changeTheme } from './change-theme.ts';
import { themeFileHeaders } from './file-headers.ts';
import type { ThemeStore } from './ports.ts';
import { setFile } from './set-file.ts';
import { themeAddress } from './theme-address.ts';

export type ThemeRouteDependencies = ChangeThemeDependencies & {
  readonly themes: Pick<ThemeStore, 'find' | 'readFile'>;
};

const fileBodySchema = z.object({ url: z.string(), contentType: z.string(), bytes: z.number().int() });
const bodySchema = themeTokensSchema.extend({
  files: z.object({
    logo: fileBodySchema.optional(),
    logoDark: fileBodySchema.optional(),
    font: fileBodySchema.optional(),
  }),
});
const path = '/resources/theme';
const read = { permission: 'level.read', accessToken: 'refused' } as const;
const write = { permission: 'level.write', accessToken: 'refused' } as const;
const params = z.object({ file: themeFileKindSchema });

/** How the applicant's page of an environment looks, and the files that everybody who sees it gets. */
export function themeRoutes(deps: ThemeRouteDependencies): Route[] {
  const change = changeTheme(deps);
  const set = setFile(deps);
  return [
    route(
      {
        method: 'GET',
        path,
        access: read,
        summary: "How the applicant's page looks: tokens and files",
        params: nothing,
        query: nothing,
        body: nothing,
        response: bodySchema,
      },
      async ({ environmentId }) =>
        success({ body: themeBody(environmentId, (await deps.themes.find(environmentId)) ?? plainTheme) }),
    ),
    route(
      {
        method: 'PUT',
        path,
        access: write,
        summary: "Replace the tokens of the applicant's page; its files stay",
        params: nothing,
        query: nothing,
        /** What was read can be sent back: files are left alone. */
        body: themeTokensSchema.extend({ files: z.unknown().optional() }),
        response: bodySchema,
      },
      async (context, { body: { files, ...tokens } }) => {
        const changed = await change(context, { type: 'replace-tokens', tokens });
        return changed.ok ? success({ body: themeBody(context.environmentId, changed.value) }) : changed;
      },
    ),
    route(
      {
        method: 'DELETE',
        path,
        access: write,
        summary: "Let the applicant's page look as it comes",
        params: nothing,
        query: nothing,
        body: nothing,
        response: bodySchema,
      },
      async (context) => {
        const changed = await change(context, { type: 'reset' });
        return changed.ok ? success({ body: themeBody(context.environmentId, changed.value) }) : changed;
      },
    ),
    route(
      {
        method: 'POST',
        path: `${path}/:file`,
        access: write,
        summary: "A logo or the font of the applicant's page, in place of the former one",
        params,
        query: nothing,
        body: z.object({}),
        multipart: { textParts: [], filePart: 'content' },
        response: bodySchema,
      },
      async (context, request) => {
        const file = request.files.get('content');
        if (file === undefined) return failure(appError('invalid-value', "The part 'content' is missing"));
        const changed = await set(context, { kind: request.params.file, content: file.bytes });
        return changed.ok ? success({ body: themeBody(context.environmentId, changed.value) }) : changed;
      },
    ),
    route(
      {
        method: 'DELETE',
        path: `${path}/:file`,
        access: write,
        summary: "Take a logo or the font off the applicant's page",
        params,
        query: nothing,
        body: nothing,
        response: bodySchema,
      },
      async (context, request) => {
        const changed = await change(context, { type: 'remove-file', kind: request.params.file });
        return changed.ok ? success({ body: themeBody(context.environmentId, changed.value) }) : changed;
      },
    ),
    publicRoute(
      {
        method: 'GET',
        path: '/flow/theme/:environmentId/:file',
        summary: "A logo or a font of the applicant's page, named by its content",
        params: z.object({ environmentId: z.string(), file: z.string() }),
        query: nothing,
        response: { contentTypes: Object.values(themeFileTypes) },
      },
      async (request) => {
        const environmentId = environmentIdSchema.safeParse(request.params.environmentId);
        const file = parseThemeFileName(request.params.file);
        if (!environmentId.success || file === undefined) return failure(appError('route-not-found'));
        const bytes = await deps.themes.readFile(environmentId.data, request.params.file);
        if (bytes === undefined) return failure(appError('route-not-found'));
        return success({ bytes, contentType: themeFileTypes[file.format], headers: themeFileHeaders });
      },
    ),
  ];
}

function themeBody(environmentId: EnvironmentId, { tokens, files }: Theme): z.infer<typeof bodySchema> {
  const { logo, logoDark, font } = files;
  const body = (file: ThemeFile) => ({
    url: themeAddress(environmentId, file),
    contentType: themeFileTypes[file.format],
    bytes: file.bytes,
  });
  return {
    ...tokens,
    files: {
      ...(logo === undefined ? {} : { logo: body(logo) }),
      ...(logoDark === undefined ? {} : { logoDark: body(logoDark) }),
      ...(font === undefined ? {} : { font: body(font) }),
    },
  };
}
