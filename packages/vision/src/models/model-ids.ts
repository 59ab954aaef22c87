import { lineReaderId } from '../ocr/tongues.ts';
import { modelCatalogue } from './model-catalogue.ts';
import type { OwnModels } from './model-description.ts';

/** The face models that findings of each kind depend on, by id. */
export type FaceModelIds = { readonly document: readonly string[]; readonly selfie: readonly string[] };

/** The id of the model in a role: the operator's, or the bundled one's. */
export function modelIdOf(role: keyof OwnModels, own: OwnModels): string {
  return own[role]?.id ?? modelCatalogue[role].id;
}

export function faceModelIds(own: OwnModels): FaceModelIds {
  const document = [modelIdOf('faceDetector', own), modelIdOf('faceFeatures', own)];
  return { document, selfie: [...document, modelIdOf('faceLiveness', own)] };
}

/** Of every role. */
export function allModelIds(own: OwnModels): string[] {
  const replaced = new Map(Object.entries(own).map(([role, model]) => [role, model?.id] as const));
  const sessions = Object.entries(modelCatalogue).map(([role, { id }]) => replaced.get(role) ?? id);
  return [...sessions, lineReaderId];
}
