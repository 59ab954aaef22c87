/**
 * Writes a body as multipart/form-data, in the order of its members: files as they are, texts as text, everything else as JSON.
 * To be given as `bodySerializer` to calls that take files.
 */
export function asForm(body: Readonly<Record<string, unknown>>): FormData {
  const form = new FormData();
  for (const [name, value] of Object.entries(body)) {
    if (value === undefined) continue;
    if (value instanceof File) form.append(name, value, value.name);
    else if (value instanceof Blob) form.append(name, value, 'file');
    else form.append(name, typeof value === 'string' ? value : JSON.stringify(value));
  }
  return form;
}
