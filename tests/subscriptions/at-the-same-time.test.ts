import { setTimeout as sleep } from 'node:timers/promises'
import { afterAll, beforeAll, expect, it } from 'vitest'
import {
  answerSubscriptionRequests,
  changePreferences,
  confirmationLink,
  confirmSubscription,
  endSubscriptions,
  preferencesLink,
  removeLapsedSubscribers,
  requestSubscription,
  unsubscribe,
  unsubscribeLink,
} from '../../src/subscriptions/index.ts'
import { inTransaction } from '../../db/transaction.ts'
import { requireActor } from '../../src/kernel/permissions.ts'
import { appendEvent } from '../../src/log/index.ts'
import { tellByMail } from '../../src/mailings/index.ts'
import { noteEvents } from '../../src/topics/index.ts'
import { publishUpdate, testRecord, type TestRecord } from '../support/record.ts'

let record: TestRecord
beforeAll(async () => {
  record = await testRecord({ instant: '2026-11-20T15:00:00Z' })
})
afterAll(() => record?.close())

const tokenOf = (link: string) => link.split('/').at(-1) ?? ''
const ask = (email: string, topic: string) =>
  requestSubscription(record.reader, { fields: { topic, frequency: 'at_once', language: 'es', email }, clientAddress: '192.0.2.1' })
const together = <Result>(times: number, act: () => Promise<Result>) => Promise.all(Array.from({ length: times }, act))
const subscriptions = () => record.db.selectFrom('subscriptions').selectAll().orderBy('id').execute()

it('many workers on many requests of one address and topic make one subscription, and no mail too many', async () => {
  await together(9, () => ask('rosa@example.org', 'changes'))
  const answered = await together(4, () => answerSubscriptionRequests(record.system))
  expect(answered.reduce((sum, count) => sum + count, 0)).toBe(9)
  expect(await subscriptions()).toHaveLength(1)
  const { length } = await record.db.selectFrom('mails').select('id').execute()
  expect(length).toBe(5)
})

it('what is published while somebody confirms is on the log before, or told, and never both or neither', async () => {
  const addressees = await Promise.all(['REC-01', 'REC-02', 'REC-03', 'REC-04', 'REC-05'].map((code) => record.addressee(code)))
  const emails = addressees.map((_, n) => `reader-${n}@example.org`)
  for (const email of emails) await ask(email, 'changes')
  await answerSubscriptionRequests(record.system)
  const waiting = (await subscriptions()).filter(({ confirmed_at: at }) => at === null)
  const confirm = (id: string) => confirmSubscription(record.reader, tokenOf(confirmationLink(record.reader, id, 'es')))
  const publish = (id: string) => publishUpdate(record, id, { status: 'substantial', effectiveOn: '2026-11-19' })
  const tell = async () => {
    await noteEvents(record.system)
    await tellByMail(record.system)
  }
  await Promise.all([
    ...addressees.map((id) => publish(id)),
    ...waiting.flatMap(({ id }) => [confirm(id), confirm(id)]),
    ...addressees.map(() => tell()),
  ])
  await tell()
  const acts = await record.db.selectFrom('noted_events').select('seq').where('significant', '=', true).orderBy('seq').execute()
  for (const { subscriber_id: subscriber, from_seq: from } of await subscriptions()) {
    const told = await record.db
      .selectFrom('mails')
      .select('event_seq')
      .where('subscriber_id', '=', subscriber)
      .where('event_seq', 'is not', null)
      .orderBy('event_seq')
      .execute()
    expect(told.map(({ event_seq: seq }) => seq)).toEqual(acts.map(({ seq }) => seq).filter((seq) => from !== null && seq >= from))
  }
})

it('a confirmation waits for an act that is being published, and begins after it', async () => {
  await ask('waits@example.org', 'changes')
  await answerSubscriptionRequests(record.system)
  const id = (await subscriptions()).at(-1)?.id ?? ''
  let confirming: Promise<unknown> = Promise.resolve()
  await inTransaction(record.db, async (trx) => {
    await appendEvent({ ...record.system, db: trx }, requireActor(record.system, 'keepSubscribers'), {
      kind: 'reply_missed',
      subjects: {},
      leaf: {},
    })
    confirming = confirmSubscription(record.reader, tokenOf(confirmationLink(record.reader, id, 'es')))
    expect(await Promise.race([confirming, sleep(200, 'waits')])).toBe('waits')
  })
  await confirming
  const { size } = await record.db.selectFrom('log_head').select('size').executeTakeFirstOrThrow()
  expect((await subscriptions()).find((row) => row.id === id)?.from_seq).toBe(size)
})

it('changing, ending, one-click and removing at once leave one end and no deadlock', async () => {
  const [subscription] = await subscriptions()
  const subscriber = subscription?.subscriber_id ?? ''
  const token = tokenOf(preferencesLink(record.reader, subscriber, 'es'))
  const confirmation = tokenOf(confirmationLink(record.reader, subscription?.id ?? '', 'es'))
  const form = { language: 'es', [`frequency_${subscription?.id}`]: 'at_once' }
  await together(6, () =>
    Promise.all([
      confirmSubscription(record.reader, confirmation),
      changePreferences(record.reader, token, form),
      unsubscribe(record.reader, tokenOf(unsubscribeLink(record.reader, subscriber, 'at_once', 'es')), 'one_click'),
      endSubscriptions(record.reader, token, null),
      removeLapsedSubscribers(record.system),
    ]),
  )
  const after = (await subscriptions()).find(({ id }) => id === subscription?.id)
  expect(after?.ended_at).not.toBeNull()
})
