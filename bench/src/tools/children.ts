import { type ChildProcess, spawn } from 'node:child_process';
import { closeSync, openSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';

export type ProgramToStart = {
  readonly name: string;
  /** A compiled JavaScript file. */
  readonly file: string;
  readonly args: readonly string[];
  readonly environment: Readonly<Record<string, string>>;
  /** Flags of Node itself. */
  readonly nodeFlags?: readonly string[];
  /** Whether messages go to and from it. */
  readonly talks?: boolean;
};

export type Child = {
  readonly name: string;
  readonly pid: number;
  /** Waits until the child has written something that fits; answers the first group, or all that fits. */
  readonly says: (pattern: RegExp, timeoutMs: number) => Promise<string>;
  /** Asks it to end, and ends it when it does not within 30 s. */
  readonly stop: () => Promise<void>;
  /** SIGKILL; resolves when it is gone. */
  readonly kill: () => Promise<void>;
  readonly isRunning: () => boolean;
  readonly send: (message: unknown) => void;
  /** The next message of the child; rejects when it ends instead. */
  readonly nextMessage: () => Promise<unknown>;
};

export type Children = {
  readonly start: (program: ProgramToStart) => Child;
  /** Ends whoever still runs, the last started first. */
  readonly stopAll: () => Promise<void>;
};

const POLL_MS = 20;
const STOP_MS = 30_000;

/** Programs started by this benchmark; nobody else's are ever touched. What they write goes to files in `folder`. */
export function makeChildren(folder: string): Children {
  const started: Child[] = [];
  let isOver = false;
  return {
    start: (program) => {
      if (isOver) throw new Error('the benchmark is over');
      const child = startChild(folder, `${started.length}-${program.name}`, program);
      started.push(child);
      return child;
    },
    stopAll: async () => {
      isOver = true;
      for (const child of started.toReversed()) await child.stop();
    },
  };
}

function startChild(folder: string, label: string, program: ProgramToStart): Child {
  const { name, file, args, environment, nodeFlags = [], talks = false } = program;
  const outputFile = join(folder, `${label}.out`);
  const errorFile = join(folder, `${label}.err`);
  const output = openSync(outputFile, 'w');
  const errors = openSync(errorFile, 'w');
  const { DATABASE_URL: _elsewhere, AVAL_MASTER_KEY: _foreign, ...inherited } = process.env;
  const child = spawn(process.execPath, [...nodeFlags, file, ...args], {
    stdio: talks ? ['ignore', output, errors, 'ipc'] : ['ignore', output, errors],
    env: { ...inherited, ...environment },
  });
  closeSync(output);
  closeSync(errors);
  const exited = new Promise<void>((resolve) => {
    child.once('exit', () => resolve());
    child.once('error', () => resolve());
  });
  const isRunning = () => child.exitCode === null && child.signalCode === null;
  const end = async (signal: NodeJS.Signals) => {
    if (isRunning()) child.kill(signal);
    await exited;
  };
  const story = async () =>
    `${name} ended: ${(await readFile(errorFile, 'utf8')).trim().split('\n').slice(-5).join('\n')}`;
  return {
    name,
    pid: child.pid ?? 0,
    isRunning,
    says: async (pattern, timeoutMs) => {
      const deadline = performance.now() + timeoutMs;
      for (;;) {
        const found = pattern.exec(await readFile(outputFile, 'utf8'));
        if (found !== null) return found[1] ?? found[0];
        if (!isRunning()) throw new Error(await story());
        if (performance.now() > deadline) throw new Error(`${name} was not ready in ${timeoutMs / 1000} s`);
        await delay(POLL_MS);
      }
    },
    stop: async () => {
      const hurry = setTimeout(() => child.kill('SIGKILL'), STOP_MS);
      try {
        await end('SIGTERM');
      } finally {
        clearTimeout(hurry);
      }
    },
    kill: () => end('SIGKILL'),
    send: (message) => {
      if (typeof message !== 'object' || message === null) throw new Error('a message is an object');
      child.send(message);
    },
    nextMessage: () => nextMessage(child, exited, story),
  };
}

function nextMessage(
  child: ChildProcess,
  exited: Promise<void>,
  story: () => Promise<string>,
): Promise<unknown> {
  return new Promise((resolve, reject) => {
    child.once('message', resolve);
    exited.then(story).then(
      (text) => reject(new Error(text)),
      (error: unknown) => reject(error),
    );
  });
}
