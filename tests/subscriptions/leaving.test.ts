import { afterAll, beforeAll, expect, it } from 'vitest'
import { inTransaction } from '../../db/transaction.ts'
import {
  changePreferences,
  confirmationLink,
  confirmSubscription,
  deleteSubscriber,
  endByAddress,
  endGoneTopics,
  endSubscriber,
  exportSubscriber,
  readConfirmation,
  readPreferences,
  readRecipients,
  removeLapsedSubscribers,
  shutLinks,
  unsubscribe,
  unsubscribeLink,
} from '../../src/subscriptions/index.ts'
import { withdrawRecommendation } from '../../src/recommendations/index.ts'
import { removeUnfollowedTopics } from '../../src/topics/index.ts'
import { testRecord, thrown, type TestRecord } from '../support/record.ts'
import { followers, tokenOf } from './followers.ts'

const FORGED = 'errors.follow_link_forged'
const OVER = 'errors.follow_link_over'

let record: TestRecord
let people: ReturnType<typeof followers>
beforeAll(async () => {
  record = await testRecord({ instant: '2026-11-20T15:00:00Z' })
  people = followers(record)
})
afterAll(() => record?.close())

it('changes how often without telling an act twice, and ends by frequency, by one click and again', async () => {
  const { subscriberId, subscriptionId } = await people.follow('elsa@example.org', { frequency: 'at_once', topic: 'changes' })
  const token = people.preferences(subscriberId)
  await record.db.insertInto('channel_cursors').values({ channel: 'mail', next_seq: 900 }).execute()
  expect(await thrown(changePreferences(record.reader, token, { language: 'es', [`frequency_${subscriptionId}`]: 'hourly' }))).toEqual({
    [`frequency_${subscriptionId}`]: 'errors.frequency_missing',
  })
  const form = { language: 'es', attach_reports: '1', [`frequency_${subscriptionId}`]: 'daily' }
  expect(await changePreferences(record.reader, token, form)).toEqual({ language: 'es', gap: false })
  expect((await readRecipients(record.system, [subscriberId])).get(subscriberId)).toMatchObject({
    language: 'es',
    attachReports: true,
    subscriptions: [{ frequency: 'daily', fromSeq: 900 }],
  })
  const atOnce = tokenOf(unsubscribeLink(record.reader, subscriberId, 'at_once', 'es'))
  const daily = tokenOf(unsubscribeLink(record.reader, subscriberId, 'daily', 'es'))
  expect(await unsubscribe(record.reader, atOnce, 'one_click')).toBe(0)
  expect([await unsubscribe(record.reader, daily, 'one_click'), await unsubscribe(record.reader, daily, 'one_click')]).toEqual([1, 0])
  expect(await exportSubscriber(record.reader, token)).toMatchObject({
    address: 'elsa@example.org',
    subscriptions: [{ topic: 'changes', end_reason: 'one_click' }],
    mails: [{ kind: 'confirmation' }],
    requests: [{ kind: 'subscribe', mailed: true }],
  })
  expect((await readPreferences(record.reader, token)).deleteAfter).toBe(
    new Date(record.clock.now().getTime() + 28 * 86_400_000).toISOString(),
  )
})

it('removes 28 days after the last end, and not a moment before; unconfirmed after seven', async () => {
  const ended = await people.follow('ended@example.org')
  const stays = await people.follow('stays@example.org')
  await people.ask('never@example.org')
  await people.answer()
  const never = await people.last()
  await people.sent()
  await inTransaction(record.db, (trx) => endSubscriber({ ...record.system, db: trx }, ended.subscriberId, 'bounce'))
  const there = async () =>
    [...(await readRecipients(record.system, [ended.subscriberId, stays.subscriberId, never.subscriber_id])).keys()].toSorted()
  people.move(6.99)
  await removeLapsedSubscribers(record.system)
  expect(await there()).toEqual([ended.subscriberId, stays.subscriberId, never.subscriber_id].toSorted())
  people.move(0.02)
  const late = tokenOf(confirmationLink(record.reader, never.subscription_id ?? '', 'es'))
  expect(await confirmSubscription(record.reader, late)).toMatchObject({ state: 'over', changed: false })
  await removeLapsedSubscribers(record.system)
  expect(await there()).toEqual([ended.subscriberId, stays.subscriberId].toSorted())
  expect(await thrown(confirmSubscription(record.reader, late))).toBe(OVER)
  people.move(21)
  await removeLapsedSubscribers(record.system)
  expect(await there()).toEqual([stays.subscriberId])
  expect(await people.mails()).not.toContainEqual(expect.objectContaining({ subscriber_id: ended.subscriberId }))
  expect(await thrown(readPreferences(record.reader, people.preferences(ended.subscriberId)))).toBe(OVER)
  expect(await unsubscribe(record.reader, tokenOf(unsubscribeLink(record.reader, ended.subscriberId, 'weekly', 'es')), 'one_click')).toBe(0)
})

it('opens by its own links only, shuts leaked ones, deletes at once', async () => {
  const { subscriberId, subscriptionId } = await people.follow('nora@example.org')
  const leaked = people.preferences(subscriberId)
  const confirm = tokenOf(confirmationLink(record.reader, subscriptionId, 'es'))
  for (const other of [confirm, `${leaked.slice(0, -2)}xx`, '', 'a.b', `${leaked}x`])
    expect(await thrown(readPreferences(record.reader, other))).toBe(FORGED)
  expect(await thrown(unsubscribe(record.reader, leaked, 'one_click'))).toBe(FORGED)
  expect(await thrown(readConfirmation(record.reader, leaked))).toBe(FORGED)
  expect((await readPreferences(record.reader, leaked)).address).toBe('n…@example.org')
  people.move(0.001)
  await shutLinks(record.reader, leaked)
  expect(await people.last()).toMatchObject({ kind: 'access', subscriber_id: subscriberId })
  for (const verb of [readPreferences, exportSubscriber, deleteSubscriber, shutLinks])
    expect(await thrown(verb(record.reader, leaked))).toBe(OVER)
  await deleteSubscriber(record.reader, people.preferences(subscriberId))
  expect(await people.mails()).not.toContainEqual(expect.objectContaining({ subscriber_id: subscriberId }))
  const topics = async () => (await record.db.selectFrom('topics').select('query').execute()).map(({ query }) => query)
  expect((await topics()).toSorted()).toEqual(['', 'theme=oversight'])
  expect(await removeUnfollowedTopics(record.system)).toBe(1)
  expect(await topics()).toEqual(['theme=oversight'])
  expect(await endByAddress(record.system, { address: 'NORA@example.org', remove: false })).toBeNull()
  expect(await endByAddress(record.system, { address: 'stays@example.org', remove: true })).toBe(1)
  expect(await endByAddress(record.system, { address: 'stays@example.org', remove: true })).toBeNull()
})

it('ends what follows a recommendation 28 days after it was withdrawn, and takes no new ones', async () => {
  const { subscriberId } = await people.follow('elena@example.org', { topic: 'changes?recommendation=REC-05' })
  await people.follow('elena@example.org', { topic: 'changes?theme=oversight' })
  await withdrawRecommendation(record.editor, { code: 'REC-05', reason: { es: 'Repetida', en: 'Repeated' } })
  expect(await thrown(people.ask('late@example.org', { topic: 'changes?recommendation=REC-05' }))).toEqual({
    topic: 'errors.follow_withdrawn',
  })
  people.move(27.9)
  expect(await endGoneTopics(record.system)).toBe(0)
  people.move(0.2)
  expect([await endGoneTopics(record.system), await endGoneTopics(record.system)]).toEqual([1, 0])
  const { subscriptions } = await exportSubscriber(record.reader, people.preferences(subscriberId))
  expect(subscriptions.map((row) => row.end_reason)).toEqual(['topic_gone', null])
})
