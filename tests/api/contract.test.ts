import { Ajv2020 } from 'ajv/dist/2020.js'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { apiDocument, operations } from '../../src/api/index.ts'
import { LANGUAGES, words } from '../../templates/i18n/index.ts'
import { issueBaseline } from '../../src/reports/index.ts'
import { publishUpdate, testApp, type TestApp } from '../support/record.ts'
import { bringSample } from '../activities/sample-file.ts'
import { apiClient, keyOf, REVIEWS, WRITES } from './api-client.ts'
import { walkAll, type Visit } from './walk-all.ts'

interface Described {
  readonly operationId: string
  readonly responses: Readonly<
    Record<string, { readonly $ref?: string; readonly content?: Readonly<Record<string, { readonly schema: object }>> }>
  >
}
interface Document {
  readonly paths: Readonly<Record<string, Readonly<Record<string, Described>>>>
  readonly components: object
}

let app: TestApp
let visits: readonly Visit[]
const document = apiDocument(words('en'), 'https://vigia.example') as unknown as Document

beforeAll(async () => {
  app = await testApp({ instant: '2026-11-02T15:00:00Z', settings: { singlePerson: false } })
  const { contributor, editor } = app.record
  await publishUpdate(app.record, await app.record.addressee('REC-02'))
  await issueBaseline(app.record.system)
  await bringSample(app.record.administrator)
  const keys = { contributor: await keyOf(contributor, ...WRITES), editor: await keyOf(editor, ...REVIEWS) }
  visits = await walkAll(apiClient(app), keys, async (id) => {
    await app.record.db
      .updateTable('webhook_deliveries')
      .set({ event_seq: 0, state: 'failed', finished_at: app.record.clock.now() })
      .where('id', '=', id)
      .execute()
  })
}, 120_000)
afterAll(() => app?.close())

/** Documented paths, the longest fixed beginning first: `/webhooks/key` before `/webhooks/{id}`. */
const templates = Object.keys(document.paths)
  .toSorted((a, b) => Number(a.includes('{')) - Number(b.includes('{')))
  .map((path) => ({ path, pattern: new RegExp(`^${path.replaceAll(/\{\w+\}/g, '[^/]+')}$`) }))

function describedOf({ method, path }: Visit): Described | undefined {
  const template = templates.find(({ pattern }) => pattern.test(path.replace(/\?.*$/s, '')))
  return document.paths[template?.path ?? '']?.[method.toLowerCase()]
}

/** The document as strictly as it can be read: no property that it does not name. */
function strict(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(strict)
  if (typeof value !== 'object' || value === null) return value
  const closed = 'properties' in value && 'type' in value && !('additionalProperties' in value) ? { additionalProperties: false } : {}
  return { ...Object.fromEntries(Object.entries(value).map(([name, item]) => [name, strict(item)])), ...closed }
}

describe('every answer of a walk over all operations', () => {
  it('is of an operation that is documented, and every operation was asked and answered as it should', () => {
    const asked = new Map<string, number[]>()
    for (const visit of visits) {
      const id = describedOf(visit)?.operationId ?? `${visit.method} ${visit.path}`
      asked.set(id, [...(asked.get(id) ?? []), visit.answer.status])
    }
    const documented = Object.values(document.paths).flatMap((methods) => Object.values(methods).map(({ operationId }) => operationId))
    const external = new Set(['reportMailFeedback'])
    expect([...asked.keys()].toSorted()).toEqual(documented.filter((id) => !external.has(id)).toSorted())
    const refused = [...asked].filter(([, statuses]) => statuses.every((status) => status >= 400))
    expect(refused).toEqual([])
  })

  it('fits the schema of its status, and holds nothing that the document does not name', () => {
    const ajv = new Ajv2020({ strict: false, validateFormats: false, allErrors: true })
    ajv.addSchema({ $id: 'api', ...(strict({ components: document.components }) as object) })
    const faults: unknown[] = []
    for (const visit of visits) {
      const { method, path, answer } = visit
      const answered = describedOf(visit)?.responses[answer.status]
      const resolved = answered?.$ref === undefined ? answered : at(document, answered.$ref)
      const schema = (resolved as Described['responses'][string] | undefined)?.content?.[answer.type.split(';')[0] ?? '']?.schema
      if (answer.json === null && answered && !('content' in answered)) continue
      if (schema === undefined) {
        faults.push(`${method} ${path}: ${answer.status} ${answer.type} is not documented: ${JSON.stringify(answer.json)}`)
        continue
      }
      const local = JSON.parse(JSON.stringify(strict(schema)).replaceAll('"#/components', '"api#/components')) as object
      const valid = ajv.compile(local)
      if (!valid(answer.json)) faults.push(`${method} ${path}: ${ajv.errorsText(valid.errors)}`)
    }
    expect(faults).toEqual([])
  })
})

function at(whole: object, reference: string): unknown {
  return reference
    .slice(2)
    .split('/')
    .reduce<unknown>((here, name) => (here as Record<string, unknown>)[name], whole)
}

describe('the document', () => {
  it('and the routes that are mounted are the same list', async () => {
    const mounted = operations.map(({ method, path }) => `${method} ${path}`)
    const documented = Object.entries(document.paths).flatMap(([path, methods]) =>
      Object.keys(methods).map((method) => `${method} ${path}`),
    )
    expect(documented.toSorted()).toEqual([...mounted, 'get /openapi.json', 'post /mail/feedback'].toSorted())
    for (const { method, path } of operations) {
      const answer = await apiClient(app)(method.toUpperCase(), path.replaceAll(/\{\w+\}/g, '01a2076f-362f-71c9-a870-d40deace8e60'))
      expect([method, path, answer.status]).not.toEqual([method, path, 405])
    }
  })

  it('has words for everything in every language, and none of another', () => {
    for (const language of LANGUAGES) {
      const text = JSON.stringify(apiDocument(words(language), 'https://vigia.example'))
      expect(text).not.toMatch(/"(?:description|summary)":"(?:api|field|op|parameter)\./)
    }
    const [es, en] = ['es', 'en'].map((language) => Object.keys(apiDocument(words(language), 'https://vigia.example')))
    expect(es).toEqual(en)
  })
})
