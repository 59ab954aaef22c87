import { textScriptSchema } from '@aval/core/findings';
import { environmentKindSchema } from '@aval/core/ids';
import { idDocTypeSchema } from '@aval/core/level';
import { defaultCount } from '@aval/specimens/set/default-count';
import { type Command, Option } from 'commander';
import { z } from 'zod';
import { type JsonOption, outputOf, parseList, parseWholeNumber, wholeNumberFrom } from './options.ts';
import { makeOutput } from './output.ts';

type InspectOptions = JsonOption & {
  readonly type?: string;
  readonly country?: string;
  readonly findCpf?: string;
  readonly scripts?: string[];
};

/** The commands about models and pictures: what examines them, sets to measure with, what the checks say of files. */
export function addPictureCommands(program: Command): void {
  const models = program.command('models').description('the models that examine pictures');
  models
    .command('fetch')
    .description('fetch what is missing')
    .option('--json', 'print JSON')
    .action(async (options: JsonOption) =>
      (await import('./models-commands.ts')).fetchModelsCommand(outputOf(options)),
    );
  models
    .command('verify')
    .description('compare the models with their pinned checksums')
    .option('--json', 'print JSON')
    .action(async (options: JsonOption) =>
      (await import('./models-commands.ts')).verifyModelsCommand(outputOf(options)),
    );

  const faces = program.command('faces').description('the stored faces');
  faces
    .command('re-embed')
    .description('move the stored face templates to the present models; may be interrupted and run again')
    .addOption(
      new Option('--env <environment>', 'only sandbox or production').choices(['sandbox', 'production']),
    )
    .option('--tenant <name>', 'only this tenant')
    .option('--dry-run', 'only count what would be moved')
    .option('--json', 'print JSON')
    .action(async (options: JsonOption & { env?: string; tenant?: string; dryRun?: boolean }) =>
      (await import('./faces-commands.ts')).reEmbedFacesCommand(outputOf(options), {
        env: environmentKindSchema.optional().parse(options.env),
        tenant: options.tenant,
        dryRun: options.dryRun === true,
      }),
    );

  const specimens = program.command('specimens').description('drawn documents and faces, to measure with');
  specimens
    .command('generate')
    .description('draw a labelled set: documents of every kind, faces, presentations, barcodes')
    .requiredOption('--out <folder>', 'where to; must be empty or not there')
    .option('--count <number>', 'pictures of documents', wholeNumberFrom(1, 100_000), defaultCount)
    .option('--seed <number>', 'another number draws another set', wholeNumberFrom(0, 1_000_000), 1)
    .option(
      '--only <list>',
      'comma-separated parts (documents, faces, pad, barcodes) or definitions',
      parseList,
    )
    .option('--force', 'replace an earlier set in the folder')
    .option('--json', 'print JSON')
    .action(
      async (
        options: JsonOption & { out: string; count: number; seed: number; only?: string[]; force?: boolean },
      ) =>
        (await import('./specimens-command.ts')).generateSpecimensCommand(outputOf(options), {
          out: options.out,
          count: options.count,
          seed: options.seed,
          only: options.only ?? null,
          force: options.force === true,
        }),
    );

  const inspect = program.command('inspect').description('what the checks say of files; nothing is stored');
  inspect
    .command('document')
    .description('read documents: kind, fields, checks')
    .argument('<file...>')
    .addOption(new Option('--type <type>', 'what it is handed in as').choices(idDocTypeSchema.options))
    .option('--country <code>', 'alpha-3 code of the issuing state, as declared')
    .option('--find-cpf <number>', 'say whether this Brazilian taxpayer number stands on the document')
    .addOption(new Option('--scripts <alphabets...>', 'alphabets to read').choices(textScriptSchema.options))
    .option('--json', 'print one JSON line a file')
    .action(async (files: string[], options: InspectOptions) =>
      (await import('./inspect-command.ts')).inspectDocumentsCommand(outputOf(options), files, {
        type: idDocTypeSchema.optional().parse(options.type),
        country: options.country,
        cpf: options.findCpf,
        scripts: z.array(textScriptSchema).optional().parse(options.scripts),
      }),
    );
  inspect
    .command('face')
    .description('look at selfies: faces, pose, quality, passive liveness')
    .argument('<file...>')
    .option('--json', 'print one JSON line a file')
    .action(async (files: string[], options: JsonOption) =>
      (await import('./inspect-command.ts')).inspectFacesCommand(outputOf(options), files),
    );
  inspect
    .command('pair')
    .description('compare the largest faces of two files, and of the next two')
    .argument('<file...>')
    .option('--json', 'print one JSON line a pair')
    .action(async (files: string[], options: JsonOption) =>
      (await import('./inspect-command.ts')).inspectPairsCommand(outputOf(options), files),
    );

  program
    .command('accuracy')
    .description('measure the eyes on labelled pictures and print the accuracy card')
    .option('--datasets <folder>', 'labelled real pictures (default: AVAL_DATASETS)')
    .option('--generated <folder>', 'pictures made by `specimens generate`; their figures stand apart')
    .option('--json [file]', 'write the card as JSON to a file, or print it')
    .option('--html <file>', 'write the card as one page')
    .option('--seed <number>', 'what random choices follow', parseWholeNumber, 1)
    .action(
      async (options: {
        datasets?: string;
        generated?: string;
        json?: string | true;
        html?: string;
        seed: number;
      }) =>
        (await import('./accuracy-command.ts')).accuracyCommand(makeOutput(options.json === true), {
          datasets: options.datasets,
          generated: options.generated,
          json: options.json,
          html: options.html,
          seed: options.seed,
        }),
    );
}
