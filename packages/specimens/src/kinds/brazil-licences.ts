import type { Print, PrintedField, Sheet } from '../sheets/sheet.ts';

function field(
  name: string,
  label: string,
  x: number,
  y: number,
  more: Partial<PrintedField> = {},
): PrintedField {
  return { name, label, x, y, size: 2.6, labelSize: 1.5, ...more };
}

const paper = { width: 85, height: 120, paper: '#eaf4ea', lines: ['#bfdcc6', '#eadfb8'], radius: 1 } as const;

const head = (x: number, second: string, third: string): Print[] => [
  { text: 'REPÚBLICA FEDERATIVA DO BRASIL', x, y: 5.6, size: 2.5, anchor: 'middle' },
  { text: second, x, y: 9, size: 2.2, anchor: 'middle' },
  { text: third, x, y: 12.2, size: 2.2, anchor: 'middle' },
  { text: 'CARTEIRA NACIONAL DE HABILITAÇÃO', x, y: 16, size: 2.7, anchor: 'middle' },
];

/** Paper licence of 2006 to 2022, opened: portrait and data above, licence data below. */
export const cnhOld: Sheet = {
  ...paper,
  side: 'front',
  prints: [
    ...head(44, 'MINISTÉRIO DA INFRAESTRUTURA', 'DEPARTAMENTO NACIONAL DE TRÂNSITO'),
    { text: 'ASSINATURA DO PORTADOR', x: 42, y: 104, size: 1.6, anchor: 'middle', typeface: 'regular' },
    {
      text: 'VÁLIDA EM TODO O TERRITÓRIO NACIONAL',
      x: 42.5,
      y: 117.6,
      size: 2.3,
      anchor: 'middle',
    },
  ],
  rules: [
    { x: 4, y: 64.5, width: 77, height: 0.2 },
    { x: 16, y: 101.6, width: 52, height: 0.15 },
  ],
  portrait: { x: 7, y: 28.5, width: 24, height: 31 },
  fields: [
    field('fullName', 'NOME', 7, 24, { width: 72 }),
    field('identityNumber', 'DOC. IDENTIDADE / ÓRG. EMISSOR / UF', 34, 31.6),
    field('taxNumber', 'CPF', 34, 38.2),
    field('birthDate', 'DATA NASCIMENTO', 60, 38.2),
    field('father', 'FILIAÇÃO', 34, 45.2, { width: 48 }),
    { name: 'mother', x: 34, y: 48.6, size: 2.6, width: 48 },
    field('categories', 'CAT. HAB.', 66, 57.4),
    field('documentNumber', 'Nº REGISTRO', 7, 71.4),
    field('expiryDate', 'VALIDADE', 36, 71.4),
    field('firstLicenceDate', '1ª HABILITAÇÃO', 60, 71.4),
    field('issueDate', 'DATA EMISSÃO', 60, 92),
  ],
  mark: { text: 'MODELO', x: 30, y: 83, size: 7, turn: -10 },
};

export const cnhBack: Sheet = {
  ...paper,
  side: 'back',
  prints: [{ text: 'PROIBIDO PLASTIFICAR', x: 42.5, y: 9, size: 3, anchor: 'middle' }],
  fields: [],
  barcodes: [{ format: 'qr', content: 'qr', area: { x: 14, y: 16, width: 57, height: 57 } }],
  mark: { text: 'MODELO', x: 42.5, y: 96, size: 8, turn: -10 },
};

function newFields(top: number): PrintedField[] {
  return [
    field('fullName', '2 e 1 NOME E SOBRENOME', 6, top, { width: 52 }),
    field('firstLicenceDate', '1ª HABILITAÇÃO', 62, top),
    field('birthDateAndPlace', '3 DATA, LOCAL E UF DE NASCIMENTO', 32, top + 6.6, { width: 50 }),
    field('issueDate', '4a DATA EMISSÃO', 32, top + 13.2),
    field('expiryDate', '4b VALIDADE', 58, top + 13.2),
    field('identityNumber', '4c DOC. IDENTIDADE / ÓRG. EMISSOR / UF', 32, top + 19.8),
    field('taxNumber', '4d CPF', 32, top + 26.4, { size: 2.3 }),
    field('documentNumber', '5 Nº REGISTRO', 53.5, top + 26.4, { size: 2.3 }),
    field('categories', '9 CAT. HAB.', 73, top + 26.4),
    field('nationality', 'NACIONALIDADE', 32, top + 33),
    field('father', 'FILIAÇÃO', 32, top + 39.6, { width: 50 }),
    { name: 'mother', x: 32, y: top + 43, size: 2.6, width: 50 },
  ];
}

const newHead: readonly Print[] = [
  ...head(44, 'MINISTÉRIO DOS TRANSPORTES', 'SECRETARIA NACIONAL DE TRÂNSITO'),
  {
    text: 'DRIVER LICENSE / PERMISO DE CONDUCCIÓN',
    x: 44,
    y: 18.8,
    size: 1.7,
    anchor: 'middle',
    typeface: 'regular',
  },
];

const zoneOnPaper = { left: 4.4, baselines: [104, 110.4, 116.8] } as const;

/** The licence since 2022: numbered fields, categories below. */
export const cnhNew: Sheet = {
  ...paper,
  side: 'front',
  prints: [
    ...newHead,
    { text: '7 ASSINATURA DO PORTADOR', x: 18, y: 77.6, size: 1.5, anchor: 'middle', typeface: 'regular' },
    ...['ACC', 'A', 'A1', 'B', 'B1', 'C', 'C1', 'D', 'BE', 'CE'].map((text, index) => ({
      text,
      x: 8 + (index % 5) * 15,
      y: 90 + Math.floor(index / 5) * 6,
      size: 2.4,
    })),
  ],
  rules: [
    { x: 6, y: 75.6, width: 24, height: 0.15 },
    ...[85, 91.4, 97.8].map((y) => ({ x: 6, y, width: 73, height: 0.15 })),
  ],
  portrait: { x: 6, y: 30, width: 23, height: 30 },
  fields: newFields(26),
  mark: { text: 'MODELO', x: 42.5, y: 109, size: 7, turn: -4 },
};

export const cnhNewBack: Sheet = {
  ...paper,
  side: 'back',
  prints: [
    { text: 'OBSERVAÇÕES', x: 6, y: 6, size: 1.8, typeface: 'regular' },
    { text: 'EAR', x: 6, y: 10, size: 2.6 },
    { text: 'ASSINADO DIGITALMENTE', x: 42.5, y: 92, size: 2.2, anchor: 'middle' },
  ],
  fields: [],
  barcodes: [{ format: 'qr', content: 'qr', area: { x: 17, y: 32, width: 51, height: 51 } }],
  mark: { text: 'MODELO', x: 54, y: 20, size: 7, turn: -6 },
  mrz: zoneOnPaper,
};

/** The page that the licence app exports: the licence above, its code and the words about the signature below. */
export const cnhDigital: Sheet = {
  side: 'page',
  exportedAs: 'pdf',
  width: 170,
  height: 240,
  paper: '#fdfdfd',
  lines: ['#f2f5f2', '#f6f4ee'],
  bands: [{ x: 8, y: 8, width: 87, height: 122, colour: '#eaf4ea' }],
  rules: [
    { x: 8, y: 8, width: 87, height: 0.2 },
    { x: 8, y: 130, width: 87, height: 0.2 },
    { x: 8, y: 8, width: 0.2, height: 122 },
    { x: 95, y: 8, width: 0.2, height: 122 },
  ],
  prints: [
    ...newHead.map((print) => ({ ...print, x: print.x + 8, y: print.y + 10 })),
    { text: 'QR-CODE', x: 132, y: 18, size: 4, anchor: 'middle' },
    ...[
      'Documento assinado com certificado digital em conformidade',
      'com a Medida Provisória nº 2200-2/2001. Sua validade poderá',
      'ser confirmada por meio do programa Assinador Serpro.',
      'Este é um MODELO: dados inventados, sem valor legal.',
      'SERPRO / SENATRAN',
    ].map((text, index) => ({
      text,
      x: 14,
      y: 190 + index * 6,
      size: 3.2,
      typeface: index === 4 ? ('bold' as const) : ('regular' as const),
    })),
  ],
  portrait: { x: 14, y: 42, width: 23, height: 30 },
  fields: newFields(38).map((one) => ({ ...one, x: one.x + 8 })),
  barcodes: [{ format: 'qr', content: 'qr', area: { x: 103, y: 24, width: 58, height: 58 } }],
  mark: { text: 'MODELO', x: 52, y: 104, size: 9, turn: -10 },
  mrz: { left: 14, baselines: [150, 156.4, 162.8] },
};
