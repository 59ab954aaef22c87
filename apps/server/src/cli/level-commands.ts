import type { EnvironmentKind } from '@aval/core/ids';
import { onErrand, requireEnvironment } from './errand.ts';
import { answer, type Output } from './output.ts';

export async function listLevelsCommand(
  output: Output,
  { env, tenant }: { readonly env: EnvironmentKind; readonly tenant: string | undefined },
): Promise<void> {
  await onErrand(async ({ stores }) => {
    const environment = await requireEnvironment(stores, env, tenant);
    const levels = await stores.levels.list(environment.id);
    const lines = levels.map((level) => {
      const steps = level.definition.requiredIdDocs.docSets.map((docSet) => docSet.idDocSetType).join(' + ');
      return `${level.name}  ${steps}  minimum age ${level.definition.rules.minimumAge}`;
    });
    answer(output, { levels }, lines.join('\n'));
  });
}
