import {
  answerSubscriptionRequests,
  confirmationLink,
  confirmSubscription,
  preferencesLink,
  requestAccess,
  requestSubscription,
} from '../../src/subscriptions/index.ts'
import type { TestRecord } from '../support/record.ts'

const WEEKLY = { topic: 'changes?theme=oversight', frequency: 'weekly', language: 'en' }

/** People who follow something on a record, each from a network of their own. */
export function followers(record: TestRecord) {
  let client = 0
  const clientAddress = () => `192.0.2.${(client += 1)}`
  const ask = (email: string, over: Partial<typeof WEEKLY> = {}) =>
    requestSubscription(record.reader, { fields: { ...WEEKLY, ...over, email }, clientAddress: clientAddress() })
  const answer = () => answerSubscriptionRequests(record.system)
  const mails = () =>
    record.db.selectFrom('mails').select(['kind', 'subscriber_id', 'subscription_id']).orderBy('created_at').orderBy('id').execute()
  const last = async () => (await mails()).at(-1) ?? { kind: '', subscriber_id: '', subscription_id: null }
  return {
    ask,
    askLink: (email: string) => requestAccess(record.reader, { fields: { email, language: 'es' }, clientAddress: clientAddress() }),
    /** Does what the job does; gives how many requests it answered. */
    answer,
    mails,
    last,
    preferences: (id: string) => tokenOf(preferencesLink(record.reader, id, 'es')),
    /** As if the mail server had taken all that was written so far. */
    sent: () => record.db.updateTable('mails').set({ state: 'sent', finished_at: record.clock.now() }).execute(),
    /** Days later. */
    move: (days: number) => record.clock.set(new Date(record.clock.now().getTime() + days * 86_400_000).toISOString()),
    /** Asks and confirms, as somebody with that address does. */
    async follow(email: string, over: Partial<typeof WEEKLY> = {}) {
      await ask(email, over)
      await answer()
      const { subscriber_id: subscriberId, subscription_id: subscriptionId } = await last()
      await confirmSubscription(record.reader, tokenOf(confirmationLink(record.reader, subscriptionId ?? '', 'es')))
      return { subscriberId, subscriptionId: subscriptionId ?? '' }
    },
  }
}

/** What a link carries. */
export function tokenOf(link: string): string {
  return link.split('/').at(-1) ?? ''
}
