import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Context } from '../../src/kernel/context.ts'
import { Forbidden } from '../../src/kernel/errors.ts'
import { addEvidence, listEvidenceFor } from '../../src/evidence/index.ts'
import { loadCatalogue } from '../../src/imports/index.ts'
import {
  addStatusUpdate,
  editStatusUpdate,
  publishStatusUpdate,
  returnStatusUpdate,
  setDueDate,
  statePosition,
  submitStatusUpdate,
  withdrawRecommendation,
  withdrawStatusUpdate,
} from '../../src/recommendations/index.ts'
import { issueBaseline, issueEdition } from '../../src/reports/index.ts'
import { sampleEvidence, sampleUpdate, testRecord, type TestRecord } from '../support/record.ts'

const NOBODY = '00000000-0000-7000-8000-00000000ffff'
const ROLES = ['reader', 'institution', 'contributor', 'editor', 'administrator', 'system'] as const
type Who = (typeof ROLES)[number]

const WRITERS: readonly Who[] = ['contributor', 'editor', 'administrator', 'system']
const REVIEWERS: readonly Who[] = ['editor', 'administrator', 'system']
const PEOPLE: readonly Who[] = ['editor', 'administrator']
const SERVICE: readonly Who[] = ['administrator', 'system']

/** Each verb on something that is not there: who may call it learns that, who may not is told so first. */
const VERBS: readonly [verb: string, allowed: readonly Who[], call: (ctx: Context) => Promise<unknown>][] = [
  ['addStatusUpdate', WRITERS, (ctx) => addStatusUpdate(ctx, sampleUpdate(NOBODY))],
  ['editStatusUpdate', WRITERS, (ctx) => editStatusUpdate(ctx, { ...sampleUpdate(NOBODY), id: NOBODY, version: 1 })],
  ['submitStatusUpdate', WRITERS, (ctx) => submitStatusUpdate(ctx, { id: NOBODY })],
  ['addEvidence', WRITERS, (ctx) => addEvidence(ctx, sampleEvidence({ date: 'never' }))],
  ['listEvidenceFor', WRITERS, (ctx) => listEvidenceFor(ctx, 'REC-99')],
  ['publishStatusUpdate', REVIEWERS, (ctx) => publishStatusUpdate(ctx, { id: NOBODY, version: 1 })],
  ['returnStatusUpdate', REVIEWERS, (ctx) => returnStatusUpdate(ctx, { id: NOBODY, version: 1, comment: 'x' })],
  ['withdrawStatusUpdate', PEOPLE, (ctx) => withdrawStatusUpdate(ctx, { id: NOBODY, reason: { es: 'x', en: '' } })],
  ['withdrawRecommendation', PEOPLE, (ctx) => withdrawRecommendation(ctx, { code: 'REC-99', reason: { es: 'x', en: '' } })],
  [
    'statePosition',
    REVIEWERS,
    (ctx) =>
      statePosition(ctx, {
        addresseeId: NOBODY,
        position: 'noted',
        statedOn: '2026-10-01',
        statement: { es: '', en: '' },
        evidence: sampleEvidence(),
      }),
  ],
  ['setDueDate', REVIEWERS, (ctx) => setDueDate(ctx, { addresseeId: NOBODY, dueOn: '2027-01-01' })],
  ['issueEdition', SERVICE, (ctx) => issueEdition(ctx, { scheduleId: NOBODY, periodStart: '2026-10-01' })],
  ['issueBaseline', SERVICE, (ctx) => issueBaseline({ ...ctx, clock: unreachable() })],
  ['loadCatalogue', ['system'], (ctx) => loadCatalogue(ctx)],
]

let record: TestRecord
let contexts: Readonly<Record<Who, Context>>

beforeAll(async () => {
  record = await testRecord({ instant: '2026-11-02T15:00:00Z' })
  const { reader, contributor, editor, administrator, system } = record
  contexts = { reader, contributor, editor, administrator, system, institution: await record.join('institution', 'Cancillería') }
})

afterAll(() => record?.close())

/** A clock that nobody may ask: the call ends there, before anything is rendered. */
function unreachable(): Context['clock'] {
  return {
    now() {
      throw new Error('reached')
    },
  }
}

describe.each(VERBS)('%s', (_, allowed, call) => {
  it.each(ROLES)('by %s', async (role) => {
    const before = await record.db.selectFrom('log_head').select('size').executeTakeFirst()
    const error: unknown = await call(contexts[role]).then(
      () => null,
      (thrown: unknown) => thrown,
    )
    if (allowed.includes(role)) expect(error).not.toBeInstanceOf(Forbidden)
    else {
      expect(error).toBeInstanceOf(Forbidden)
      expect(error).toMatchObject({
        signIn: role === 'reader',
        fault: { key: role === 'reader' ? 'errors.sign_in_needed' : 'errors.not_allowed' },
      })
    }
    expect(await record.db.selectFrom('log_head').select('size').executeTakeFirst()).toEqual(before)
  })
})
