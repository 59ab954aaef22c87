import { cpus, loadavg, totalmem } from 'node:os';

export type Table = {
  readonly title: string;
  readonly head: readonly string[];
  readonly rows: readonly (readonly string[])[];
};

/** What a benchmark found out. */
export type Report = {
  readonly tables: readonly Table[];
  /** The same for programs. */
  readonly figures: Readonly<Record<string, unknown>>;
  /** What had to be so and is not; any of them ends the run with status 1. */
  readonly failures: readonly string[];
};

export type Machine = {
  readonly cores: number;
  readonly processor: string;
  readonly memoryMiB: number;
  readonly platform: string;
  readonly node: string;
  /** One-minute load average before and after. A figure from a busy machine says little. */
  readonly loadAtStart: number;
  readonly loadAtEnd: number;
};

export function machineFacts(loadAtStart: number): Machine {
  const processors = cpus();
  return {
    cores: processors.length,
    processor: processors[0]?.model.trim() ?? 'unknown',
    memoryMiB: Math.round(totalmem() / 1024 / 1024),
    platform: `${process.platform} ${process.arch}`,
    node: process.version,
    loadAtStart,
    loadAtEnd: loadNow(),
  };
}

export function loadNow(): number {
  return Math.round((loadavg()[0] ?? 0) * 100) / 100;
}

export function machineTable(machine: Machine): Table {
  return {
    title: 'Machine',
    head: ['cores', 'processor', 'memory', 'platform', 'node', 'load at start', 'load at end'],
    rows: [
      [
        String(machine.cores),
        machine.processor,
        `${machine.memoryMiB} MiB`,
        machine.platform,
        machine.node,
        machine.loadAtStart.toFixed(2),
        machine.loadAtEnd.toFixed(2),
      ],
    ],
  };
}

/** A table as text; every column but the first is set flush right. */
export function tableText({ title, head, rows }: Table): string {
  const lines = [head, ...rows];
  const widths = head.map((_name, column) => Math.max(...lines.map((line) => (line[column] ?? '').length)));
  const text = lines.map((line) =>
    widths
      .map((width, column) => {
        const cell = line[column] ?? '';
        return column === 0 ? cell.padEnd(width) : cell.padStart(width);
      })
      .join('  ')
      .trimEnd(),
  );
  const rule = widths.map((width) => '-'.repeat(width)).join('  ');
  return [title, text[0], rule, ...text.slice(1)].join('\n');
}

export const milliseconds = (value: number) => `${value.toFixed(value < 10 ? 1 : 0)} ms`;
export const times = (value: number) => value.toFixed(2);
export const mebibytes = (value: number) => `${value.toFixed(0)} MiB`;
