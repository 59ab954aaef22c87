/** What messages say, by language. `{code}`, `{minutes}` and `{link}` are filled in. */
export type MessageTexts = {
  /** One part of a short message even in Cyrillic: at most 70 characters. */
  readonly smsCode: string;
  readonly emailSubject: string;
  readonly emailGreeting: string;
  readonly emailCode: string;
  readonly emailLink: string;
  readonly emailButton: string;
  readonly emailNotYou: string;
  readonly pageTitle: string;
  readonly pageQuestion: string;
  readonly pageButton: string;
  readonly pageDone: string;
  readonly pageInvalid: string;
};

const en: MessageTexts = {
  smsCode: '{code} is your confirmation code. Tell it to nobody.',
  emailSubject: 'Confirm your e-mail address',
  emailGreeting: 'Hello,',
  emailCode: 'your confirmation code is {code}. It is valid for {minutes} minutes. Tell it to nobody.',
  emailLink: 'Or open this link and confirm there:',
  emailButton: 'Confirm the address',
  emailNotYou: 'If you did not ask for this, ignore this letter: nothing happens.',
  pageTitle: 'Confirmation of an e-mail address',
  pageQuestion: 'Did you ask for this address to be confirmed?',
  pageButton: 'Yes, confirm it',
  pageDone: 'The address is confirmed. You may close this page.',
  pageInvalid: 'This link is no longer valid. Ask for a new letter.',
};

const uk: MessageTexts = {
  smsCode: '{code} – ваш код підтвердження. Нікому його не кажіть.',
  emailSubject: 'Підтвердьте адресу електронної пошти',
  emailGreeting: 'Вітаємо!',
  emailCode: 'Ваш код підтвердження: {code}. Він діє {minutes} хвилин. Нікому його не кажіть.',
  emailLink: 'Або відкрийте це посилання й підтвердьте там:',
  emailButton: 'Підтвердити адресу',
  emailNotYou: 'Якщо ви цього не просили, не зважайте на цей лист: нічого не станеться.',
  pageTitle: 'Підтвердження адреси електронної пошти',
  pageQuestion: 'Це ви просили підтвердити цю адресу?',
  pageButton: 'Так, підтвердити',
  pageDone: 'Адресу підтверджено. Цю сторінку можна закрити.',
  pageInvalid: 'Це посилання вже не діє. Попросіть надіслати новий лист.',
};

const ru: MessageTexts = {
  smsCode: '{code} – ваш код подтверждения. Никому его не сообщайте.',
  emailSubject: 'Подтвердите адрес электронной почты',
  emailGreeting: 'Здравствуйте!',
  emailCode: 'Ваш код подтверждения: {code}. Он действует {minutes} минут. Никому его не сообщайте.',
  emailLink: 'Или откройте эту ссылку и подтвердите там:',
  emailButton: 'Подтвердить адрес',
  emailNotYou: 'Если вы об этом не просили, не обращайте внимания на письмо: ничего не произойдёт.',
  pageTitle: 'Подтверждение адреса электронной почты',
  pageQuestion: 'Это вы просили подтвердить этот адрес?',
  pageButton: 'Да, подтвердить',
  pageDone: 'Адрес подтверждён. Эту страницу можно закрыть.',
  pageInvalid: 'Эта ссылка больше не действует. Попросите прислать новое письмо.',
};

const pt: MessageTexts = {
  smsCode: '{code} é o seu código de confirmação. Não o revele.',
  emailSubject: 'Confirme o seu endereço de e-mail',
  emailGreeting: 'Olá,',
  emailCode: 'o seu código de confirmação é {code}. Vale por {minutes} minutos. Não o revele a ninguém.',
  emailLink: 'Ou abra esta ligação e confirme por lá:',
  emailButton: 'Confirmar o endereço',
  emailNotYou: 'Se não pediu isto, ignore esta mensagem: nada acontece.',
  pageTitle: 'Confirmação de um endereço de e-mail',
  pageQuestion: 'Pediu para confirmar este endereço?',
  pageButton: 'Sim, confirmar',
  pageDone: 'O endereço está confirmado. Pode fechar esta página.',
  pageInvalid: 'Esta ligação já não é válida. Peça uma nova mensagem.',
};

const es: MessageTexts = {
  smsCode: '{code} es su código de confirmación. No lo revele.',
  emailSubject: 'Confirme su dirección de correo',
  emailGreeting: 'Hola:',
  emailCode: 'Su código de confirmación es {code}. Vale durante {minutes} minutos. No lo revele a nadie.',
  emailLink: 'O abra este enlace y confirme allí:',
  emailButton: 'Confirmar la dirección',
  emailNotYou: 'Si no lo ha pedido, no haga caso de este mensaje: no pasará nada.',
  pageTitle: 'Confirmación de una dirección de correo',
  pageQuestion: '¿Ha pedido usted confirmar esta dirección?',
  pageButton: 'Sí, confirmarla',
  pageDone: 'La dirección está confirmada. Puede cerrar esta página.',
  pageInvalid: 'Este enlace ya no es válido. Pida un nuevo mensaje.',
};

export const textsByLanguage = { en, uk, ru, pt, es } as const satisfies Record<string, MessageTexts>;
export type MessageLanguage = keyof typeof textsByLanguage;

/** The language of ours that a tag such as `pt-BR` asks for; English where there is none. */
export function messageLanguage(tag: string | undefined): MessageLanguage {
  const language = (tag ?? '').toLowerCase().split(/[-_]/)[0];
  switch (language) {
    case 'uk':
    case 'ua':
      return 'uk';
    case 'ru':
    case 'pt':
    case 'es':
      return language;
    default:
      return 'en';
  }
}

/** Puts values in the place of their names; values are not looked at again. */
export function fillText(text: string, values: Readonly<Record<string, string>>): string {
  return text.replace(/\{([a-z]+)\}/g, (whole, name: string) => values[name] ?? whole);
}
