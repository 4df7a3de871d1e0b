import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { parseAsOf } from '../../src/http/as-of.ts'
import type { Context } from '../../src/kernel/context.ts'
import { addStatusUpdate, listAddressees, publishStatusUpdate, readUpdates, withdrawStatusUpdate } from '../../src/recommendations/index.ts'
import { inviteReply, lapseReplies, linkRepresentative, publishReply } from '../../src/replies/index.ts'
import { publishUpdate, sampleUpdate, testRecord, thrown, type TestRecord } from '../support/record.ts'

const TEXT = { es: 'La Cancillería <script>alert(1)</script> responde:\n«ya se publicó».', en: '' }

let record: TestRecord
let representative: Context
let slug: string
let addressee: string

beforeAll(async () => {
  record = await testRecord({ instant: '2026-11-02T15:00:00Z' })
  addressee = await record.addressee('REC-02')
  slug = (await view(addressee)).institution.slug
  representative = await record.join('institution', 'Cancillería', slug)
})

afterAll(() => record?.close())

async function view(id: string, asOf?: string) {
  const [found] = await listAddressees(record.reader, { addresseeId: id }, parseAsOf(record.reader, asOf).bound)
  if (!found) throw new Error('no addressee')
  return found
}

async function repliesOf(update: string, asOf?: string) {
  const [found] = await readUpdates(record.reader.db, { ids: [update] }, parseAsOf(record.reader, asOf).bound)
  return found?.replies ?? []
}

const lastEvent = async () => {
  const event = await record.db.selectFrom('events').selectAll().orderBy('seq', 'desc').limit(1).executeTakeFirstOrThrow()
  return { kind: event.kind, actor: event.actor, leaf: JSON.parse(event.leaf) as Record<string, unknown> }
}

describe('an invitation to reply', () => {
  it('is refused for a draft, a day out of range, what is not there, and what was withdrawn', async () => {
    const draft = await addStatusUpdate(record.contributor, sampleUpdate(addressee, { submit: false }))
    expect(await thrown(inviteReply(record.editor, { updateId: draft }))).toBe('errors.reply_to_draft')
    const update = await publishUpdate(record, addressee)
    for (const deadlineOn of ['2026-11-08', '2027-03-03', '2026-11-01'])
      expect(await thrown(inviteReply(record.editor, { updateId: update, deadlineOn }))).toEqual({
        deadlineOn: 'errors.deadline_out_of_range',
      })
    expect(await thrown(inviteReply(record.editor, { updateId: update, deadlineOn: 'soon' }))).toEqual({
      deadlineOn: 'errors.invalid_date',
    })
    expect(await thrown(inviteReply(record.editor, { updateId: '00000000-0000-7000-8000-00000000ffff' }))).toBe('NotFound')
    await withdrawStatusUpdate(record.editor, { id: update, reason: { es: 'Era otra.', en: '' } })
    expect(await thrown(inviteReply(record.editor, { updateId: update }))).toBe('errors.reply_to_superseded')
    expect((await lastEvent()).kind).toBe('update_withdrawn')
  })

  it('has three weeks unless another day is chosen; its leaf names ids and the day, and nothing of what is not published', async () => {
    record.clock.set('2026-11-03T15:00:00Z')
    const update = await addStatusUpdate(record.contributor, sampleUpdate(addressee))
    const { invitationId, link } = await inviteReply(record.editor, { updateId: update })
    expect(link).toBeNull()
    const { kind, actor, leaf } = await lastEvent()
    expect({ kind, actor }).toEqual({ kind: 'reply_invited', actor: 'Emilio Vargas' })
    expect(Object.keys(leaf).toSorted()).toEqual(
      ['actor', 'at', 'deadline_on', 'format', 'id', 'institution', 'invitation', 'kind', 'recommendation', 'seq', 'update'].toSorted(),
    )
    expect(leaf).toMatchObject({ institution: slug, update, invitation: invitationId, deadline_on: '2026-11-24' })
    expect(await thrown(inviteReply(record.editor, { updateId: update }))).toBe('errors.already_invited')
    expect(await view(addressee)).toMatchObject({ awaitingReply: true, reply: { state: 'invited', deadline: '2026-11-24' } })
    expect(await view(addressee, '2026-11-02')).toMatchObject({ awaitingReply: false, reply: null })
  })

  it('brings a one-time link while nobody speaks for the institution, and a further one on demand', async () => {
    const other = await record.addressee('REC-04')
    const update = await publishUpdate(record, other)
    const { invitationId, link } = await inviteReply(record.administrator, { updateId: update, deadlineOn: '2026-11-10' })
    expect(link?.token).toMatch(/^[\w-]{40,}$/)
    expect((await linkRepresentative(record.editor, { invitationId })).token).not.toBe(link?.token)
    expect(await thrown(publishReply(representative, { invitationId, text: TEXT }))).toBe('NotFound')
    await record.join('institution', 'Otra', (await view(other)).institution.slug)
    expect(await thrown(linkRepresentative(record.editor, { invitationId }))).toBe('errors.representative_known')
  })
})

describe('a reply', () => {
  let update: string
  let invitationId: string

  beforeAll(async () => {
    update = await publishUpdate(record, await record.addressee('REC-02'))
    invitationId = (await inviteReply(record.editor, { updateId: update, deadlineOn: '2026-11-10' })).invitationId
  })

  it.each([
    [{ es: '  ', en: '' }, { text: 'errors.reply_missing' }],
    [{ es: 'x'.repeat(5_001), en: '' }, { 'text.es': 'errors.too_long' }],
    [{ es: 'bien', en: 'bad \u0007' }, { 'text.en': 'errors.control_characters' }],
    [{ es: 'lone \ud800', en: '' }, { 'text.es': 'errors.control_characters' }],
  ])('is refused where its format is wrong: %#', async (text, faults) => {
    expect(await thrown(publishReply(representative, { invitationId, text }))).toEqual(faults)
    expect(await repliesOf(update)).toMatchObject([{ answer: null }])
  })

  it('of the deadline day in Lima is in time; two at once leave one; what it says stands word for word', async () => {
    record.clock.set('2026-11-11T04:59:59Z')
    expect(await lapseReplies(record.system)).toBe(0)
    const answers = await Promise.all([
      thrown(publishReply(representative, { invitationId, text: TEXT })),
      thrown(publishReply(representative, { invitationId, text: { es: 'Otra.', en: 'Another.' } })),
    ])
    expect(answers.toSorted()).toEqual(['done', 'errors.already_replied'])
    const [reply] = await repliesOf(update)
    expect(reply).toMatchObject({ deadline: '2026-11-10', missed: null, answer: { late: false, author: 'Cancillería' } })
    expect([TEXT.es, 'Otra.']).toContain(reply?.answer?.text['es'])
    const { kind, leaf } = await lastEvent()
    expect(kind).toBe('reply_published')
    expect(leaf).toMatchObject({ invitation: invitationId, late: false, texts: { 'reply.es': expect.stringMatching(/^[0-9a-f]{64}$/) } })
    expect(await view(addressee)).toMatchObject({ awaitingReply: true })
    expect(await repliesOf(update, '2026-11-09')).toMatchObject([{ answer: null }])
  })

  it('that does not come is missed, once, whoever asks; one that comes later says so', async () => {
    const late = await publishUpdate(record, await record.addressee('REC-02', 1))
    const speaker = await record.join('institution', 'La segunda', (await view(await record.addressee('REC-02', 1))).institution.slug)
    const { invitationId: invitation } = await inviteReply(record.editor, { updateId: late, deadlineOn: '2026-11-20' })
    record.clock.set('2026-11-21T04:59:59Z')
    expect(await lapseReplies(record.system)).toBe(1)
    expect(await lapseReplies(record.system)).toBe(0)
    record.clock.set('2026-11-21T05:00:00Z')
    expect((await Promise.all([lapseReplies(record.system), lapseReplies(record.system)])).toSorted()).toEqual([0, 1])
    expect(await lastEvent()).toMatchObject({ kind: 'reply_missed', actor: 'Vigía', leaf: { invitation, deadline_on: '2026-11-20' } })
    expect(await view(await record.addressee('REC-02', 1))).toMatchObject({ awaitingReply: false, reply: { state: 'missed' } })
    await publishReply(speaker, { invitationId: invitation, text: { es: '', en: 'We are late.' } })
    expect(await repliesOf(late)).toMatchObject([{ missed: { at: '2026-11-21T05:00:00.000Z' }, answer: { late: true } }])
    expect(await view(await record.addressee('REC-02', 1))).toMatchObject({ reply: { state: 'answered', late: true } })
  })

  it('to an assessment not published yet is not missed before it is', async () => {
    record.clock.set('2026-11-25T12:00:00Z')
    expect(await lapseReplies(record.system)).toBe(0)
    const waiting = await record.db.selectFrom('status_updates').select(['id', 'version']).where('state', '=', 'submitted').execute()
    for (const { id, version } of waiting) await publishStatusUpdate(record.editor, { id, version })
    expect(await lapseReplies(record.system)).toBe(1)
    expect(await view(addressee)).toMatchObject({ awaitingReply: false })
  })

  it('to an assessment that is withdrawn is neither awaited nor missed', async () => {
    const id = await record.addressee('REC-05')
    const assessment = await publishUpdate(record, id)
    await inviteReply(record.editor, { updateId: assessment })
    expect(await view(id)).toMatchObject({ awaitingReply: true })
    await withdrawStatusUpdate(record.editor, { id: assessment, reason: { es: 'No era así.', en: '' } })
    expect(await view(id)).toMatchObject({ awaitingReply: false, reply: null })
    record.clock.set('2027-02-01T12:00:00Z')
    expect(await lapseReplies(record.system)).toBe(0)
  })
})
