import type { MessageKey, Words } from '../../templates/i18n/index.ts'
import { LICENCE } from '../../templates/open-data/licence.ts'
import { codeSample } from './code-sample.ts'
import { mailFeedbackOperation } from './mail-feedback-operation.ts'
import { TAGS, type Operation } from './operation.ts'
import { operations } from './operations.ts'
import { languageHeader, parametersOf } from './document-parameters.ts'
import { namedComponents, schemaOf } from './document-schemas.ts'
import { problemSchema, problemsOf } from './document-problems.ts'
import { PROBLEM_TYPES } from './problem-types.ts'
import { shapeName } from './shapes.ts'

type Json = Readonly<Record<string, unknown>>

/** The contract of the API as an OpenAPI 3.1 document, in one language, made from the schemas that validate and the shapes that are sent. */
export function apiDocument(words: Words, publicUrl: string): Json {
  const base = `${publicUrl}/api/v1`
  const paths: Record<string, Record<string, unknown>> = {}
  for (const operation of operations) (paths[operation.path] ??= {})[operation.method] = operationJson(operation, words, base)
  paths['/mail/feedback'] = { post: mailFeedbackOperation(words, base) }
  paths['/openapi.json'] = { get: documentOperation(words, base) }
  const say = (key: string) => words.t(`api.${key}` as MessageKey)
  return withoutUnused({
    openapi: '3.1.1',
    info: {
      title: say('document.title'),
      version: '1.0.0',
      description: say('document.text'),
      license: { name: 'CC BY 4.0', url: LICENCE },
    },
    servers: [{ url: base }],
    externalDocs: { url: `${publicUrl}/${words.language}/api` },
    tags: TAGS.map((name) => ({ name, description: say(`tag.${name}`) })),
    paths,
    components: {
      securitySchemes: { key: { type: 'http', scheme: 'bearer', description: say('document.key') } },
      headers: headersJson(words),
      schemas: { ...namedComponents(words), Problem: problemSchema(words) },
      responses: Object.fromEntries(
        [...new Set(Object.values(PROBLEM_TYPES))].map((status) => [`Problem${status}`, problemResponse(status, words)]),
      ),
    },
  })
}

type Components = Readonly<Record<string, Json>>

/** Without the components that nothing refers to. */
function withoutUnused<Document extends { readonly components: Components }>(document: Document): Document {
  const text = JSON.stringify(document)
  const used = new Set([...text.matchAll(/"#\/components\/([^"]+)"/g)].map(([, name]) => name))
  const components = Object.fromEntries(
    Object.entries(document.components).map(([kind, named]) => [
      kind,
      kind === 'securitySchemes' ? named : Object.fromEntries(Object.entries(named).filter(([name]) => used.has(`${kind}/${name}`))),
    ]),
  )
  const left = { ...document, components }
  return JSON.stringify(left).length === text.length ? left : withoutUnused(left)
}

function operationJson(operation: Operation, words: Words, base: string): Json {
  const { answer } = operation
  const isPublic = operation.access === 'public'
  const isRead = operation.method === 'get'
  return {
    operationId: operation.id,
    tags: [operation.tag],
    summary: words.t(`api.op.${operation.id}` as MessageKey),
    description: descriptionOf(operation, words),
    security: isPublic ? [] : [{ key: [] }],
    'x-codeSamples': [{ lang: 'Shell', label: 'curl', source: codeSample(operation, base) }],
    parameters: parametersOf(operation, words),
    ...bodyJson(operation),
    responses: {
      [answer.status]: {
        description: words.t(`api.status.${answer.status}` as MessageKey),
        headers: answerHeaders(operation),
        ...(answer.shape === null ? {} : { content: { 'application/json': { schema: schemaOf(answer.shape, 'output', words) } } }),
      },
      ...(isPublic && isRead
        ? { 304: { description: words.t('api.status.304'), headers: refs(['ETag', 'Last-Modified', ...RATES]) } }
        : {}),
      ...Object.fromEntries(problemsOf(operation).map((status) => [status, { $ref: `#/components/responses/Problem${status}` }])),
    },
  }
}

function documentOperation(words: Words, base: string): Json {
  return {
    operationId: 'readDocument',
    tags: ['start'],
    summary: words.t('api.op.readDocument'),
    security: [],
    'x-codeSamples': [{ lang: 'Shell', label: 'curl', source: `curl "${base}/openapi.json"` }],
    parameters: [languageHeader(words)],
    responses: {
      200: {
        description: words.t('api.status.200'),
        headers: refs(['ETag', 'Last-Modified', 'Cache-Control', ...RATES]),
        content: { 'application/json': { schema: { type: 'object', required: ['openapi', 'info', 'paths'] } } },
      },
      304: { description: words.t('api.status.304') },
      429: { $ref: '#/components/responses/Problem429' },
    },
  }
}

function descriptionOf(operation: Operation, words: Words): string {
  const parts = [words.t(`api.op.${operation.id}` as MessageKey)]
  if (operation.access !== 'public' && operation.access !== 'key') parts.push(words.t('api.document.needs', { scope: operation.access }))
  if (operation.current) parts.push(words.t('api.document.version'))
  return parts.join(' ')
}

const RATES = ['RateLimit', 'RateLimit-Policy'] as const

function answerHeaders(operation: Operation): Json {
  const names = [
    ...(operation.access === 'public' && operation.method === 'get' ? ['ETag', 'Last-Modified'] : (operation.answer.headers ?? [])),
    ...(operation.list ? ['Link'] : []),
    'Cache-Control',
    ...RATES,
  ]
  return refs(names)
}

function refs(names: readonly string[]): Json {
  return Object.fromEntries(names.map((name) => [name, { $ref: `#/components/headers/${name}` }]))
}

function headersJson(words: Words): Json {
  const header = (name: string) => ({ description: words.t(`api.header.${name.toLowerCase()}` as MessageKey), schema: { type: 'string' } })
  return Object.fromEntries(
    [
      'ETag',
      'Last-Modified',
      'Link',
      'Location',
      'Cache-Control',
      'RateLimit',
      'RateLimit-Policy',
      'Retry-After',
      'Allow',
      'WWW-Authenticate',
    ].map((name) => [name, header(name)]),
  )
}

function problemResponse(status: number, words: Words): Json {
  const more = { 401: ['WWW-Authenticate'], 405: ['Allow'], 429: ['Retry-After'], 503: ['Retry-After'] }[status] ?? []
  return {
    description: words.t(`api.status.${status}` as MessageKey),
    headers: refs([...more, ...RATES]),
    content: { 'application/problem+json': { schema: { $ref: '#/components/schemas/Problem' } } },
  }
}

function bodyJson(operation: Operation): Json {
  if (operation.file) {
    const schema = { type: 'string', format: 'binary' }
    const content = Object.fromEntries([...operation.file.mediaTypes, 'application/octet-stream'].map((type) => [type, { schema }]))
    return { requestBody: { required: true, content } }
  }
  if (!operation.body) return {}
  const name = shapeName(operation.body)
  const example = operation.example?.body
  const schema = { $ref: `#/components/schemas/${name}` }
  return {
    requestBody: { required: operation.emptyBody !== true, content: { 'application/json': { schema, ...(example ? { example } : {}) } } },
  }
}
