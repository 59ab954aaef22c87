import type { PrintedField, Sheet } from '../sheets/sheet.ts';

function field(
  name: string,
  label: string,
  x: number,
  y: number,
  more: Partial<PrintedField> = {},
): PrintedField {
  return { name, label, x, y, size: 2.6, labelSize: 1.6, ...more };
}

const rg = { width: 102, height: 72, paper: '#eaf3e6', lines: ['#c3dcc2', '#e4e0c0'], radius: 1 } as const;

/** The paper card of the states: portrait and thumb outside, the data inside. */
export const rgFront: Sheet = {
  ...rg,
  side: 'front',
  prints: [
    { text: 'REPÚBLICA FEDERATIVA DO BRASIL', x: 51, y: 7, size: 3, anchor: 'middle' },
    { text: 'ESTADO DE MODELO', x: 51, y: 11, size: 2.6, anchor: 'middle' },
    { text: 'SECRETARIA DA SEGURANÇA PÚBLICA', x: 51, y: 15, size: 2.6, anchor: 'middle' },
    { text: 'INSTITUTO DE IDENTIFICAÇÃO', x: 51, y: 19, size: 2.6, anchor: 'middle' },
    { text: 'POLEGAR DIREITO', x: 24, y: 58, size: 1.8, anchor: 'middle', typeface: 'regular' },
    { text: 'ASSINATURA DO TITULAR', x: 58, y: 63, size: 1.8, anchor: 'middle', typeface: 'regular' },
    { text: 'CARTEIRA DE IDENTIDADE', x: 51, y: 69, size: 3.2, anchor: 'middle' },
  ],
  rules: [
    { x: 12, y: 24, width: 24, height: 0.15 },
    { x: 12, y: 55, width: 24, height: 0.15 },
    { x: 12, y: 24, width: 0.15, height: 31 },
    { x: 36, y: 24, width: 0.15, height: 31 },
    { x: 40, y: 60.4, width: 36, height: 0.15 },
  ],
  portrait: { x: 44, y: 23, width: 24, height: 31 },
  fields: [],
  mark: { text: 'MODELO', x: 86, y: 42, size: 5.4, turn: -60 },
};

export const rgBack: Sheet = {
  ...rg,
  side: 'back',
  prints: [
    { text: 'VÁLIDA EM TODO O TERRITÓRIO NACIONAL', x: 51, y: 6, size: 2.6, anchor: 'middle' },
    { text: 'ASSINATURA DO DIRETOR', x: 74, y: 65.4, size: 1.7, anchor: 'middle', typeface: 'regular' },
    { text: 'LEI Nº 7.116 DE 29/08/83', x: 51, y: 69.6, size: 2.4, anchor: 'middle' },
  ],
  rules: [{ x: 56, y: 63, width: 36, height: 0.15 }],
  fields: [
    field('documentNumber', 'REGISTRO GERAL', 6, 13.6, { size: 3 }),
    field('issueDate', 'DATA DE EXPEDIÇÃO', 62, 13.6),
    field('fullName', 'NOME', 6, 20.4, { width: 88 }),
    field('father', 'FILIAÇÃO', 6, 27.2, { width: 88 }),
    { name: 'mother', x: 6, y: 30.6, size: 2.6, width: 88 },
    field('birthPlace', 'NATURALIDADE', 6, 38),
    field('birthDate', 'DATA DE NASCIMENTO', 62, 38),
    field('taxNumber', 'CPF', 6, 52),
  ],
  mark: { text: 'MODELO', x: 74, y: 49, size: 5.4, turn: 0 },
};

const card = {
  width: 85.6,
  height: 54,
  paper: '#edf5ee',
  lines: ['#c4e0cc', '#e9e7c4'],
  radius: 3,
} as const;

export const cinFront: Sheet = {
  ...card,
  side: 'front',
  prints: [
    { text: 'REPÚBLICA FEDERATIVA DO BRASIL', x: 4, y: 4.6, size: 2.5 },
    { text: 'CARTEIRA DE IDENTIDADE', x: 4, y: 8.2, size: 2.5 },
    { text: 'Nome Social / Social Name', x: 31, y: 17.6, size: 1.6, typeface: 'regular' },
  ],
  portrait: { x: 4, y: 11, width: 24, height: 31 },
  fields: [
    field('fullName', 'Nome / Name', 31, 14.2, { width: 51 }),
    field('taxNumber', 'Registro Geral - CPF / Personal Number', 31, 23.6),
    field('sex', 'Sexo / Sex', 73, 23.6),
    field('birthDate', 'Data de Nascimento / Date of Birth', 31, 29.6),
    field('nationality', 'Nacionalidade / Nationality', 61, 29.6),
    field('birthPlace', 'Naturalidade / Place of Birth', 31, 35.6),
    field('expiryDate', 'Data de Validade / Date of Expiry', 31, 41.6),
  ],
  mark: { text: 'MODELO', x: 60, y: 48, size: 4.8, turn: 0 },
};

export const cinBack: Sheet = {
  ...card,
  side: 'back',
  prints: [{ text: 'LEI Nº 7.116 DE 29 DE AGOSTO DE 1983', x: 4, y: 30.4, size: 1.6, typeface: 'regular' }],
  fields: [
    field('father', 'Filiação / Filiation', 4, 6.6, { width: 52 }),
    { name: 'mother', x: 4, y: 9.6, size: 2.6, width: 52 },
    field('authority', 'Órgão Expedidor / Card Issuer', 4, 15.6),
    field('issueDate', 'Data de Emissão / Date of Issue', 4, 21.6),
  ],
  barcodes: [{ format: 'qr', content: 'qr', area: { x: 60, y: 3.4, width: 22, height: 22 } }],
  mark: { text: 'MODELO', x: 47, y: 23.4, size: 4.2, turn: 0 },
  mrz: { left: 4.6, baselines: [36.6, 43, 49.4] },
};

export const cpfCard: Sheet = {
  ...card,
  side: 'page',
  paper: '#e8f0fa',
  lines: ['#c2d6ee', '#dfe3c6'],
  bands: [{ x: 0, y: 0, width: 85.6, height: 13, colour: '#2a5ca8' }],
  prints: [
    { text: 'MINISTÉRIO DA FAZENDA', x: 4, y: 5, size: 2.6, colour: '#ffffff' },
    { text: 'RECEITA FEDERAL', x: 82, y: 5, size: 2.6, colour: '#ffffff', anchor: 'right' },
    { text: 'CADASTRO DE PESSOAS FÍSICAS', x: 4, y: 10.6, size: 3.6, colour: '#ffffff' },
  ],
  fields: [
    field('taxNumber', 'Número de Inscrição', 4, 21.6, { size: 4, labelSize: 2 }),
    field('fullName', 'Nome', 4, 30.6, { size: 3.2, labelSize: 2, width: 77 }),
    field('birthDate', 'Nascimento', 4, 39.4, { size: 3.2, labelSize: 2 }),
  ],
  mark: { text: 'MODELO', x: 62, y: 46, size: 6, turn: -6 },
};
