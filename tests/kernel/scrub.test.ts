import { DatabaseError } from 'pg'
import { expect, it } from 'vitest'
import { z } from 'zod'
import { errorForLog, scrub } from '../../src/kernel/scrub.ts'

const thrown = (run: () => unknown): unknown => {
  try {
    return run()
  } catch (error) {
    return error
  }
}

it.each([
  ['550 5.1.1 <ana.torres@correo.example>: user unknown', '550 5.1.1 <…@…>: user unknown'],
  ['mailto:ñandú@correo.example?subject=hola', 'mailto:…@…?…'],
  ['connect postgres://vigia:hunter2@db.internal:5432/vigia failed', 'connect postgres://…@…:5432/vigia failed'],
  ['GET https://example.org/x?q=secreto&page=2 answered 500', 'GET https://example.org/x?… answered 500'],
  ['authorization: Bearer abc.def', 'authorization: … …'],
  ['sent Bearer abc.def', 'sent Bearer …'],
  ['{"password":"una frase"}', '{"password":…}'],
  ['the key vk_9f8a7b6c5d4e3f2a1b0c is revoked', 'the key … is revoked'],
  ['no row 0198f7a2-6c1b-7d3e-9a44-0123456789ab', 'no row 0198f7a2-6c1b-7d3e-9a44-0123456789ab'],
  [
    'duplicate key value violates unique constraint "users_email_unique"',
    'duplicate key value violates unique constraint "users_email_unique"',
  ],
])('%s', (text, expected) => {
  expect(scrub(text)).toBe(expected)
})

it('an error keeps its kind, code and place, and loses what was typed', () => {
  const database = Object.assign(new DatabaseError('invalid input syntax for type uuid: "sentinel"', 1, 'error'), {
    severity: 'ERROR',
    code: '22P02',
    detail: 'Key (email)=(sentinel) already exists.',
    where: "unnamed portal parameter $1 = 'sentinel'",
    routine: 'string_to_uuid',
  })
  const secret = { password: 'sentinel' }
  const errors: unknown[] = [
    database,
    thrown(() => JSON.parse('{"a": sentinel}')),
    thrown(() => JSON.parse('sentinel')),
    thrown(() => z.object({ kind: z.literal('other') }).parse({ kind: 'sentinel' })),
    thrown(() => z.strictObject({}).parse({ sentinel: 1 })),
    Object.assign(new Error('mail refused', { cause: new Error('to "sentinel" <sentinel@example.org>') }), {
      response: 'sentinel',
      secret,
    }),
    new AggregateError([new Error('password=sentinel')], 'all of "sentinel"'),
    'sentinel@example.org',
    secret,
  ]
  for (const error of errors) expect(JSON.stringify(errorForLog(error))).not.toContain('sentinel')
  expect(errorForLog(database)).toMatchObject({
    code: '22P02',
    routine: 'string_to_uuid',
    message: 'invalid input syntax for type uuid: "…"',
    stack: expect.stringContaining('scrub.test.ts'),
  })
})
