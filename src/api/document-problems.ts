import type { MessageKey, Words } from '../../templates/i18n/index.ts'
import type { Operation } from './operation.ts'

/** Statuses of the problems that an operation may answer with, in order. */
export function problemsOf(operation: Operation): readonly number[] {
  const keyed = operation.access !== 'public'
  const all = [
    400,
    401,
    ...(keyed && operation.access !== 'key' ? [403] : []),
    ...(operation.params ? [404] : []),
    406,
    ...(operation.body || operation.file ? [413, 415] : []),
    ...(operation.current ? [412, 428] : []),
    ...(operation.method !== 'get' && keyed ? [409, 422] : []),
    429,
    ...(operation.problems ?? []),
  ]
  return [...new Set(all)].toSorted((a, b) => a - b)
}

/** The shape of a problem: RFC 9457, with what this API adds. */
export function problemSchema(words: Words): object {
  const say = (name: string) => words.t(`api.field.problem.${name}` as MessageKey)
  const text = (name: string, more: object = {}) => ({ type: 'string', ...more, description: say(name) })
  return {
    type: 'object',
    required: ['type', 'title', 'status'],
    properties: {
      type: text('type', { format: 'uri-reference' }),
      title: text('title'),
      status: { type: 'integer', minimum: 400, maximum: 599, description: say('status') },
      detail: text('detail'),
      instance: text('instance', { format: 'uri' }),
      errors: {
        type: 'array',
        description: say('errors'),
        items: {
          type: 'object',
          required: ['detail', 'key'],
          properties: { pointer: text('pointer'), parameter: text('parameter'), detail: text('detail'), key: text('key') },
        },
      },
      fields: { type: 'object', additionalProperties: { type: 'string' }, description: say('fields') },
      current_version: { type: 'integer', description: say('current_version') },
      tombstone: {
        type: 'object',
        description: say('tombstone'),
        required: ['kind', 'id', 'at', 'reason', 'seq'],
        properties: {
          kind: text('kind'),
          id: text('id', { format: 'uuid' }),
          code: text('code'),
          at: text('at', { format: 'date-time' }),
          reason: { type: 'object', additionalProperties: { type: 'string' }, description: say('reason') },
          seq: { type: 'integer', description: say('seq') },
        },
      },
      reference: text('reference'),
    },
  }
}
