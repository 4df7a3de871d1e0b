import { z } from 'zod'
import type { Words } from '../../templates/i18n/index.ts'
import { describe, plain } from './document-schemas.ts'
import type { Operation } from './operation.ts'

/** The parameters of an operation: path, query, and the headers that it reads. */
export function parametersOf(operation: Operation, words: Words): readonly unknown[] {
  const given = (place: 'query' | 'path', shape: Readonly<Record<string, unknown>> | undefined) =>
    Object.entries(shape ?? {}).map(([name, schema]) => ({
      name,
      in: place,
      required: place === 'path',
      description: describe(words, 'parameter', name),
      ...(operation.example?.params?.[name] === undefined ? {} : { example: operation.example.params[name] }),
      schema: plain(z.toJSONSchema(schema as z.ZodType, { io: 'input', unrepresentable: 'any' })),
    }))
  return [
    ...given('path', operation.params?.shape),
    ...given('query', operation.query?.shape),
    ...(operation.travels
      ? [{ name: 'as_of', in: 'query', required: false, description: describe(words, 'parameter', 'as_of'), schema: AS_OF }]
      : []),
    ...(operation.current
      ? [
          {
            name: 'If-Match',
            in: 'header',
            required: true,
            description: describe(words, 'parameter', 'if-match'),
            schema: { type: 'string' },
          },
        ]
      : []),
    ...(operation.method !== 'get' && operation.access !== 'public'
      ? [
          {
            name: 'Idempotency-Key',
            in: 'header',
            required: false,
            description: describe(words, 'parameter', 'idempotency-key'),
            schema: IDEMPOTENCY,
          },
        ]
      : []),
    languageHeader(words),
  ]
}

const AS_OF = { type: 'string', anyOf: [{ format: 'date' }, { format: 'date-time' }, { maxLength: 0 }] }
const IDEMPOTENCY = { type: 'string', pattern: '^("[A-Za-z0-9 _.:~-]{1,255}"|[A-Za-z0-9_.:~-]{1,255})$' }

export function languageHeader(words: Words): Readonly<Record<string, unknown>> {
  return {
    name: 'Accept-Language',
    in: 'header',
    required: false,
    description: describe(words, 'parameter', 'accept-language'),
    schema: { type: 'string' },
  }
}
