import { afterAll, afterEach, beforeAll, beforeEach, expect, it } from 'vitest'
import { deliverDueMails, deliverMails, readMailState, removeOldMails, type ComposeMails } from '../../src/deliveries/index.ts'
import type { Context } from '../../src/kernel/context.ts'
import type { Mailer } from '../../src/kernel/mailer.ts'
import { readDesk } from '../../src/desk/index.ts'
import { createMailer } from '../../src/mail/index.ts'
import { openMailSink, type MailSink } from '../support/mail-sink.ts'
import { testRecord, type TestRecord } from '../support/record.ts'
import { addressOf, oweDigest, shortMessages } from './owed-mails.ts'

let record: TestRecord
let sink: MailSink
let mail: Mailer
let ctx: Context
let compose: ComposeMails
let ids: readonly string[]

beforeAll(async () => {
  record = await testRecord({ instant: '2026-11-23T12:00:00Z', catalogue: false })
  sink = await openMailSink()
})
afterAll(async () => {
  await sink?.close()
  await record?.close()
})
beforeEach(async () => {
  record.clock.set('2026-11-23T12:00:00Z')
  sink.behave({})
  for (const table of ['mails', 'subscriptions', 'subscribers', 'mail_outage'] as const) await record.db.deleteFrom(table).execute()
  const patience = { connect: 3_000, greeting: 3_000, answer: 3_000 }
  mail = createMailer({ smtpUrl: sink.url, outbox: '', from: 'Vigía <vigia@vigia.example>', connections: 4, patience })
  ctx = { ...record.system, mail }
  ids = await oweDigest(ctx, 12)
  compose = shortMessages(ids)
})
afterEach(() => mail.close())

const rows = () => record.db.selectFrom('mails').selectAll().orderBy('id').execute()
const row = async (place: number) => (await rows()).find(({ subscriber_id }) => subscriber_id === ids[place])
const pass = (minutes: number) => record.clock.set(new Date(record.clock.now().getTime() + minutes * 60_000).toISOString())
const gotOne = (place: number) => sink.mailbox(addressOf(place)).length === 1 || addressOf(place)

it('sends each once, marks it, and has nothing to do the next time', async () => {
  await deliverMails(ctx, compose)
  await deliverMails(ctx, compose)
  expect((await rows()).map(({ state, response, attempts }) => [state, response, attempts])).toEqual(ids.map(() => ['sent', '250', 0]))
  expect(ids.map((_, place) => gotOne(place))).toEqual(ids.map(() => true))
  expect(sink.taken.filter(({ from }) => /^bounces\+[0-9a-f]{52}@vigia\.example$/.test(from)).length).toBe(12)
  expect(await deliverDueMails(ctx)).toBe(false)
  pass(60 * 24 * 89)
  expect(await removeOldMails(ctx)).toBe(0)
  pass(60 * 24)
  expect(await removeOldMails(ctx)).toBe(12)
})

it('leaves the others alone when one is refused, grey, unwanted, cut or empty', async () => {
  const grey = new Set<string>()
  sink.behave({
    recipient: (to) => {
      if (to === addressOf(0)) return `550 5.1.1 <${to}> unknown`
      if (to !== addressOf(1) || grey.has(to)) return null
      grey.add(to)
      return `451 4.7.1 ${to} greylisted`
    },
    data: (to) => (to === addressOf(3) ? 'disconnect' : null),
    taken: (to) => (to === addressOf(2) ? `554 5.7.1 ${to} spam` : null),
  })
  const some: ComposeMails = async (inner, given) => {
    const made = new Map(await compose(inner, given))
    for (const { id, subscriber_id } of given) if (subscriber_id === ids[4]) made.set(id, null)
    if (given.length > 1) throw new Error('not together')
    if (given[0]?.subscriber_id === ids[5]) throw new Error('not this one')
    return made
  }
  await expect(deliverMails(ctx, some)).rejects.toThrow('a digest mail could not be made')
  const found = (await Promise.all([0, 1, 2, 3, 4, 5, 6].map(row))).map((each) => [each?.state, each?.response, each?.attempts])
  expect(found).toEqual([
    ['refused', '550 5.1.1', 0],
    ['waiting', '451 4.7.1', 1],
    ['waiting', '554 5.7.1', 1],
    ['waiting', 'disconnected', 1],
    ['dropped', null, 0],
    ['waiting', 'not made', 1],
    ['sent', '250', 0],
  ])
  const standing = await record.db.selectFrom('subscriptions').select(['subscriber_id', 'end_reason']).execute()
  expect(standing.filter(({ end_reason }) => end_reason !== null)).toEqual([{ subscriber_id: ids[0], end_reason: 'bounce' }])
  expect(JSON.stringify(await rows())).not.toContain('@example.org')
  pass(1)
  expect(await deliverDueMails(ctx)).toBe(true)
  sink.behave({})
  await deliverMails(ctx, compose)
  expect((await Promise.all([1, 2, 3, 5].map(row))).map((each) => each?.state)).toEqual(['sent', 'sent', 'sent', 'sent'])
})

it('tries a grey mail for three days with growing pauses, then gives up without ending anything', async () => {
  sink.behave({ recipient: () => '450 4.2.0 later' })
  const tries: number[] = []
  const begun = record.clock.now().getTime()
  for (let state = 'waiting'; state === 'waiting'; state = (await row(0))?.state ?? '') {
    record.clock.set(((await row(0))?.next_try_at ?? new Date()).toISOString())
    tries.push((record.clock.now().getTime() - begun) / 60_000)
    await deliverMails(ctx, compose)
  }
  expect([tries.slice(0, 5), tries.length, Math.round((tries.at(-1) ?? 0) / 60 / 24)]).toEqual([[0, 1, 6, 21, 51], 24, 3])
  expect([(await row(0))?.state, (await readMailState(ctx)).counts.refused]).toEqual(['refused', 12])
  expect(await record.db.selectFrom('subscriptions').select('id').where('ended_at', 'is not', null).execute()).toEqual([])
})

it('pauses as a whole while the server takes nothing, tries one mail now and then, and goes on by itself', async () => {
  sink.behave({ from: () => '450 4.7.1 not today' })
  await deliverMails(ctx, compose)
  expect((await rows()).every(({ state, attempts, response }) => state === 'waiting' && attempts === 0 && response === null)).toBe(true)
  const { outage, counts } = await readMailState(ctx)
  expect([outage?.reason, outage?.since, counts.waiting]).toEqual(['sender', record.clock.now(), 12])
  expect((await readDesk(record.administrator)).mailOutage).toMatchObject({ reason: 'sender', waiting: 12 })
  expect((await readDesk(record.editor)).mailOutage).toBe(null)
  expect(await deliverDueMails(ctx)).toBe(false)
  const senders: string[] = []
  const pauses: number[] = []
  sink.behave({ from: (address) => (senders.push(address), '450 4.7.1 not today') })
  await deliverMails(ctx, compose)
  expect(senders).toEqual([])
  for (let probes = 1; probes <= 6; probes += 1) {
    const { outage: now } = await readMailState(ctx)
    pauses.push(((now?.nextProbeAt.getTime() ?? 0) - record.clock.now().getTime()) / 1000)
    record.clock.set((now?.nextProbeAt ?? new Date()).toISOString())
    expect(await deliverDueMails(ctx)).toBe(true)
    await deliverMails(ctx, compose)
    expect(senders.length).toBe(probes)
  }
  expect(pauses).toEqual([30, 60, 120, 240, 300, 300])
  pass(5)
  sink.behave({})
  await deliverMails(ctx, compose)
  expect([(await readMailState(ctx)).outage, (await readMailState(ctx)).counts.sent]).toEqual([null, 12])
})

it('takes a server that breaks every connection for an outage', async () => {
  sink.behave({ recipient: () => 'disconnect' })
  await deliverMails({ ...ctx, mail: { ...mail, connections: 1 } }, compose)
  const broken = (await rows()).filter(({ response }) => response === 'disconnected')
  expect([broken.length, (await readMailState(ctx)).outage?.reason]).toEqual([10, 'interrupted'])
  await record.db.deleteFrom('mails').execute()
  expect([await deliverDueMails(ctx), (await readMailState(ctx)).outage]).toEqual([false, null])
})

it('takes what a dead sender held when its lease is over, under the same Message-ID', async () => {
  const before = new Map((await rows()).map(({ id, message_id }) => [id, message_id]))
  const dead = {
    state: 'sending',
    claimed_by: '00000000-0000-7000-8000-00000000dead',
    lease_until: new Date('2026-11-23T12:01:00Z'),
  } as const
  await record.db.updateTable('mails').set(dead).execute()
  await deliverMails(ctx, compose)
  expect((await readMailState(ctx)).counts.sending).toBe(12)
  pass(1)
  expect(await deliverDueMails(ctx)).toBe(true)
  await deliverMails(ctx, compose)
  const sent = (await rows()).filter(({ id, state, message_id }) => state === 'sent' && before.get(id) === message_id)
  expect(sent.length).toBe(12)
})

it('two senders at once send each mail once, what somebody waits for first', async () => {
  await record.db
    .insertInto('mails')
    .values({
      id: ids[11] ?? '',
      subscriber_id: ids[11] ?? '',
      kind: 'access',
      message_id: 'access@vigia.example',
      state: 'waiting',
      created_at: record.clock.now(),
      next_try_at: record.clock.now(),
    })
    .execute()
  const began = sink.taken.length
  await Promise.all([deliverMails(ctx, compose), deliverMails(ctx, compose)])
  const taken = sink.taken.slice(began)
  expect(taken.length).toBe(13)
  expect(new Set(taken.map(({ messageId }) => messageId)).size).toBe(13)
  expect(taken.findIndex(({ messageId }) => messageId === 'access@vigia.example')).toBeLessThan(5)
})

it('gives everything back when the process stops', async () => {
  await mail.close()
  await deliverMails(ctx, compose)
  expect((await rows()).every(({ state, attempts }) => state === 'waiting' && attempts === 0)).toBe(true)
})
