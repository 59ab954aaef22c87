import type { OutgoingMessage, SendOutcome } from '../../messages/ports.ts';
import { fillText } from '../../messages/texts.ts';
import { outcomeOfStatus, type VendorAnswer, type VendorRequest } from '../kit.ts';
import type { BodyTree, HttpTemplate, HttpTemplateConfig } from './config.ts';

/** The request for one message. Values never become structure: they are encoded for the place they are put in. */
export function templateRequest(config: HttpTemplateConfig, message: OutgoingMessage): VendorRequest {
  const { template } = config;
  const values = {
    to: message.to,
    digits: message.to.replace(/^\+/, ''),
    text: message.text,
    id: message.id,
    sender: config.sender ?? '',
    account: config.account ?? '',
    token: config.token ?? '',
  };
  const encoded = mapValues(values, encodeURIComponent);
  const headers = mapValues(template.headers, (text) => headerText(fillText(text, values)));
  const { body } = template;
  const base = { url: fillText(template.url, encoded), method: template.method };
  if (body === undefined) return { ...base, headers };
  if ('json' in body) {
    const json = JSON.stringify(fillTree(body.json, values));
    return { ...base, headers: { 'Content-Type': 'application/json', ...headers }, body: json };
  }
  const form = new URLSearchParams(mapValues(body.form, (text) => fillText(text, values))).toString();
  return {
    ...base,
    headers: { 'Content-Type': 'application/x-www-form-urlencoded', ...headers },
    body: form,
  };
}

export function templateOutcome(
  template: HttpTemplate,
  answer: VendorAnswer,
  messageId: string,
): SendOutcome {
  const usual = outcomeOfStatus(answer);
  if (usual !== undefined) return usual;
  if (!template.acceptedStatuses.includes(answer.status))
    return { status: 'refused', reason: `http-${answer.status}` };
  if (template.idPath === undefined) return { status: 'accepted', gatewayId: messageId };
  if (answer.json === undefined) return { status: 'unavailable', reason: 'malformed-answer' };
  const found = valueAt(answer.json, template.idPath.split('.'));
  // A gateway that answers 200 to everything tells only by this.
  return found === undefined
    ? { status: 'refused', reason: 'no-id-in-answer' }
    : { status: 'accepted', gatewayId: found.slice(0, 256) };
}

function valueAt(json: unknown, path: readonly string[]): string | undefined {
  const [name, ...rest] = path;
  if (name === undefined)
    return (typeof json === 'string' && json !== '') || typeof json === 'number' ? String(json) : undefined;
  if (typeof json !== 'object' || json === null) return undefined;
  const entry = Object.entries(json).find(([key]) => key === name);
  return valueAt(entry?.[1], rest);
}

function fillTree(tree: BodyTree, values: Readonly<Record<string, string>>): BodyTree {
  if (typeof tree === 'string') return fillText(tree, values);
  if (typeof tree !== 'object' || tree === null) return tree;
  if (isList(tree)) return tree.map((one) => fillTree(one, values));
  return Object.fromEntries(Object.entries(tree).map(([name, one]) => [name, fillTree(one, values)]));
}

function isList(tree: object): tree is readonly BodyTree[] {
  return Array.isArray(tree);
}

/** A header holds visible ASCII only; everything else would be another header or an error. */
function headerText(text: string): string {
  return text.replace(/[^\x20-\x7e]/g, '');
}

function mapValues<Value>(
  record: Readonly<Record<string, Value>>,
  change: (value: Value) => string,
): Record<string, string> {
  return Object.fromEntries(Object.entries(record).map(([name, value]) => [name, change(value)]));
}
