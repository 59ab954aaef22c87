import { readdir, readFile } from 'node:fs/promises';

/** Clock ticks a second in /proc; Linux has 100 on every platform Node runs on. */
const TICKS = 100;

/** CPU milliseconds that a process has used so far, all its threads together. NaN where there is no /proc. */
export async function cpuMilliseconds(pid: number): Promise<number> {
  const fields = await statFields(pid);
  return fields === undefined ? Number.NaN : ((Number(fields[11]) + Number(fields[12])) * 1000) / TICKS;
}

/** CPU milliseconds of a process, its living children, and those of its children that have ended and been waited for. */
export async function familyCpuMilliseconds(pid: number): Promise<number> {
  const fields = await statFields(pid);
  if (fields === undefined) return Number.NaN;
  let sum = ((Number(fields[13]) + Number(fields[14])) * 1000) / TICKS;
  for (const member of [pid, ...(await childrenOf(pid))]) {
    const used = await cpuMilliseconds(member);
    if (!Number.isNaN(used)) sum += used;
  }
  return sum;
}

/** Resident memory now and at its highest, in MiB. NaN where there is no /proc. */
export async function residentMemory(pid: number): Promise<{ readonly now: number; readonly peak: number }> {
  const text = await readFile(`/proc/${pid}/status`, 'utf8').catch(() => '');
  const field = (name: string) =>
    Number(new RegExp(`^${name}:\\s+(\\d+) kB`, 'm').exec(text)?.[1] ?? Number.NaN) / 1024;
  return { now: field('VmRSS'), peak: field('VmHWM') };
}

/** Memory of a process and its children in MiB, pages shared by several counted in parts. NaN when it cannot be told. */
export async function familyMemory(pid: number): Promise<number> {
  let sum = 0;
  for (const member of [pid, ...(await childrenOf(pid))]) {
    const text = await readFile(`/proc/${member}/smaps_rollup`, 'utf8').catch(() => '');
    const pages = /^Pss:\s+(\d+) kB/m.exec(text)?.[1];
    if (pages === undefined && member === pid) return Number.NaN;
    sum += Number(pages ?? 0) / 1024;
  }
  return sum;
}

async function childrenOf(pid: number): Promise<number[]> {
  const names = await readdir('/proc').catch(() => []);
  const found: number[] = [];
  for (const name of names.filter((each) => /^\d+$/.test(each))) {
    const fields = await statFields(Number(name));
    if (fields !== undefined && Number(fields[1]) === pid) found.push(Number(name));
  }
  return found;
}

/** Fields of /proc/PID/stat after the name: state, parent, ... */
async function statFields(pid: number): Promise<string[] | undefined> {
  const text = await readFile(`/proc/${pid}/stat`, 'utf8').catch(() => undefined);
  return text?.slice(text.lastIndexOf(')') + 2).split(' ');
}
