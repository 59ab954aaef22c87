import type { FaceTemplate } from '@aval/core/findings';

declare const known: unique symbol;
declare const ofModel: unique symbol;

/** The id of one model, as a type of its own; only `withFaceModel` makes one. */
export type FaceModelId = string & { readonly [known]: true };

/** A model whose templates may be compared with each other. `Id` neither widens nor narrows to another model's. */
export type FaceModel<Id extends FaceModelId> = {
  /** The template, known to be this model's; null for one of another model. */
  readonly own: (template: FaceTemplate) => TemplateOf<Id> | null;
};

/** A template that is known to be of the model `Id`. A stored one becomes it through `FaceModel.own` alone. */
export type TemplateOf<Id extends FaceModelId> = FaceTemplate & { readonly [ofModel]: (id: Id) => Id };

/**
 * Names a model for the length of `work`. As `work` has to do for every `Id`, the compiler keeps the templates of two models
 * apart: comparing across them does not compile, and neither does comparing templates as they come out of the database.
 */
export function withFaceModel<Value>(
  modelId: string,
  work: <Id extends FaceModelId>(model: FaceModel<Id>) => Value,
): Value {
  const isOwn = (template: FaceTemplate): template is TemplateOf<FaceModelId> => template.modelId === modelId;
  return work<FaceModelId>({ own: (template) => (isOwn(template) ? template : null) });
}
