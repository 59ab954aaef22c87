import { failure, type Result, success } from '@aval/core/result';
import { digestOfFile } from '@aval/pinned-files/digest';
import type { ModelFailure } from './load-models.ts';
import type { OwnModels } from './model-description.ts';

/** Compares the operator's model files with their sha256, without loading them. */
export async function verifyOwnModels(own: OwnModels): Promise<Result<undefined, ModelFailure>> {
  for (const model of Object.values(own)) {
    if (model === undefined) continue;
    const { name, path, sha256 } = model.file;
    const found = await digestOfFile(path, 'sha256', 'hex').catch((error: unknown) => String(error));
    if (found === undefined) {
      return failure({ code: 'model-missing', file: name, message: `${path}: there is no such file` });
    }
    if (found !== sha256) {
      const message = `${path}: sha256 is ${found}, the models file says ${sha256}`;
      return failure({ code: 'model-altered', file: name, message });
    }
  }
  return success(undefined);
}
