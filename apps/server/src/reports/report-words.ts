/** Languages that the report is written in; any other gives English. What checks found is told in English everywhere. */
export const reportLanguages = ['en', 'uk', 'ru', 'pt', 'es'] as const;
export type ReportLanguage = (typeof reportLanguages)[number];

const words = {
  title: [
    'Verification report',
    'Звіт про перевірку',
    'Отчёт о проверке',
    'Relatório de verificação',
    'Informe de verificación',
  ],
  applicant: ['Applicant', 'Заявник', 'Заявитель', 'Requerente', 'Solicitante'],
  externalId: [
    'External id',
    'Зовнішній ідентифікатор',
    'Внешний идентификатор',
    'Identificador externo',
    'Identificador externo',
  ],
  level: ['Level', 'Рівень', 'Уровень', 'Nível', 'Nivel'],
  generated: ['Generated', 'Створено', 'Создан', 'Gerado em', 'Generado'],
  created: ['Created', 'Зареєстровано', 'Зарегистрирован', 'Criado em', 'Creado'],
  decision: ['Decision', 'Рішення', 'Решение', 'Decisão', 'Decisión'],
  approved: ['Approved', 'Схвалено', 'Одобрено', 'Aprovado', 'Aprobado'],
  rejected: ['Rejected', 'Відхилено', 'Отклонено', 'Rejeitado', 'Rechazado'],
  resubmit: [
    'New data requested',
    'Потрібні нові дані',
    'Нужны новые данные',
    'Novos dados solicitados',
    'Se piden nuevos datos',
  ],
  undecided: [
    'No decision yet',
    'Рішення ще немає',
    'Решения ещё нет',
    'Ainda sem decisão',
    'Aún sin decisión',
  ],
  decided: ['Decided', 'Вирішено', 'Решено', 'Decidido em', 'Decidido'],
  limits: ['Limits', 'Межі', 'Пределы', 'Limites', 'Límites'],
  status: ['Status', 'Стан', 'Состояние', 'Estado', 'Estado'],
  labels: ['Reasons', 'Причини', 'Причины', 'Motivos', 'Motivos'],
  comment: ['Comment', 'Коментар', 'Комментарий', 'Comentário', 'Comentario'],
  person: ['Person', 'Особа', 'Лицо', 'Pessoa', 'Persona'],
  name: ['Name', 'Імʼя', 'Имя', 'Nome', 'Nombre'],
  nameSupplied: [
    'Name, as supplied',
    'Імʼя, як повідомлено',
    'Имя, как сообщено',
    'Nome, conforme informado',
    'Nombre, según lo indicado',
  ],
  birth: ['Date of birth', 'Дата народження', 'Дата рождения', 'Data de nascimento', 'Fecha de nacimiento'],
  gender: ['Sex', 'Стать', 'Пол', 'Sexo', 'Sexo'],
  nationality: ['Nationality', 'Громадянство', 'Гражданство', 'Nacionalidade', 'Nacionalidad'],
  country: ['Country', 'Країна', 'Страна', 'País', 'País'],
  email: ['E-mail', 'Електронна пошта', 'Электронная почта', 'E-mail', 'Correo electrónico'],
  phone: ['Phone', 'Телефон', 'Телефон', 'Telefone', 'Teléfono'],
  address: ['Address', 'Адреса', 'Адрес', 'Endereço', 'Dirección'],
  tags: ['Tags', 'Мітки', 'Метки', 'Etiquetas', 'Etiquetas'],
  risk: ['Risk level', 'Рівень ризику', 'Уровень риска', 'Nível de risco', 'Nivel de riesgo'],
  documents: ['Documents', 'Документи', 'Документы', 'Documentos', 'Documentos'],
  number: ['Number', 'Номер', 'Номер', 'Número', 'Número'],
  issued: ['Issued', 'Видано', 'Выдан', 'Emitido em', 'Expedido'],
  validUntil: ['Valid until', 'Дійсний до', 'Действителен до', 'Válido até', 'Válido hasta'],
  pictures: ['Pictures', 'Зображення', 'Изображения', 'Imagens', 'Imágenes'],
  notShown: [
    'Cannot be shown here',
    'Тут не показується',
    'Здесь не показывается',
    'Não pode ser mostrado aqui',
    'No se puede mostrar aquí',
  ],
  setAside: ['set aside', 'відкладено', 'отложено', 'posto de lado', 'apartado'],
  checks: ['Checks', 'Перевірки', 'Проверки', 'Verificações', 'Comprobaciones'],
  noChecks: [
    'No checks were made in the present attempt.',
    'У поточній спробі перевірок не було.',
    'В текущей попытке проверок не было.',
    'Nenhuma verificação foi feita na tentativa atual.',
    'No se hicieron comprobaciones en el intento actual.',
  ],
  questionnaires: ['Questionnaires', 'Опитувальники', 'Анкеты', 'Questionários', 'Cuestionarios'],
  score: ['Score', 'Бали', 'Баллы', 'Pontuação', 'Puntuación'],
  reviews: ['Reviews', 'Розгляди', 'Рассмотрения', 'Análises', 'Revisiones'],
  attempt: ['Attempt', 'Спроба', 'Попытка', 'Tentativa', 'Intento'],
  noReviews: [
    'The applicant has not asked for a check yet.',
    'Заявник ще не просив про перевірку.',
    'Заявитель ещё не просил о проверке.',
    'O requerente ainda não pediu uma verificação.',
    'El solicitante aún no ha pedido una comprobación.',
  ],
  journal: ['Journal', 'Журнал', 'Журнал', 'Registro', 'Registro'],
  journalNote: [
    'The journal of this applicant is a chain of hashes. At the time of this report it ended with:',
    'Журнал цього заявника є ланцюгом хешів. На момент створення звіту він закінчувався так:',
    'Журнал этого заявителя — цепочка хешей. В момент создания отчёта она заканчивалась так:',
    'O registro deste requerente é uma cadeia de hashes. No momento deste relatório, terminava assim:',
    'El registro de este solicitante es una cadena de hashes. En el momento de este informe terminaba así:',
  ],
  entry: ['Entry', 'Запис', 'Запись', 'Entrada', 'Entrada'],
  page: ['Page', 'Сторінка', 'Страница', 'Página', 'Página'],
} as const satisfies Record<string, readonly [string, string, string, string, string]>;

export type Word = keyof typeof words;

/** Words of one language. */
export function wordsOf(language: ReportLanguage): (word: Word) => string {
  const index = reportLanguages.indexOf(language);
  return (word) => words[word][index] ?? words[word][0];
}

/** The language asked for, as far as there is one: `pt-BR` gives Portuguese. */
export function reportLanguage(asked: string | undefined): ReportLanguage {
  const short = asked?.slice(0, 2).toLowerCase();
  return reportLanguages.find((language) => language === short) ?? 'en';
}
