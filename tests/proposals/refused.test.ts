import { randomUUIDv7 } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { ProposalKind } from '../../templates/view/proposal.ts'
import { addEvidence } from '../../src/evidence/index.ts'
import { propose, publishProposal } from '../../src/proposals/index.ts'
import { withdrawRecommendation } from '../../src/recommendations/index.ts'
import { sampleEvidence, testRecord, thrown, type TestRecord } from '../support/record.ts'
import { sampleContent, sampleSubject } from './sample-proposals.ts'

const BOTH = (text: string) => ({ es: text, en: text })
const NOTHING = { evidence: [], newEvidence: [] }

const FAULTS: readonly [kind: ProposalKind, what: string, over: object, fields: object][] = [
  ['position', 'an unknown position', { position: 'perhaps' }, { position: 'errors.unknown_value' }],
  ['position', 'a date in the future', { statedOn: '2026-11-03' }, { statedOn: 'errors.future_date' }],
  ['position', 'no source', NOTHING, { evidence: 'errors.evidence_missing' }],
  ['position', 'two sources', { newEvidence: [sampleEvidence(), sampleEvidence()] }, { evidence: 'errors.evidence_one' }],
  [
    'position',
    'a source that nobody may see',
    { newEvidence: [sampleEvidence({ sensitivity: 'protected' })] },
    { evidence: 'errors.evidence_missing' },
  ],
  ['position', 'a source without a title', { newEvidence: [sampleEvidence({ title: '' })] }, { 'newEvidence.0.title': 'errors.required' }],
  [
    'position',
    'a source of tomorrow',
    { newEvidence: [sampleEvidence({ date: '2026-12' })] },
    { 'newEvidence.0.date': 'errors.future_date' },
  ],
  ['reading', 'a day that does not exist', { readOn: '2026-02-30' }, { readOn: 'errors.invalid_date' }],
  [
    'reading',
    'everything missing',
    { readOn: '', value: ' ', ...NOTHING },
    { readOn: 'errors.required', value: 'errors.required', evidence: 'errors.evidence_missing' },
  ],
  ['reading', 'an overlong value', { value: 'x'.repeat(81) }, { value: 'errors.too_long' }],
  ['reading', 'an unknown source', { evidence: [randomUUIDv7()], newEvidence: [] }, { evidence: 'errors.evidence_unknown' }],
  ['reading', 'a source that is no id', { evidence: ['x'], newEvidence: [] }, { 'evidence.0': 'errors.evidence_unknown' }],
  ['indicator', 'no title in any language', { title: BOTH(' ') }, { title: 'errors.one_language_missing' }],
  [
    'indicator',
    'a control character',
    { unit: BOTH('a\u0000b') },
    { 'unit.es': 'errors.control_characters', 'unit.en': 'errors.control_characters' },
  ],
  ['indicator', 'no direction', { direction: '' }, { direction: 'errors.required' }],
  [
    'milestone',
    'no day and no target',
    { dueOn: '10/11/2027', target: BOTH('') },
    { dueOn: 'errors.invalid_date', target: 'errors.one_language_missing' },
  ],
  [
    'agreement',
    'codes that are not there',
    { type: 'AT-99', legalForm: 'no' },
    { type: 'errors.unknown_value', legalForm: 'errors.unknown_value' },
  ],
  ['agreement', 'an unknown recommendation', { recommendations: ['REC-99'] }, { recommendations: 'errors.unknown_value' }],
  ['agreement', 'nobody who concluded it', { parties: [] }, { parties: 'errors.parties_missing' }],
  ['agreement', 'an end before the beginning', { signedOn: '2025-03-04', endedOn: '2025-02' }, { endedOn: 'errors.ends_before_it_begins' }],
  ['agreement', 'half a date', { signedOn: '2025-13' }, { signedOn: 'errors.invalid_partial_date' }],
  ['agreement', 'a signature ahead', { signedOn: '2027' }, { signedOn: 'errors.future_date' }],
  ['agreement', 'an unknown disclosure', { disclosure: 'leaked' }, { disclosure: 'errors.unknown_value' }],
]

let record: TestRecord

beforeAll(async () => {
  record = await testRecord({ instant: '2026-11-02T15:00:00Z' })
})

afterAll(() => record?.close())

async function count(): Promise<unknown> {
  const of = (table: 'proposals' | 'evidence' | 'texts' | 'journal_entries') =>
    record.db
      .selectFrom(table)
      .select((eb) => eb.fn.countAll().as('n'))
      .executeTakeFirst()
  return [await of('proposals'), await of('evidence'), await of('texts'), await of('journal_entries')]
}

describe('what does not fit is named, every fault at once, and nothing is saved', () => {
  it.each(FAULTS)('%s with %s', async (kind, _, over, fields) => {
    const before = await count()
    const content = sampleContent(kind, over as Record<string, unknown>)
    expect(await thrown(propose(record.contributor, { kind, subjectId: await sampleSubject(record, kind), content }))).toEqual(fields)
    expect(await count()).toEqual(before)
  })

  it.each(['position', 'reading', 'indicator', 'milestone', 'agreement'] as const)('%s of something that is not there', async (kind) => {
    for (const subjectId of [randomUUIDv7(), 'junk']) {
      expect(await thrown(propose(record.contributor, { kind, subjectId, content: sampleContent(kind) }))).toBe('NotFound')
    }
    if (kind !== 'agreement') {
      expect(await thrown(propose(record.contributor, { kind, subjectId: null, content: sampleContent(kind) }))).toBe('NotFound')
    }
  })

  it('a name to sign with that is not the author’s', async () => {
    const input = { kind: 'agreement', subjectId: null, content: sampleContent('agreement') } as const
    expect(await thrown(propose(record.contributor, { ...input, byline: 'pseudonym' }))).toEqual({ byline: 'errors.byline_unknown' })
  })

  it('somebody else’s source that is not public yet', async () => {
    const id = await addEvidence(record.editor, sampleEvidence())
    const content = sampleContent('reading', { evidence: [id], newEvidence: [] })
    const input = { kind: 'reading', subjectId: await sampleSubject(record, 'reading'), content } as const
    expect(await thrown(propose(record.contributor, input))).toEqual({ evidence: 'errors.evidence_not_yours' })
    expect(await thrown(propose(record.editor, input))).toBe('done')
  })

  it('a recommendation that was withdrawn, before the proposal or after it', async () => {
    const { id: subjectId } = await record.db
      .selectFrom('recommendations')
      .select('id')
      .where('code', '=', 'REC-13')
      .executeTakeFirstOrThrow()
    const input = { kind: 'indicator', subjectId, content: sampleContent('indicator') } as const
    const id = await propose(record.contributor, input)
    await withdrawRecommendation(record.editor, { code: 'REC-13', reason: { es: 'Repite otra.', en: '' } })
    expect(await thrown(publishProposal(record.editor, { id, version: 1 }))).toBe('errors.recommendation_withdrawn')
    expect(await thrown(propose(record.contributor, input))).toBe('errors.recommendation_withdrawn')
  })
})
