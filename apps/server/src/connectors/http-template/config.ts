import { z } from 'zod';

const template = z.string().max(4096);

type Tree = string | number | boolean | null | readonly Tree[] | { readonly [name: string]: Tree };
const treeSchema: z.ZodType<Tree> = z.lazy(() =>
  z.union([
    template,
    z.number(),
    z.boolean(),
    z.null(),
    z.array(treeSchema),
    z.record(z.string(), treeSchema),
  ]),
);
export type BodyTree = Tree;

/**
 * The request of a gateway that has no connector of its own. Texts may hold `{to}` (E.164), `{digits}` (the same without plus),
 * `{text}`, `{id}`, `{sender}`, `{account}` and `{token}`.
 */
export const httpTemplateSchema = z.strictObject({
  version: z.literal(1),
  /** Values are percent-encoded when they are put in. */
  url: z.string().regex(/^https?:\/\/[^{}/]+(\/|$)/, 'must be an address whose host is fixed'),
  method: z.enum(['GET', 'POST', 'PUT']).default('POST'),
  headers: z.record(z.string().regex(/^[A-Za-z0-9-]+$/), template).default({}),
  /** `json` goes as a JSON value of this shape, `form` as its fields. */
  body: z
    .union([z.strictObject({ json: treeSchema }), z.strictObject({ form: z.record(z.string(), template) })])
    .optional(),
  /** HTTP statuses that mean that the message was taken. */
  acceptedStatuses: z.array(z.number().int().min(200).max(299)).min(1).default([200, 201, 202]),
  /** Where the answer must hold a value for the message to count as taken: names and indexes with dots between. */
  idPath: z
    .string()
    .regex(/^[\w-]+(\.[\w-]+)*$/)
    .optional(),
});
export type HttpTemplate = z.infer<typeof httpTemplateSchema>;

export type HttpTemplateConfig = {
  readonly template: HttpTemplate;
  readonly sender: string | undefined;
  readonly account: string | undefined;
  readonly token: string | undefined;
};
