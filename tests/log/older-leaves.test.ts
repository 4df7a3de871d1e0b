import { expect, it } from 'vitest'
import { newRecordState } from '../../src/verifier/record-state.ts'
import { compareOpenings, type Openings } from '../../src/verifier/verify-openings.ts'

it('a leaf of the first release says nothing of an edition’s schedule, scope and layout', () => {
  const found: string[] = []
  const fields = { edition: 2, slug: 'monthly-2026-10', schedule: 'monthly', scope: '', layout: 'vigia-report-layout/1', supersedes: null }
  const row = { seq: 0, part: 'edition', fields, texts: {} }
  const page: Openings = { to: 1, rows: [{ ...row, part: 'event', fields: {} }, row], evidence: {} }
  const leaf = { kind: 'edition_issued', edition: 2, slug: 'monthly-2026-10' }
  const compare = (more: object) =>
    compareOpenings([page], [{ seq: 0, leaf: { ...leaf, ...more } }], newRecordState(), (what) => found.push(what))
  compare({})
  expect(found).toEqual([])
  compare({ schedule: 'yearly', scope: '', layout: 'vigia-report-layout/1' })
  expect(found).toEqual([expect.stringContaining('edition, schedule: shown as "monthly"')])
})

it.each([
  ['a leaf of the first release says nothing of legal form and recommendations', {}, []],
  ['a later one does', { legal_form: 'FM-01', recommendations: ['REC-01'] }, ['legal_form']],
])('%s', (_, more, fields) => {
  const found: string[] = []
  const row = {
    seq: 0,
    part: 'agreement',
    fields: { disclosure: 'announced', legal_form: 'FM-03', recommendations: ['REC-01'] },
    texts: {},
  }
  const page: Openings = { to: 1, rows: [{ ...row, part: 'event', fields: {} }, row], evidence: {} }
  const leaf = { kind: 'agreement_recorded', disclosure: 'announced', ...more }
  compareOpenings([page], [{ seq: 0, leaf }], newRecordState(), (what) => found.push(what))
  expect(found.map((what) => /agreement, (\w+):/.exec(what)?.[1])).toEqual(fields)
})
