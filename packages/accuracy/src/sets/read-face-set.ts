import { join } from 'node:path';
import { listFolder } from './list-folder.ts';
import { readText, SetUnreadable } from './read-json.ts';

export type FacePair = {
  readonly one: string;
  readonly other: string;
  readonly genuine: boolean;
  /** What the file names the pair's group, where it does. */
  readonly group: string | undefined;
};

/**
 * Pairs of pictures (absolute paths) with what they are: `faces/master.csv` (`file_x,file_y,Decision` and, if it likes, `Group`),
 * and `faces/pairs.txt` in the format of Labeled Faces in the Wild. Undefined when neither is there. Throws `SetUnreadable`.
 */
export async function readFaceSet(root: string): Promise<FacePair[] | undefined> {
  const folder = join(root, 'faces');
  const table = await readText(join(folder, 'master.csv'));
  const pairs = await readText(join(folder, 'pairs.txt'));
  if (table === undefined && pairs === undefined) return undefined;
  return [
    ...(table === undefined ? [] : pairsOfTable(folder, table)),
    ...(pairs === undefined ? [] : await pairsOfLfw(folder, pairs)),
  ];
}

function pairsOfTable(folder: string, text: string): FacePair[] {
  const [head = '', ...lines] = text.split(/\r?\n/).filter((line) => line.trim() !== '');
  const names = head.split(',').map((name) => name.trim().toLowerCase());
  const place = (name: string): number => {
    const index = names.indexOf(name);
    if (index < 0) throw new SetUnreadable(`${join(folder, 'master.csv')}: has no column ${name}`);
    return index;
  };
  const [x, y, decision, group] = [
    place('file_x'),
    place('file_y'),
    place('decision'),
    names.indexOf('group'),
  ];
  // A table put together of two may hold the head again.
  return lines
    .map((line) => line.split(',').map((cell) => cell.trim()))
    .filter((cells) => cells[decision]?.toLowerCase() !== 'decision')
    .map((cells, index) => {
      const answer = cells[decision]?.toLowerCase();
      if (answer !== 'yes' && answer !== 'no')
        throw new SetUnreadable(`${join(folder, 'master.csv')}: pair ${index + 1} is neither Yes nor No`);
      return {
        one: join(folder, cells[x] ?? ''),
        other: join(folder, cells[y] ?? ''),
        genuine: answer === 'yes',
        group: (group < 0 ? undefined : cells[group]) || undefined,
      };
    });
}

/** `Name 1 2` is one person twice, `Name 1 Other 3` two people; pictures are `Name/Name_0001.jpg`, beside or in a folder. */
async function pairsOfLfw(folder: string, text: string): Promise<FacePair[]> {
  const { folders } = await listFolder(folder);
  const people = new Set(folders);
  const inner = people.has('lfw') ? join(folder, 'lfw') : folder;
  const picture = (name: string, number: string) =>
    join(inner, name, `${name}_${number.padStart(4, '0')}.jpg`);
  return text
    .split(/\r?\n/)
    .map((line) => line.trim().split(/\t|\s+/))
    .flatMap((cells): FacePair[] => {
      const [name = '', first = '', third = '', fourth = ''] = cells;
      if (cells.length === 3)
        return [{ one: picture(name, first), other: picture(name, third), genuine: true, group: undefined }];
      if (cells.length === 4)
        return [
          { one: picture(name, first), other: picture(third, fourth), genuine: false, group: undefined },
        ];
      return [];
    });
}
