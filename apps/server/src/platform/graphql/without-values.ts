/**
 * The message of a fault that the GraphQL library found, without the value that it repeats: values are data of persons, and answers
 * with errors are what clients write into their logs. Where the fault stands, and what was wanted, remain.
 */
export function withoutValues(message: string): string {
  const variable = /^Variable "\$(\w+)" got invalid value /.exec(message)?.[1];
  if (variable !== undefined) {
    const where = new RegExp(`^[\\s\\S]* at "(${variable}(?:\\.\\w+|\\[\\d+\\])+)"; `).exec(message)?.[1];
    return `Variable "$${variable}" does not fit its type${where === undefined ? '' : ` at "${where}"`}`;
  }
  return message.replace(/(, found |cannot represent [^:]*:)[\s\S]*$/, (_all, cut: string) =>
    cut === ', found ' ? '' : cut.slice(0, -1),
  );
}
