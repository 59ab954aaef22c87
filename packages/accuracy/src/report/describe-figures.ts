import type { Sections } from '../card.ts';
import type { Proportion } from '../statistics/proportion.ts';

/** A table of the card, for the terminal and for the page. */
export type FigureTable = {
  readonly title: string;
  readonly head: readonly string[];
  readonly rows: readonly (readonly string[])[];
  /** What the figures do not say. */
  readonly note?: string;
};

const NOT_MEASURED = 'not measured: the set is not there';

/** The tables of one folder's figures, absent sets among them. */
export function describeFigures(sections: Sections): FigureTable[] {
  return [
    mrzTable(sections.mrz),
    stageTable(sections.mrz),
    fieldTable(sections.fields),
    faceTable(sections.faces),
    groupTable(sections.faces),
    padTable(sections.pad),
    barcodeTable(sections.barcodes),
    attackTable(sections.attacks),
    signTable(sections.signs),
  ].filter((table) => table !== undefined);
}

function absent(title: string): FigureTable {
  return { title, head: ['', ''], rows: [['', NOT_MEASURED]] };
}

function mrzTable(mrz: Sections['mrz']): FigureTable {
  const title = 'Machine-readable zone';
  if (mrz === null) return absent(title);
  const { rates } = mrz;
  return {
    title: `${title}, ${mrz.pictures} pictures`,
    head: ['', 'rate', '95 % interval', 'count'],
    rows: [
      ['every line exact', ...cells(rates.exact)],
      ['lines exact', ...cells(rates.lines)],
      ['taken as read', ...cells(rates.accepted)],
      ['taken as read with a wrong line of data', ...cells(rates.wrongDataLineAccepted)],
      [
        'time until the zone is read',
        `median ${milliseconds(mrz.medianMs)}`,
        `p95 ${milliseconds(mrz.p95Ms)}`,
        '',
      ],
      [
        'time of all that is read',
        `median ${milliseconds(mrz.documentMedianMs)}`,
        `p95 ${milliseconds(mrz.documentP95Ms)}`,
        '',
      ],
    ],
    ...(mrz.inexact.length === 0 ? {} : { note: `Not exact: ${mrz.inexact.join(', ')}` }),
  };
}

function stageTable(mrz: Sections['mrz']): FigureTable | undefined {
  if (mrz === null) return undefined;
  return {
    title: 'Time of the stages of reading a document',
    head: ['stage', 'median', 'p95'],
    rows: Object.entries(mrz.stages).map(([name, { medianMs, p95Ms }]) => [
      name,
      milliseconds(medianMs),
      milliseconds(p95Ms),
    ]),
  };
}

function fieldTable(fields: Sections['fields']): FigureTable {
  const title = 'Printed fields';
  if (fields === null) return absent(title);
  return {
    title: `${title}, ${fields.pictures} pictures`,
    head: ['', 'rate', '95 % interval', 'count'],
    rows: [
      ...Object.entries(fields.found).map(([name, rate]) => [`${name} among the text read`, ...cells(rate)]),
      ...Object.entries(fields.described).map(([name, rate]) => [`${name} as a field`, ...cells(rate)]),
      ...(fields.typed.total === 0 ? [] : [['type of the document', ...cells(fields.typed)]]),
    ],
  };
}

function faceTable(faces: Sections['faces']): FigureTable {
  const title = 'Face comparison';
  if (faces === null) return absent(title);
  const { atThresholds: at } = faces;
  const rates = Object.entries(faces.tarAtFar);
  return {
    title: `${title}, ${faces.genuine} genuine and ${faces.impostor} impostor pairs`,
    head: ['', 'rate', '95 % interval', 'count'],
    rows: [
      ['accuracy over ten folds', percent(faces.accuracy), '', ''],
      ['equal error rate', percent(faces.eer), '', ''],
      ...rates.map(([rate, tar]) => [`accepted genuine pairs at FAR ${rate}`, percent(tar), '', '']),
      [`false match at the accept threshold ${at.accept}`, ...cells(at.falseMatch)],
      [`false non-match at the refuse threshold ${at.refuse}`, ...cells(at.falseNonMatch)],
      ['between the two, for an officer', ...cells(at.review)],
      ['failure to acquire', ...cells(faces.failureToAcquire)],
    ],
    note: 'A false accept rate that the sample is too small to show is left out.',
  };
}

function groupTable(faces: Sections['faces']): FigureTable | undefined {
  const groups = Object.entries(faces?.groups ?? {});
  if (groups.length === 0) return undefined;
  return {
    title: 'Face comparison by group',
    head: ['group', 'genuine', 'impostor', 'EER', 'TAR at FAR 0.01'],
    rows: groups.map(([name, { genuine, impostor, eer, tarAtFar }]) => [
      name,
      String(genuine),
      String(impostor),
      percent(eer),
      percent(tarAtFar['0.01'] ?? null),
    ]),
  };
}

function padTable(pad: Sections['pad']): FigureTable {
  const title = 'Presentation attacks, passive score';
  if (pad === null) return absent(title);
  return {
    title: `${title}, ${pad.live} live presentations`,
    head: ['', 'rate', '95 % interval', 'count'],
    rows: [
      [`live taken for an attack (BPCER) at ${pad.threshold}`, ...cells(pad.rates.bpcer)],
      ...Object.entries(pad.rates.apcer).map(([attack, rate]) => [
        `${attack} taken for live (APCER)`,
        ...cells(rate),
      ]),
      ['area under the curve', percent(pad.auc), '', ''],
      ['without a usable face', '', '', `${pad.noResponse.live} live, ${pad.noResponse.spoof} attacks`],
    ],
    note: 'Passive liveness is a signal, not a gate: it sees recapture, not an injected stream.',
  };
}

function barcodeTable(barcodes: Sections['barcodes']): FigureTable {
  const title = 'Barcodes';
  if (barcodes === null) return absent(title);
  return {
    title,
    head: ['format', 'read', '95 % interval', 'count', 'other content', 'median time'],
    rows: Object.entries(barcodes).map(([format, { rate, wrong, medianMs }]) => [
      format,
      ...cells(rate),
      String(wrong),
      milliseconds(medianMs),
    ]),
  };
}

function attackTable(attacks: Sections['attacks']): FigureTable | undefined {
  if (attacks === null) return undefined;
  return {
    title: 'Tampering with documents',
    head: ['', 'rate', '95 % interval', 'count'],
    rows: [
      ['untouched, sent to an officer for a sign of tampering', ...cells(attacks.falseAlarm)],
      ...Object.entries(attacks.stopped).map(([attack, rate]) => [
        `${attack}: refused or to an officer`,
        ...cells(rate),
      ]),
    ],
  };
}

function signTable(signs: Sections['signs']): FigureTable | undefined {
  if (signs === null) return undefined;
  return {
    title: 'False alarms of the signs of trouble, on untouched pictures',
    head: ['', 'to an officer or refused', '95 % interval', 'count', 'told', 'not measured'],
    rows: signs.map(({ subject, kind, told, alarm, notMeasured }) => [
      `${subject}: ${kind}`,
      ...cells(alarm),
      percent(told.rate),
      String(notMeasured),
    ]),
    note: 'Blur, darkness, glare and the like may really be there: nobody has labelled them.',
  };
}

function cells({ rate, low, high, count, total }: Proportion): string[] {
  if (rate === null) return ['not measured', '', ''];
  return [percent(rate), `${percent(low)} to ${percent(high)}`, `${count} of ${total}`];
}

function percent(value: number | null): string {
  return value === null ? 'not measured' : `${(value * 100).toFixed(value > 0 && value < 0.001 ? 4 : 2)} %`;
}

function milliseconds(value: number | null): string {
  return value === null ? '' : `${Math.round(value)} ms`;
}
