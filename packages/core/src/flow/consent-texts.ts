/**
 * What the person agrees to, in words that are shown as they are and recorded as they were shown. A change of meaning raises the
 * version, and everybody is asked anew; versions that were ever shown stay in the record of who accepted them.
 */
export type ConsentKey = 'processing' | 'biometric';
export type ConsentText = { readonly title: string; readonly text: string };

export const consentVersions = { processing: '1', biometric: '1' } as const satisfies Record<
  ConsentKey,
  string
>;

export const flowLanguages = ['en', 'uk', 'ru', 'pt', 'es', 'de', 'pl', 'fr'] as const;
export type FlowLanguage = (typeof flowLanguages)[number];

/** The language of the page for a tag such as `uk`, `pt-BR` or `de_AT`; English for others. */
export function flowLanguageOf(...tags: readonly (string | undefined)[]): FlowLanguage {
  for (const tag of tags) {
    const base = tag?.toLowerCase().split(/[-_]/)[0];
    const known = flowLanguages.find((language) => language === base);
    if (known !== undefined) return known;
  }
  return 'en';
}

/** The present text of a consent in a language. */
export function consentText(key: ConsentKey, language: FlowLanguage): ConsentText {
  return texts[language][key];
}

const texts: Readonly<Record<FlowLanguage, Readonly<Record<ConsentKey, ConsentText>>>> = {
  en: {
    processing: {
      title: 'Checking who you are',
      text: 'I agree that the data and documents I give here are used to check who I am for the company that sent me here, and are kept for as long as the law requires.',
    },
    biometric: {
      title: 'Comparing your face',
      text: 'I agree that my face is measured by a program in order to compare it with the photo in my document and to see that a living person is in front of the camera. I may withdraw this at any time.',
    },
  },
  uk: {
    processing: {
      title: 'Перевірка вашої особи',
      text: 'Я погоджуюся, що надані тут дані й документи буде використано для перевірки моєї особи на запит компанії, яка мене сюди скерувала, і збережено стільки, скільки вимагає закон.',
    },
    biometric: {
      title: 'Порівняння обличчя',
      text: 'Я погоджуюся, що програма вимірює моє обличчя, щоб порівняти його з фото в документі та переконатися, що перед камерою жива людина. Я можу будь-коли відкликати цю згоду.',
    },
  },
  ru: {
    processing: {
      title: 'Проверка вашей личности',
      text: 'Я соглашаюсь, что указанные здесь данные и документы будут использованы для проверки моей личности по запросу компании, которая меня сюда направила, и будут храниться столько, сколько требует закон.',
    },
    biometric: {
      title: 'Сравнение лица',
      text: 'Я соглашаюсь, что программа измеряет моё лицо, чтобы сравнить его с фотографией в документе и убедиться, что перед камерой живой человек. Я могу отозвать это согласие в любое время.',
    },
  },
  pt: {
    processing: {
      title: 'Verificação da sua identidade',
      text: 'Concordo que os dados e documentos que eu enviar aqui sejam usados para verificar quem eu sou, a pedido da empresa que me trouxe até aqui, e guardados pelo tempo que a lei exige.',
    },
    biometric: {
      title: 'Comparação do seu rosto',
      text: 'Concordo que um programa meça o meu rosto para compará-lo com a foto do meu documento e confirmar que há uma pessoa viva diante da câmera. Posso retirar este consentimento a qualquer momento.',
    },
  },
  es: {
    processing: {
      title: 'Verificación de su identidad',
      text: 'Acepto que los datos y documentos que envíe aquí se usen para comprobar quién soy a petición de la empresa que me ha traído hasta aquí, y se guarden durante el tiempo que exige la ley.',
    },
    biometric: {
      title: 'Comparación de su rostro',
      text: 'Acepto que un programa mida mi rostro para compararlo con la foto de mi documento y comprobar que hay una persona viva ante la cámara. Puedo retirar este consentimiento en cualquier momento.',
    },
  },
  de: {
    processing: {
      title: 'Prüfung Ihrer Identität',
      text: 'Ich bin einverstanden, dass die Daten und Dokumente, die ich hier angebe, zur Prüfung meiner Identität für das Unternehmen verwendet werden, das mich hierher geleitet hat, und so lange aufbewahrt werden, wie das Gesetz es verlangt.',
    },
    biometric: {
      title: 'Vergleich Ihres Gesichts',
      text: 'Ich bin einverstanden, dass ein Programm mein Gesicht vermisst, um es mit dem Foto in meinem Dokument zu vergleichen und um festzustellen, dass ein lebender Mensch vor der Kamera ist. Ich kann das jederzeit widerrufen.',
    },
  },
  pl: {
    processing: {
      title: 'Sprawdzenie tożsamości',
      text: 'Zgadzam się, aby podane tu dane i dokumenty zostały użyte do sprawdzenia mojej tożsamości na prośbę firmy, która mnie tu skierowała, i były przechowywane tak długo, jak wymaga tego prawo.',
    },
    biometric: {
      title: 'Porównanie twarzy',
      text: 'Zgadzam się, aby program zmierzył moją twarz w celu porównania jej ze zdjęciem w dokumencie i upewnienia się, że przed kamerą jest żywa osoba. Mogę wycofać tę zgodę w każdej chwili.',
    },
  },
  fr: {
    processing: {
      title: 'Vérification de votre identité',
      text: "J'accepte que les données et documents que je fournis ici servent à vérifier qui je suis pour l'entreprise qui m'a envoyé ici, et soient conservés aussi longtemps que la loi l'exige.",
    },
    biometric: {
      title: 'Comparaison de votre visage',
      text: "J'accepte qu'un programme mesure mon visage pour le comparer à la photo de mon document et vérifier qu'une personne vivante se trouve devant la caméra. Je peux retirer cet accord à tout moment.",
    },
  },
};
