import { z } from 'zod'
import type { MessageKey, Words } from '../../templates/i18n/index.ts'
import { namedShapes, shapeName } from './shapes.ts'
import { snakeCase } from './snake-case.ts'

type Json = Readonly<Record<string, unknown>>

/** The schema of an answer: its name, or what it is where it has none. */
export function schemaOf(shape: z.ZodType, io: 'input' | 'output', words: Words): Json {
  const name = shapeName(shape)
  if (name !== undefined) return { $ref: `#/components/schemas/${name}` }
  return described(open(plain(inline(shape, io))), words) as Json
}

/** A shape without a name of its own, with the named ones in it by reference. */
function inline(shape: z.ZodType, io: 'input' | 'output'): unknown {
  return z.toJSONSchema(shape, {
    io,
    unrepresentable: 'any',
    override: ({ zodSchema, jsonSchema }) => {
      const name = shapeName(zodSchema as unknown as z.ZodType)
      if (name === undefined) return
      for (const key of Object.keys(jsonSchema)) delete jsonSchema[key as keyof typeof jsonSchema]
      jsonSchema.$ref = `#/components/schemas/${name}`
    },
  })
}

/** Every named part as a component. */
export function namedComponents(words: Words): Json {
  const { answers, requests } = namedShapes()
  return {
    ...Object.fromEntries(Object.entries(answers).map(([name, schema]) => [name, described(open(plain(schema)), words)])),
    ...Object.fromEntries(Object.entries(requests).map(([name, schema]) => [name, described(renamedProperties(plain(schema)), words)])),
  }
}

/** Without what only a schema of its own has. */
export function plain(schema: unknown): unknown {
  const { $schema: _, $id: __, id: ___, ...rest } = schema as Record<string, unknown>
  return rest
}

/** An answer may get further properties one day: the document does not forbid them. */
function open(schema: unknown): unknown {
  if (Array.isArray(schema)) return schema.map(open)
  if (typeof schema !== 'object' || schema === null) return schema
  const entries = Object.entries(schema).filter(([name, value]) => !(name === 'additionalProperties' && value === false))
  return Object.fromEntries(entries.map(([name, value]) => [name, open(value)]))
}

/** What requests call `effectiveOn` is documented as `effective_on`. */
function renamedProperties(schema: unknown): unknown {
  if (Array.isArray(schema)) return schema.map(renamedProperties)
  if (typeof schema !== 'object' || schema === null) return schema
  return Object.fromEntries(
    Object.entries(schema).map(([name, value]) => {
      if (name === 'properties')
        return [name, Object.fromEntries(Object.entries(value as Json).map(([key, item]) => [snakeCase(key), renamedProperties(item)]))]
      if (name === 'required') return [name, (value as readonly string[]).map(snakeCase)]
      return [name, renamedProperties(value)]
    }),
  )
}

/** Every property with what its name means, wherever it stands: one name means one thing in the whole API. */
function described(schema: unknown, words: Words): unknown {
  if (Array.isArray(schema)) return schema.map((item) => described(item, words))
  if (typeof schema !== 'object' || schema === null) return schema
  return Object.fromEntries(
    Object.entries(schema).map(([name, value]) => {
      if (name !== 'properties') return [name, described(value, words)]
      return [
        name,
        Object.fromEntries(
          Object.entries(value as Json).map(([key, item]) => [
            key,
            { ...(described(item, words) as object), description: describe(words, 'field', key) },
          ]),
        ),
      ]
    }),
  )
}

/** What a name means: that of a property or of a parameter. */
export function describe(words: Words, kind: 'field' | 'parameter', name: string): string {
  return words.t(`api.${kind}.${name}` as MessageKey)
}
