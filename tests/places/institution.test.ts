import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { words } from '../../templates/i18n/index.ts'
import type { Context } from '../../src/kernel/context.ts'
import { findInstitutions, InstitutionQuery, readInstitution } from '../../src/overview/index.ts'
import { listAddressees, setDueDate, withdrawStatusUpdate } from '../../src/recommendations/index.ts'
import { inviteReply, lapseReplies, publishReply } from '../../src/replies/index.ts'
import { publishUpdate, testRecord, thrown, type TestRecord } from '../support/record.ts'

let record: TestRecord
let speaker: Context
let slug: string
let own: readonly { readonly id: string; readonly code: string }[]

/** What one institution lived through from September on, by the hands of those who act. */
beforeAll(async () => {
  record = await testRecord({ instant: '2026-09-10T15:00:00Z' })
  const [first] = await listAddressees(record.reader, { recommendationCodes: ['REC-02'] }, null)
  slug = first!.institution.slug
  speaker = await record.join('institution', 'Portavoz', slug)
  own = (await listAddressees(record.reader, { institution: slug }, null)).map(({ id, recommendation }) => ({
    id,
    code: recommendation.code,
  }))
  record.clock.set('2026-09-15T15:00:00Z')
  const committed = await publishUpdate(record, own[0]!.id, { status: 'committed', effectiveOn: '2026-09-01' })
  const first_ = await inviteReply(record.editor, { updateId: committed, deadlineOn: '2026-10-06' })
  record.clock.set('2026-09-19T15:00:00Z')
  await publishReply(speaker, { invitationId: first_.invitationId, text: { es: 'Ya está en el plan.', en: '' } })
  record.clock.set('2026-10-05T15:00:00Z')
  const partial = await publishUpdate(record, own[0]!.id, { status: 'partial', effectiveOn: '2026-10-01' })
  const second = await inviteReply(record.editor, { updateId: partial, deadlineOn: '2026-10-20' })
  await setDueDate(record.editor, { addresseeId: own[0]!.id, dueOn: '2026-10-31' })
  record.clock.set('2026-10-21T15:00:00Z')
  await lapseReplies(record.system)
  record.clock.set('2026-10-23T15:00:00Z')
  await publishReply(speaker, { invitationId: second.invitationId, text: { es: 'Fuera de plazo.', en: '' } })
  record.clock.set('2026-11-03T15:00:00Z')
  await withdrawStatusUpdate(record.editor, { id: partial, reason: { es: 'Era otra.', en: '' } })
  record.clock.set('2026-11-10T15:00:00Z')
})

afterAll(() => record?.close())

const held = (counts: readonly { readonly status: string; readonly count: number }[]) =>
  Object.fromEntries(counts.filter(({ count }) => count > 0).map(({ status, count }) => [status, count]))

describe('an institution', () => {
  it('has its course by what the record held at the end of each month, also when that was withdrawn later', async () => {
    const { course } = await readInstitution(record.reader, slug, null)
    const others = own.length - 1
    const rest = others === 0 ? {} : { not_assessed: others }
    expect(course.step).toBe('month')
    expect(course.points.map(({ day, counts }) => [day, held(counts)])).toEqual([
      ['2026-09-30', { ...rest, committed: 1 }],
      ['2026-10-31', { ...rest, partial: 1 }],
      ['2026-11-10', { ...rest, committed: 1 }],
    ])
  })

  it('says at each point what its page says as of that instant', async () => {
    const { course } = await readInstitution(record.reader, slug, null)
    for (const [index, bound] of ['2026-10-01T05:00:00Z', '2026-11-01T05:00:00Z'].entries()) {
      const then = await readInstitution(record.reader, slug, new Date(bound))
      expect(held(then.counts)).toEqual(held(course.points[index]!.counts))
      expect(then.course.points).toEqual(course.points.slice(0, index + 1))
    }
  })

  it('counts invitations once, and the days from each to its answer', async () => {
    const { replies } = await readInstitution(record.reader, slug, null)
    expect(replies.figures).toEqual({ invited: 2, inTime: 1, late: 1, missed: 0, open: 0, medianDays: 11 })
    expect(replies.latest.map(({ answer, missed, recommendation }) => [answer?.text['es'], missed !== null, recommendation.code])).toEqual([
      ['Fuera de plazo.', true, own[0]!.code],
      ['Ya está en el plan.', false, own[0]!.code],
    ])
    const then = await readInstitution(record.reader, slug, new Date('2026-10-22T15:00:00Z'))
    expect(then.replies.figures).toEqual({ invited: 2, inTime: 1, late: 0, missed: 1, open: 0, medianDays: 4 })
    const open = await readInstitution(record.reader, slug, new Date('2026-10-10T15:00:00Z'))
    expect(open.replies.figures).toMatchObject({ missed: 0, open: 1 })
  })

  it('lists what is due first, what is overdue among it, and its latest acts, now and as of an instant', async () => {
    const now = await readInstitution(record.reader, slug, null)
    expect([now.due.total, now.overdue, now.due.addressees[0]?.id]).toEqual([1, 1, own[0]!.id])
    expect(now.changes[0]?.kind).toBe('update_withdrawn')
    const then = await readInstitution(record.reader, slug, new Date('2026-10-06T15:00:00Z'))
    expect([then.due.total, then.overdue, then.changes[0]?.kind]).toEqual([1, 0, 'due_date_set'])
    expect(await thrown(readInstitution(record.reader, 'nobody', null))).toBe('NotFound')
  })

  it('is in the list with the same figures, and so are all the others', async () => {
    const now = await readInstitution(record.reader, slug, null)
    const { institutions } = await findInstitutions(record.reader, InstitutionQuery.parse({}), words('es'), null)
    expect(institutions.find((one) => one.slug === slug)).toMatchObject({ counts: now.counts, overdue: now.overdue })
    const all = institutions.reduce((sum, { counts }) => sum + counts.reduce((own_, { count }) => own_ + count, 0), 0)
    expect(all).toBe((await listAddressees(record.reader, {}, null)).length)
    const before = await findInstitutions(record.reader, InstitutionQuery.parse({}), words('es'), new Date('2026-09-01T00:00:00Z'))
    expect(before.institutions.every(({ counts }) => counts.every(({ count }) => count === 0))).toBe(true)
  })
})
