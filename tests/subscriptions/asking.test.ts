import { sql } from 'kysely'
import { afterAll, beforeAll, expect, it } from 'vitest'
import {
  confirmationLink,
  confirmSubscription,
  readConfirmation,
  readRecipients,
  removeLapsedSubscribers,
  requestAccess,
} from '../../src/subscriptions/index.ts'
import { publishUpdate, testRecord, thrown, type TestRecord } from '../support/record.ts'
import { followers, tokenOf } from './followers.ts'

let record: TestRecord
let people: ReturnType<typeof followers>
beforeAll(async () => {
  record = await testRecord({ instant: '2026-11-20T15:00:00Z' })
  people = followers(record)
})
afterAll(() => record?.close())

it('tells from the act on that is published next, and nothing of the address lies open', async () => {
  await people.ask('Rosa.Quispe@Example.ORG')
  const pending = JSON.stringify((await sql`select * from subscription_requests`.execute(record.db)).rows)
  expect(await people.answer()).toBe(1)
  const { kind, subscription_id: id, subscriber_id: subscriberId } = await people.last()
  expect(kind).toBe('confirmation')
  const token = tokenOf(confirmationLink(record.reader, id ?? '', 'es'))
  expect(await readConfirmation(record.reader, token)).toMatchObject({ state: 'waiting', subscription: { frequency: 'weekly' } })
  expect((await readRecipients(record.system, [subscriberId])).get(subscriberId)).toMatchObject({ subscriptions: [], pending: [{ id }] })
  await publishUpdate(record, await record.addressee('REC-01'))
  const { size } = await record.db.selectFrom('log_head').select('size').executeTakeFirstOrThrow()
  expect(await confirmSubscription(record.reader, token)).toMatchObject({ state: 'confirmed', changed: true })
  expect(await confirmSubscription(record.reader, token)).toMatchObject({ state: 'confirmed', changed: false })
  expect((await readRecipients(record.system, [subscriberId])).get(subscriberId)).toMatchObject({
    address: 'Rosa.Quispe@example.org',
    language: 'en',
    attachReports: false,
    subscriptions: [{ id, fromSeq: size, stream: 'changes', query: 'theme=oversight' }],
    pending: [],
  })
  const stored = await Promise.all(
    [
      sql`select * from subscribers`,
      sql`select * from subscriptions`,
      sql`select * from subscription_requests`,
      sql`select * from pgboss.job`,
    ].map(async (query) => JSON.stringify((await query.execute(record.db)).rows)),
  )
  expect([pending, ...stored].filter((text) => /rosa|quispe|example\.org/i.test(text))).toEqual([])
  expect(stored[2]).not.toContain('oversight')
})

it('changes nothing for who follows it already, and tells them so; capital letters make no other person', async () => {
  const before = await record.db.selectFrom('subscriptions').selectAll().execute()
  await people.ask('rosa.quispe@example.org', { frequency: 'daily', language: 'es' })
  await people.answer()
  expect(await record.db.selectFrom('subscriptions').selectAll().execute()).toEqual(before)
  expect(await people.last()).toMatchObject({ kind: 'confirmation', subscription_id: before[0]?.id })
  const count = (await people.mails()).length
  await people.askLink('ROSA.quispe@example.org')
  await people.askLink('unknown@example.org')
  expect(await people.answer()).toBe(2)
  expect((await people.mails()).slice(count).map(({ kind }) => kind)).toEqual(['access'])
})

it('writes to one address a few times a day, whoever asks, and answers them no differently', async () => {
  const count = (await people.mails()).length
  for (let n = 0; n < 8; n += 1) await people.ask('flooded@example.org', { topic: `changes?q=word${n}` })
  for (let n = 0; n < 5; n += 1) await people.askLink('flooded@example.org')
  expect(await people.answer()).toBe(13)
  expect((await people.mails()).slice(count).map(({ kind }) => kind)).toEqual([
    ...Array(5).fill('confirmation'),
    ...Array(3).fill('access'),
  ])
  people.move(1)
  await removeLapsedSubscribers(record.system)
  expect(await record.db.selectFrom('subscription_requests').selectAll().execute()).toEqual([])
  await people.askLink('flooded@example.org')
  await people.answer()
  expect((await people.mails()).length).toBe(count + 9)
})

it('a request that nobody worked off for days is answered, not forgotten', async () => {
  const { length: before } = await people.mails()
  await people.ask('patient@example.org')
  people.move(9)
  await removeLapsedSubscribers(record.system)
  expect(await people.answer()).toBe(1)
  expect((await people.mails()).length).toBe(before + 1)
})

it('a week to confirm begins when the mail about it could leave', async () => {
  await people.ask('later@example.org')
  await people.answer()
  const { subscription_id: id } = await people.last()
  const token = tokenOf(confirmationLink(record.reader, id ?? '', 'es'))
  const state = async () => (await readConfirmation(record.reader, token)).state
  people.move(8)
  await removeLapsedSubscribers(record.system)
  expect(await state()).toBe('waiting')
  await people.sent()
  people.move(6)
  await removeLapsedSubscribers(record.system)
  expect(await state()).toBe('waiting')
  people.move(2)
  await removeLapsedSubscribers(record.system)
  expect(await thrown(state())).toBe('errors.follow_link_over')
})

it('refuses a client after sixty an hour, in words, also in parallel', async () => {
  const one = () => requestAccess(record.reader, { fields: { email: 'a@example.org', language: 'es' }, clientAddress: '2001:db8::1' })
  const answers = await Promise.all(Array.from({ length: 64 }, () => thrown(one())))
  expect(answers.filter((said) => said === 'errors.too_many_this_hour').length).toBe(4)
  expect(
    await thrown(requestAccess(record.reader, { fields: { email: 'a@example.org', language: 'es' }, clientAddress: '2001:db8::2' })),
  ).toBe('errors.too_many_this_hour')
  await people.answer()
})

it('says what is wrong with what was typed', async () => {
  expect(await thrown(people.ask('postmaster@example.org'))).toEqual({ email: 'errors.address_nobody' })
  expect(await thrown(people.ask('a@example.org\r\nBcc: b@example.org'))).toEqual({ email: 'errors.control_characters' })
  expect(await thrown(people.ask('', { frequency: 'hourly', topic: 'gossip', language: 'xx' }))).toEqual({
    email: 'errors.required',
    topic: 'errors.follow_unknown',
    language: 'errors.invalid_language',
  })
  expect(await thrown(people.ask('a@example.org', { frequency: 'hourly' }))).toEqual({ frequency: 'errors.frequency_missing' })
  expect(await thrown(people.ask('a@example.org', { topic: 'changes?theme=nothing' }))).toEqual({ topic: 'errors.follow_unknown' })
  expect(await thrown(people.ask('a@example.org', { topic: '' }))).toEqual({ topic: 'errors.follow_nothing' })
})
