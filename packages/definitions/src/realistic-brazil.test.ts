import { beforeAll, describe, expect, test } from 'vitest';
import { at, describeWithShipped, face, mrz, page, symbol, td1, valuesOf } from './page.fixture.ts';

/** Pages laid out like the real ones, as readers give them, of invented people. */

let described: Awaited<ReturnType<typeof describeWithShipped>>;
beforeAll(async () => {
  described = await describeWithShipped();
});

describe('Brazil', () => {
  test('CNH of 2006, accents lost', () => {
    const document = described(
      page(
        at(
          [300, 20, 'REPUBLICA FEDERATIVA DO BRASIL', 22],
          [320, 46, 'MINISTERIO DAS CIDADES', 22],
          [280, 70, 'DEPARTAMENTO NACIONAL DE TRANSITO', 22],
          [270, 96, 'CARTEIRA NACIONAL DE HABILITACAO', 22],
          [140, 140, 'NOME', 14],
          [140, 158, 'MARIA INVENTADA DA SILVA', 26],
          [520, 200, 'DOC IDENTIDADE/ORG EMISSOR/UF', 14],
          [520, 218, '123456789 SSP SP', 26],
          [520, 260, 'CPF', 14],
          [820, 260, 'DATA NASCIMENTO', 14],
          [520, 278, '123.456.789-09', 26],
          [820, 278, '24/08/1991', 26],
          [520, 320, 'FILIACAO', 14],
          [520, 338, 'JOSE INVENTADO DA SILVA', 26],
          [520, 370, 'ANA INVENTADA DA SILVA', 26],
          [520, 430, 'PERMISSAO', 14],
          [700, 430, 'ACC', 14],
          [820, 430, 'CAT HAB', 14],
          [820, 448, 'AB', 26],
          [520, 490, 'N° REGISTRO', 14],
          [740, 490, 'VALIDADE', 14],
          [960, 490, '1 HABILITACAO', 14],
          [520, 508, '04812736544', 26],
          [740, 508, '15/09/2030', 26],
          [960, 508, '10/02/2012', 26],
          [140, 560, 'OBSERVACOES', 14],
          [140, 800, 'LOCAL', 14],
          [820, 800, 'DATA EMISSAO', 14],
          [140, 818, 'SAO PAULO, SP', 26],
          [820, 818, '15/09/2020', 26],
        ),
        face,
      ),
    );
    expect(document.kind).toMatchObject({
      definitionId: 'bra-cnh-2006',
      idDocType: 'DRIVERS',
      country: 'BRA',
    });
    expect(valuesOf(document)).toEqual({
      fullName: 'MARIA INVENTADA DA SILVA',
      identityNumber: '123456789 SSP SP',
      taxNumber: '12345678909',
      birthDate: '1991-08-24',
      parents: 'JOSE INVENTADO DA SILVA ANA INVENTADA DA SILVA',
      categories: 'AB',
      documentNumber: '04812736544',
      expiryDate: '2030-09-15',
      firstLicenceDate: '2012-02-10',
      issueDate: '2020-09-15',
    });
    const valid = Object.fromEntries(document.fields.map((field) => [field.name, field.valid]));
    expect(valid).toMatchObject({ taxNumber: true, documentNumber: true });
  });

  const newFront = at(
    [300, 20, 'REPÚBLICA FEDERATIVA DO BRASIL', 22],
    [280, 46, 'SECRETARIA NACIONAL DE TRÂNSITO', 22],
    [200, 72, 'CARTEIRA NACIONAL DE HABILITAÇÃO / DRIVER LICENSE / PERMISO DE CONDUCCIÓN', 18],
    [140, 120, '2 e 1 NOME E SOBRENOME', 14],
    [960, 120, '1ª HABILITAÇÃO', 14],
    [140, 138, 'MARIA INVENTADA DA SILVA', 26],
    [960, 138, '10/02/2012', 26],
    [520, 180, '3 DATA, LOCAL E UF DE NASCIMENTO', 14],
    [520, 198, '24/08/1991, SÃO PAULO, SP', 26],
    [520, 240, '4a DATA EMISSÃO', 14],
    [740, 240, '4b VALIDADE', 14],
    [960, 240, 'ACC', 14],
    [520, 258, '15/09/2023', 26],
    [740, 258, '15/09/2033', 26],
    [520, 300, '4c DOC. IDENTIDADE / ÓRG. EMISSOR / UF', 14],
    [520, 318, '123456789 SSP SP', 26],
    [520, 360, '4d CPF', 14],
    [740, 360, '5 Nº REGISTRO', 14],
    [960, 360, '9 CAT. HAB.', 14],
    [520, 378, '123.456.789-09', 26],
    [740, 378, '04812736544', 26],
    [960, 378, 'AB', 26],
    [520, 420, 'NACIONALIDADE', 14],
    [520, 438, 'BRASILEIRO(A)', 26],
    [520, 480, 'FILIAÇÃO', 14],
    [520, 498, 'JOSÉ INVENTADO DA SILVA', 26],
  );
  const expectedNew = {
    fullName: 'MARIA INVENTADA DA SILVA',
    firstLicenceDate: '2012-02-10',
    birthDate: '1991-08-24',
    issueDate: '2023-09-15',
    expiryDate: '2033-09-15',
    taxNumber: '12345678909',
    documentNumber: '04812736544',
    categories: 'AB',
    nationality: 'BRA',
  };

  test('CNH of 2022, whose lines say I as identity cards do', () => {
    const back = mrz(td1('I<BRA', '048127365', '44', '910824 F 330915 BRA', 'MARIA<<INVENTADA<DA<SILVA'));
    const document = described(
      page(newFront, face),
      page([], { mrz: back, barcodes: [symbol('qr', 'opaque')] }),
    );
    expect(document.kind).toMatchObject({ definitionId: 'bra-cnh-2022', idDocType: 'DRIVERS' });
    expect(document.sides).toEqual(['FRONT_SIDE', 'BACK_SIDE']);
    expect(valuesOf(document, 'visual')).toMatchObject(expectedNew);
    expect(document.agreements.find(({ field }) => field === 'fullName')).toMatchObject({ verdict: 'same' });
  });

  test('digital CNH as PDF', () => {
    const footer = at(
      [100, 900, 'Documento assinado com certificado digital em conformidade', 18],
      [100, 925, 'com a Medida Provisória nº 2200-2/2001. Sua validade poderá ser confirmada', 18],
      [100, 950, 'SERPRO / SENATRAN', 18],
      [1200, 600, 'QR-CODE', 26],
    );
    const document = described(
      page([...newFront, ...footer], { ...face, barcodes: [symbol('qr', 'opaque')] }),
    );
    expect(document.kind).toMatchObject({ definitionId: 'bra-cnh-digital', idDocType: 'DRIVERS' });
    expect(valuesOf(document)).toMatchObject(expectedNew);
  });

  test('RG, front and back', () => {
    const front = page(
      at(
        [200, 30, 'REPUBLICA FEDERATIVA DO BRASIL'],
        [250, 70, 'ESTADO DE SAO PAULO'],
        [220, 110, 'SECRETARIA DA SEGURANCA PUBLICA'],
        [100, 500, 'POLEGAR DIREITO'],
        [500, 520, 'ASSINATURA DO TITULAR'],
        [300, 560, 'CARTEIRA DE IDENTIDADE'],
      ),
      face,
    );
    const back = page(
      at(
        [300, 20, 'VALIDA EM TODO O TERRITORIO NACIONAL', 20],
        [80, 60, 'REGISTRO', 16],
        [80, 80, 'GERAL', 16],
        [240, 62, '12.345.678-9', 28],
        [640, 62, 'DATA DE EXPEDICAO', 16],
        [880, 62, '15/09/2012', 28],
        [80, 120, 'NOME', 16],
        [200, 118, 'MARIA INVENTADA DA SILVA', 28],
        [80, 180, 'FILIACAO', 16],
        [240, 178, 'JOSE INVENTADO DA SILVA', 28],
        [80, 260, 'NATURALIDADE', 16],
        [640, 260, 'DATA DE NASCIMENTO', 16],
        [80, 280, 'SAO PAULO-SP', 28],
        [640, 280, '24/AGO/1991', 28],
        [80, 340, 'DOC ORIGEM', 16],
        [220, 338, 'SAO PAULO-SP CN:LV.A12 /FLS.34', 28],
        [80, 400, 'CPF', 16],
        [160, 398, '123456789/09', 28],
        [500, 480, 'ASSINATURA DO DIRETOR', 16],
        [80, 520, 'LEI N 7.116 DE 29/08/83', 16],
      ),
    );
    const document = described(front, back);
    expect(document.kind).toMatchObject({ definitionId: 'bra-rg', idDocType: 'ID_CARD' });
    expect(document.sides).toEqual(['FRONT_SIDE', 'BACK_SIDE']);
    expect(valuesOf(document)).toMatchObject({
      issueDate: '2012-09-15',
      fullName: 'MARIA INVENTADA DA SILVA',
      birthDate: '1991-08-24',
      taxNumber: '12345678909',
    });
  });

  test('CIN', () => {
    const front = page(
      at(
        [300, 20, 'REPÚBLICA FEDERATIVA DO BRASIL', 22],
        [340, 50, 'ESTADO DE SÃO PAULO', 22],
        [340, 80, 'CARTEIRA DE IDENTIDADE', 22],
        [420, 130, 'Nome / Name', 14],
        [420, 148, 'MARIA INVENTADA DA SILVA', 26],
        [420, 190, 'Nome Social / Social Name', 14],
        [420, 250, 'Registro Geral - CPF / Personal Number', 14],
        [900, 250, 'Sexo / Sex', 14],
        [420, 268, '123.456.789-09', 26],
        [900, 268, 'F', 26],
        [420, 310, 'Data de Nascimento / Date of Birth', 14],
        [900, 310, 'Nacionalidade / Nationality', 14],
        [420, 328, '24/08/1991', 26],
        [900, 328, 'BRA', 26],
        [420, 370, 'Naturalidade / Place of Birth', 14],
        [900, 370, 'Data de Validade / Date of Expiry', 14],
        [420, 388, 'SÃO PAULO/SP', 26],
        [900, 388, '15/09/2033', 26],
      ),
      face,
    );
    const back = mrz(td1('I<BRA', '123456789', '', '910824 F 330915 BRA', 'DA<SILVA<<MARIA<INVENTADA'));
    const document = described(
      front,
      page(at([60, 40, 'Filiação / Filiation', 14], [60, 58, 'JOSÉ INVENTADO DA SILVA']), {
        mrz: back,
        barcodes: [symbol('qr', 'opaque')],
      }),
    );
    expect(document.kind).toMatchObject({ definitionId: 'bra-cin', idDocType: 'ID_CARD', country: 'BRA' });
    expect(valuesOf(document, 'visual')).toMatchObject({
      fullName: 'MARIA INVENTADA DA SILVA',
      taxNumber: '12345678909',
      sex: 'F',
      birthDate: '1991-08-24',
      nationality: 'BRA',
      birthPlace: 'SÃO PAULO/SP',
      expiryDate: '2033-09-15',
      parents: 'JOSÉ INVENTADO DA SILVA',
    });
  });

  test('CPF card', () => {
    const document = described(
      page(
        at(
          [100, 40, 'MINISTERIO DA FAZENDA'],
          [100, 80, 'Receita Federal'],
          [100, 110, 'Cadastro de Pessoas Fisicas'],
          [100, 200, 'NUMERO DE INSCRICAO', 18],
          [100, 226, '123.456.789-09', 36],
          [100, 300, 'Nome', 18],
          [100, 326, 'MARIA INVENTADA DA SILVA', 30],
          [100, 380, 'Nascimento', 18],
          [100, 404, '24/08/1991', 30],
        ),
      ),
    );
    expect(document.kind).toMatchObject({ definitionId: 'bra-cpf-card', idDocType: 'OTHER' });
    expect(valuesOf(document)).toEqual({
      taxNumber: '12345678909',
      fullName: 'MARIA INVENTADA DA SILVA',
      birthDate: '1991-08-24',
    });
  });
});
