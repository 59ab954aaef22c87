import jsonLogic, { type RulesLogic } from 'json-logic-js';
import { z } from 'zod';

/**
 * A condition is data: a rule of JsonLogic (jsonlogic.com), made of the operators below alone. None of them calls anything, and
 * none reaches beyond the data it is given.
 */
const operators: ReadonlySet<string> = new Set([
  'and',
  'or',
  '!',
  '!!',
  '==',
  '===',
  '!=',
  '!==',
  '<',
  '<=',
  '>',
  '>=',
  'in',
  'if',
  'var',
  'missing',
  'some',
  'all',
  'none',
  '+',
  '-',
  '*',
  '/',
  'min',
  'max',
]);
const forbiddenNames: ReadonlySet<string> = new Set(['__proto__', 'prototype', 'constructor']);
const maximumDepth = 20;

export const conditionSchema = z.custom<RulesLogic>(
  isCondition,
  'must be a JsonLogic rule of known operators',
);
export type Condition = z.infer<typeof conditionSchema>;

/** Whether the condition holds for the data. Never throws for a condition that the schema let through. */
export function holds(condition: Condition, data: unknown): boolean {
  return jsonLogic.truthy(jsonLogic.apply(condition, data));
}

function isCondition(value: unknown): value is RulesLogic {
  return isRule(value, 0);
}

function isRule(value: unknown, depth: number): boolean {
  if (depth > maximumDepth) return false;
  if (value === null || typeof value === 'string' || typeof value === 'boolean') return true;
  if (typeof value === 'number') return Number.isFinite(value);
  if (Array.isArray(value)) return value.every((one) => isRule(one, depth + 1));
  if (typeof value !== 'object') return false;
  const entries = Object.entries(value);
  const [entry] = entries;
  if (entry === undefined || entries.length !== 1) return false;
  const [operator, given]: [string, unknown] = entry;
  if (!operators.has(operator)) return false;
  return operator === 'var' || operator === 'missing'
    ? namesOf(given).every(isName)
    : isRule(given, depth + 1);
}

/** Of `var` the path, and a default that is no rule; of `missing` the paths. */
function namesOf(given: unknown): unknown[] {
  return Array.isArray(given) ? given : [given];
}

function isName(name: unknown): boolean {
  if (typeof name === 'number' || typeof name === 'boolean' || name === null) return true;
  return typeof name === 'string' && name.split('.').every((part) => !forbiddenNames.has(part));
}
