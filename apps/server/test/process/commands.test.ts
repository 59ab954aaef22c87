import type { Command } from 'commander';
import { afterAll, describe, expect, it } from 'vitest';
import { makeProgram } from '../../src/cli/program.ts';
import { describeSettings } from '../../src/main/config.ts';
import { leaveNothing, newDataDir, runAval } from './program.ts';

afterAll(leaveNothing);

/** Every command that does something, by its full name. */
function leaves(command: Command, name = ''): { readonly name: string; readonly command: Command }[] {
  if (command.commands.length === 0) return [{ name: name.trim(), command }];
  return command.commands.flatMap((child) => leaves(child, `${name} ${child.name()}`));
}

describe('the command line', () => {
  it('has the commands of the manual', () => {
    expect(leaves(makeProgram()).map(({ name }) => name)).toEqual([
      'start',
      'demo',
      'migrate',
      'token create',
      'token list',
      'token revoke',
      'level list',
      'evidence',
      'outbox',
      'sources import',
      'sources list',
      'sources look-up',
      'journal verify',
      'journal checkpoint',
      'journal key',
      'webhook verify',
      'models fetch',
      'models verify',
      'faces re-embed',
      'specimens generate',
      'inspect document',
      'inspect face',
      'inspect pair',
      'accuracy',
      'request',
      'settings',
    ]);
  });

  it.each(leaves(makeProgram()))('explains $name, and knows --json', ({ command }) => {
    const help = command.helpInformation();
    expect(command.description()).not.toBe('');
    expect(help).toContain('--json');
    expect(help).toContain('--help');
    for (const option of command.options) expect(option.description).not.toBe('');
  });

  it('answers an unknown command, and none at all, with its help and status 1', async () => {
    const here = { AVAL_DATA_DIR: await newDataDir() };
    const unknown = await runAval(['dance'], here);
    expect(unknown).toMatchObject({ status: 1, stdout: '' });
    expect(unknown.stderr).toContain("unknown command 'dance'");
    expect(unknown.stderr).toContain('Usage: aval');
    expect(await runAval([], here)).toMatchObject({ status: 1, stdout: '' });
  });

  it('prints its settings without touching a folder', async () => {
    const here = { AVAL_DATA_DIR: await newDataDir() };
    expect(await runAval(['settings'], here)).toMatchObject({ status: 0, stdout: describeSettings() });
    const { stdout } = await runAval(['settings', '--json'], here);
    expect(JSON.parse(stdout)).toEqual({ settings: describeSettings() });
  });
});
