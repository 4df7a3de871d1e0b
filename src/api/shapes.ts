import { z } from 'zod'

const answers = z.registry<{ id: string }>()
const requests = z.registry<{ id: string }>()

/** A named part of answers: it has a component of its own in the document. */
export function answerShape<Schema extends z.ZodType>(id: string, schema: Schema): Schema {
  answers.add(schema, { id })
  return schema
}

/** A named part of requests. What the document calls `effective_on` the schema calls `effectiveOn`; both are read. */
export function requestShape<Schema extends z.ZodType>(id: string, schema: Schema): Schema {
  requests.add(schema, { id })
  return schema
}

/** The name of a part; undefined for what has none. */
export function shapeName(schema: z.ZodType): string | undefined {
  return answers.get(schema)?.id ?? requests.get(schema)?.id
}

/** All named parts as JSON Schema (2020-12), those of answers as they are sent, those of requests as they are read. */
export function namedShapes(): { readonly answers: JsonSchemas; readonly requests: JsonSchemas } {
  const options = { uri: (id: string) => `#/components/schemas/${id}`, unrepresentable: 'any' } as const
  return {
    answers: z.toJSONSchema(answers, { ...options, io: 'output' }).schemas,
    requests: z.toJSONSchema(requests, { ...options, io: 'input' }).schemas,
  }
}

type JsonSchemas = Readonly<Record<string, z.core.JSONSchema.BaseSchema>>
