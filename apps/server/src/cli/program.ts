import { Command, Option } from 'commander';
import { describeSettings } from '../main/config.ts';
import { type Permission, permissions } from '../platform/http/route.ts';
import { type ListFormat, listFormats } from '../sources/ports.ts';
import { type SignatureAlgorithm, signatureAlgorithms } from '../webhooks/ports.ts';
import { addPictureCommands } from './add-picture-commands.ts';
import {
  type JsonOption,
  outputOf,
  parseList,
  parsePermissions,
  parseSourceName,
  type WorldOptions,
  wholeNumberFrom,
  worldly,
  worldOf,
} from './options.ts';
import { answer } from './output.ts';

/**
 * The command line. Every command knows `--help` and `--json`, and is loaded when it is called: all of them together are thousands of
 * modules, which take longer to load than most commands run.
 */
export function makeProgram(): Command {
  const program = new Command('aval')
    .description('Identity verification, self-hosted')
    .version('0.1.0')
    .showHelpAfterError();

  program
    .command('start')
    .description('run the server and its jobs until told to stop')
    .addOption(
      new Option('--role <role>', 'what this process does').choices(['all', 'api', 'worker']).default('all'),
    )
    .option('--qr', 'show a link to try the sandbox with, as a QR code, although this is no terminal')
    .option('--json', 'has no effect here: the log is JSON already')
    .action(async ({ role, qr }: { role: 'all' | 'api' | 'worker'; qr?: boolean }) =>
      (await import('./start-command.ts')).startCommand(role, qr === undefined ? {} : { qr }),
    );

  program
    .command('demo')
    .description('verify seven invented people over the API and print how each ends')
    .option('--only <list>', 'comma-separated people, such as genuine, another-person', parseList)
    .option('--json', 'print JSON')
    .action(async (options: JsonOption & { only?: string[] }) =>
      (await import('./demo-command.ts')).demoCommand(outputOf(options), options.only),
    );

  program
    .command('migrate')
    .description("bring the database up to this program's schema")
    .option('--json', 'print JSON')
    .action(async (options: JsonOption) => {
      await (await import('./errand.ts')).onErrand(async () =>
        answer(outputOf(options), { ok: true }, 'The database is up to date.'),
      );
    });

  const token = program.command('token').description('app tokens, which clients sign their requests with');
  worldly(token.command('create').description('make a token; it and its secret are shown this once'))
    .option('--name <name>', 'what to call it', 'made by the operator')
    .option(
      '--permissions <list>',
      `comma-separated, of: ${permissions.join(', ')}; all when left out`,
      parsePermissions,
    )
    .action(async (options: WorldOptions & { name: string; permissions?: Permission[] }) =>
      (await import('./token-commands.ts')).createTokenCommand(outputOf(options), {
        ...worldOf(options),
        name: options.name,
        permissions: options.permissions,
      }),
    );
  worldly(token.command('list').description('list the tokens')).action(async (options: WorldOptions) =>
    (await import('./token-commands.ts')).listTokensCommand(outputOf(options), worldOf(options)),
  );
  worldly(
    token
      .command('revoke')
      .description('end the life of a token')
      .argument('<token>', 'the token, or what stands before its dot'),
  ).action(async (text: string, options: WorldOptions) =>
    (await import('./token-commands.ts')).revokeTokenCommand(outputOf(options), {
      ...worldOf(options),
      token: text,
    }),
  );

  const level = program.command('level').description('levels: what applicants have to show');
  worldly(level.command('list').description('list the levels')).action(async (options: WorldOptions) =>
    (await import('./level-commands.ts')).listLevelsCommand(outputOf(options), worldOf(options)),
  );

  worldly(
    program
      .command('evidence')
      .description("show the evidence of an applicant's checks")
      .argument('<applicantId>'),
  ).action(async (applicantId: string, options: WorldOptions) =>
    (await import('./evidence-command.ts')).evidenceCommand(outputOf(options), {
      ...worldOf(options),
      applicantId,
    }),
  );

  worldly(
    program
      .command('outbox')
      .description('show what the sandbox would have sent, and a link to the same as a page')
      .option('--limit <number>', 'how many messages', wholeNumberFrom(1, 1000), 20),
  ).action(async (options: WorldOptions & { limit: number }) =>
    (await import('./outbox-command.ts')).outboxCommand(outputOf(options), {
      ...worldOf(options),
      limit: options.limit,
    }),
  );
  const sources = program.command('sources').description('lists that people are looked up in');
  sources
    .command('import')
    .description('replace a list by files of OFAC, the EU or the UN; nothing is fetched')
    .argument('<file...>')
    .requiredOption('--name <name>', 'what levels call the list', parseSourceName)
    .addOption(
      new Option('--format <format>', 'what the files are').choices(['auto', ...listFormats]).default('auto'),
    )
    .option('--json', 'print JSON')
    .action(async (files: string[], options: JsonOption & { name: string; format: ListFormat | 'auto' }) =>
      (await import('./sources-commands.ts')).importSourceCommand(outputOf(options), {
        files,
        name: options.name,
        format: options.format,
      }),
    );
  sources
    .command('list')
    .description('show the imported lists')
    .option('--json', 'print JSON')
    .action(async (options: JsonOption) =>
      (await import('./sources-commands.ts')).listSourcesCommand(outputOf(options)),
    );
  sources
    .command('look-up')
    .description(
      'who of a file would be a hit; one JSON object a line: names, births, countries, documentNumbers',
    )
    .argument('<file>')
    .requiredOption('--name <name>', 'the list', parseSourceName)
    .option('--json', 'print JSON')
    .action(async (file: string, options: JsonOption & { name: string }) =>
      (await import('./sources-commands.ts')).lookUpSourceCommand(outputOf(options), {
        file,
        name: options.name,
      }),
    );

  const journal = program.command('journal').description('the hash-chained journal');
  journal
    .command('verify')
    .description('find every changed, removed, inserted or reordered entry')
    .option('--public-key <base64>', 'the key written down earlier, instead of the one in the database')
    .option('--json', 'print JSON')
    .action(async (options: JsonOption & { publicKey?: string }) =>
      (await import('./journal-commands.ts')).verifyJournalCommand(outputOf(options), options.publicKey),
    );
  journal
    .command('checkpoint')
    .description('sign a checkpoint now')
    .option('--json', 'print JSON')
    .action(async (options: JsonOption) =>
      (await import('./journal-commands.ts')).checkpointCommand(outputOf(options)),
    );
  journal
    .command('key')
    .description('print the public key that proves checkpoints')
    .option('--json', 'print JSON')
    .action(async (options: JsonOption) =>
      (await import('./journal-commands.ts')).journalKeyCommand(outputOf(options)),
    );

  const webhook = program.command('webhook').description('what webhooks carry');
  webhook
    .command('verify')
    .description('sum the digest of a body, and compare it with the one that came')
    .requiredOption('--secret <secret>', 'secret of the webhook')
    .requiredOption('--body-file <file>', 'exactly the bytes that came')
    .addOption(
      new Option('--alg <algorithm>', 'as X-Payload-Digest-Alg says')
        .choices(signatureAlgorithms)
        .default('HMAC_SHA256_HEX'),
    )
    .option('--digest <hex>', 'X-Payload-Digest as it came')
    .option('--id <id>', 'webhook-id as it came')
    .option('--timestamp <seconds>', 'webhook-timestamp as it came')
    .option('--signature <text>', 'webhook-signature as it came')
    .option('--json', 'print JSON')
    .action(
      async (
        options: JsonOption & {
          secret: string;
          bodyFile: string;
          alg: SignatureAlgorithm;
          digest?: string;
          id?: string;
          timestamp?: string;
          signature?: string;
        },
      ) =>
        (await import('./webhook-commands.ts')).verifyWebhookCommand(outputOf(options), {
          secret: options.secret,
          bodyFile: options.bodyFile,
          algorithm: options.alg,
          digest: options.digest,
          id: options.id,
          timestamp: options.timestamp,
          signature: options.signature,
        }),
    );

  addPictureCommands(program);

  program
    .command('request')
    .description('sign a request with AVAL_APP_TOKEN and AVAL_SECRET_KEY, send it, print the answer')
    .argument('<method>')
    .argument('<path>', 'path and query, for example /resources/applicants/-/levels')
    .option('--data <json>', 'the body; @file reads it from a file')
    .option(
      '--file <file>',
      'sends it as the part `content` of a multipart body, --data as the part `metadata`',
    )
    .option('--url <origin>', 'of the server, where it is not http://HOST:PORT')
    .option('--json', 'print the answer as it came')
    .action(
      async (
        method: string,
        target: string,
        options: JsonOption & { data?: string; file?: string; url?: string },
      ) =>
        (await import('./request-command.ts')).requestCommand(outputOf(options), {
          method,
          target,
          data: options.data,
          file: options.file,
          url: options.url,
        }),
    );

  program
    .command('settings')
    .description('print every setting with its meaning and default (this is .env.example)')
    .option('--json', 'print JSON')
    .action((options: JsonOption) =>
      answer(outputOf(options), { settings: describeSettings() }, describeSettings().trimEnd()),
    );

  return program;
}
