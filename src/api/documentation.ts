import type { Words } from '../../templates/i18n/index.ts'
import type { ApiDocumentation, ApiField, ApiOperation, ApiShape } from '../../templates/view/api.ts'
import { apiDocument } from './document.ts'

interface Schema {
  readonly $ref?: string
  readonly type?: string | readonly string[]
  readonly format?: string
  readonly enum?: readonly unknown[]
  readonly const?: unknown
  readonly items?: Schema
  readonly anyOf?: readonly Schema[]
  readonly oneOf?: readonly Schema[]
  readonly additionalProperties?: Schema | boolean
  readonly properties?: Readonly<Record<string, Schema>>
  readonly required?: readonly string[]
  readonly description?: string
}
interface Parameter {
  readonly name: string
  readonly in: 'query' | 'path' | 'header'
  readonly required: boolean
  readonly description: string
  readonly schema: Schema
}
type Content = Readonly<Record<string, { readonly schema: Schema }>>
interface Described {
  readonly operationId: string
  readonly tags: readonly string[]
  readonly summary: string
  readonly description?: string
  readonly security: readonly unknown[]
  readonly parameters: readonly Parameter[]
  readonly requestBody?: { readonly content: Content }
  readonly responses: Readonly<Record<string, { readonly $ref?: string; readonly description?: string; readonly content?: Content }>>
  readonly 'x-codeSamples': readonly { readonly source: string }[]
}
interface Document {
  readonly servers: readonly { readonly url: string }[]
  readonly tags: readonly { readonly name: string; readonly description: string }[]
  readonly paths: Readonly<Record<string, Readonly<Record<string, Described>>>>
  readonly components: {
    readonly schemas: Readonly<Record<string, Schema>>
    readonly responses: Readonly<Record<string, { readonly description: string }>>
  }
}

/** What the readable documentation shows, read from the OpenAPI document and nothing else. */
export function apiDocumentation(words: Words, publicUrl: string): ApiDocumentation {
  const document = apiDocument(words, publicUrl) as unknown as Document
  const all = Object.entries(document.paths).flatMap(([path, methods]) =>
    Object.entries(methods).map(([method, described]) => ({
      tag: described.tags[0],
      view: operationView(document, path, method, described),
    })),
  )
  return {
    base: document.servers[0]?.url ?? '',
    chapters: document.tags
      .map(({ name, description }) => ({
        name,
        title: description,
        operations: all.filter(({ tag }) => tag === name).map(({ view }) => view),
      }))
      .filter(({ operations }) => operations.length > 0),
    shapes: Object.entries(document.components.schemas)
      .filter(([name]) => plainName(document, name) === name)
      .map(([name, schema]) => shapeView(name, schema)),
  }
}

/** An item of a list is the thing itself, of which "fields" may leave something out. */
function plainName({ components }: Document, name: string): string {
  const plain = name.replace(/^Listed/, '')
  return plain in components.schemas ? plain : name
}

function operationView(document: Document, path: string, method: string, described: Described): ApiOperation {
  const body = Object.entries(described.requestBody?.content ?? {})
  return {
    id: described.operationId,
    method: method.toUpperCase(),
    path,
    summary: described.summary,
    description: (described.description ?? described.summary).slice(described.summary.length).trim(),
    open: described.security.length === 0,
    fields: described.parameters.map(({ name, in: place, required, description, schema }) => ({
      name,
      place,
      required,
      description,
      ...typeOf(schema),
    })),
    body: body.length === 0 ? null : { shape: shapeOf(body[0]?.[1].schema) ?? '', mediaTypes: body.map(([type]) => type) },
    answers: Object.entries(described.responses).map(([status, answer]) => ({
      status: Number(status),
      text: answer.description ?? document.components.responses[answer.$ref?.split('/').at(-1) ?? '']?.description ?? '',
      shape: plainOrNull(document, shapeOf(answer.content?.['application/json']?.schema)),
    })),
    sample: described['x-codeSamples'][0]?.source ?? '',
  }
}

function plainOrNull(document: Document, name: string | null): string | null {
  return name === null ? null : plainName(document, name)
}

/** The named shape of an answer; of a page of a list, that of its items. */
function shapeOf(schema: Schema | undefined): string | null {
  const listed = schema?.properties?.['items']?.items
  const reference = schema?.$ref ?? listed?.$ref
  return reference === undefined ? null : (reference.split('/').at(-1) ?? null)
}

function shapeView(name: string, schema: Schema): ApiShape {
  const parts = schema.oneOf ?? schema.anyOf ?? []
  const properties = schema.properties ?? Object.assign({}, ...parts.map((part) => part.properties ?? {}))
  const required = new Set(schema.required ?? [])
  const fields = Object.entries(properties as Readonly<Record<string, Schema>>).map(([field, own]): ApiField => ({
    name: field,
    place: null,
    required: required.has(field),
    description: own.description ?? '',
    ...typeOf(own),
  }))
  return { name, type: typeOf(schema).type, fields }
}

/** A schema in a few letters: `string (date)`, `[Update]`, `Status | null`. */
function typeOf(schema: Schema): { readonly type: string; readonly shapes: readonly string[] } {
  if (schema.$ref !== undefined) {
    const name = schema.$ref.split('/').at(-1) ?? ''
    return { type: name, shapes: [name] }
  }
  const parts = schema.anyOf ?? schema.oneOf
  if (parts && !parts.every((part) => part.type === undefined && part.$ref === undefined)) {
    const types = parts.map(typeOf)
    return { type: [...new Set(types.map(({ type }) => type))].join(' | '), shapes: types.flatMap(({ shapes }) => shapes) }
  }
  if (schema.enum) return { type: schema.enum.map((value) => JSON.stringify(value)).join(' | '), shapes: [] }
  if (schema.const !== undefined) return { type: JSON.stringify(schema.const), shapes: [] }
  if (schema.type === 'array') {
    const items = typeOf(schema.items ?? {})
    return { type: `[${items.type}]`, shapes: items.shapes }
  }
  if (typeof schema.additionalProperties === 'object') {
    const values = typeOf(schema.additionalProperties)
    return { type: `{ … : ${values.type} }`, shapes: values.shapes }
  }
  const plain = [schema.type ?? 'any'].flat().join(' | ')
  return { type: schema.format === undefined ? plain : `${plain} (${schema.format})`, shapes: [] }
}
