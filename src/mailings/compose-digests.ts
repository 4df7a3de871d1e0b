import { words } from '../../templates/i18n/index.ts'
import type { Told } from '../../templates/mail/act.mail.ts'
import { tellDigest } from '../../templates/mail/digest.mail.ts'
import type { TopicView } from '../../templates/view/topic.ts'
import type { Context } from '../kernel/context.ts'
import type { Message } from '../kernel/mailer.ts'
import type { Recipient, RecipientSubscription } from '../subscriptions/index.ts'
import { arrangeDigest, type ArrangedDigest } from './arrange-digest.ts'
import type { Batch } from './batch.ts'
import { digestPieces } from './digest-pieces.ts'
import { personalMessage } from './personal-message.ts'
import { readDigestWindow, type DigestWindow } from './read-digest-window.ts'
import { readTopicActs } from './read-topic-acts.ts'
import type { MailRow } from './mail-row.ts'
import { BODIES } from './shelves.ts'

/** A digest that several may get: the same acts because of the same topics, in one language. */
interface Shared {
  readonly key: string
  readonly language: string
  readonly arranged: ArrangedDigest
  readonly more: string
}

/** Mails of digest runs. Each piece is written once a language, each body once a set of acts; what is left to do for one mail is its foot. */
export async function composeDigests(ctx: Context, batch: Batch, rows: readonly MailRow[]): Promise<[string, Message][]> {
  const composed: [string, Message][] = []
  for (const [runId, own] of Map.groupBy(rows, (row) => row.run_id ?? '')) {
    const window = await readDigestWindow(ctx, batch.memory, runId)
    composed.push(...(await composeRun(ctx, batch, window, own)))
  }
  return composed
}

async function composeRun(ctx: Context, batch: Batch, window: DigestWindow, rows: readonly MailRow[]): Promise<[string, Message][]> {
  const addressed = rows.flatMap((row) => {
    const recipient = batch.recipients.get(row.subscriber_id)
    const because = recipient?.subscriptions.filter(({ frequency }) => frequency === window.frequency) ?? []
    return recipient && because.length > 0 ? [{ row, recipient, because }] : []
  })
  const topics = [...new Set(addressed.flatMap(({ because }) => because.map(({ topicId }) => topicId)))]
  const actsOf = await readTopicActs(ctx, batch.memory, window, topics)
  const shared = new Map<string, { readonly shared: Shared | null; readonly told: readonly RecipientSubscription[] }>()
  const plans = addressed.flatMap(({ row, recipient, because }) => {
    const key = planKey(window, recipient, because)
    let plan = shared.get(key)
    if (!plan) shared.set(key, (plan = planOf(window, recipient, because, actsOf, batch, key)))
    return plan.shared ? [{ row, recipient, plan: plan.shared, topics: new Set(plan.told.map(({ topicId }) => topicId)), because }] : []
  })
  const bodies = await bodiesOf(ctx, batch, window, new Map(plans.map(({ plan }) => [plan.key, plan])))
  return plans.flatMap(({ row, recipient, plan, topics: told, because }): [string, Message][] => {
    const body = bodies.get(plan.key)
    const reasons = because.filter(({ topicId }) => told.has(topicId))
    if (!body) return []
    return [[row.id, personalMessage(ctx, batch, body, { row, recipient, because: reasons, frequency: window.frequency })]]
  })
}

/** Who follows the same topics since before the window gets the same. */
function planKey({ runId, fromSeq }: DigestWindow, { language }: Recipient, because: readonly RecipientSubscription[]): string {
  const topics = because.map(({ topicId, fromSeq: since }) => `${topicId}@${Math.max(since ?? 0, fromSeq)}`).toSorted()
  return `digest ${runId} ${language} ${topics.join(' ')}`
}

function planOf(
  window: DigestWindow,
  { language }: Recipient,
  because: readonly RecipientSubscription[],
  actsOf: (topicId: string) => readonly number[],
  { place, topicView }: Batch,
  key: string,
): { readonly shared: Shared | null; readonly told: readonly RecipientSubscription[] } {
  const seqs = new Set<number>()
  const told = because.filter(({ topicId, fromSeq }) => {
    const own = actsOf(topicId).filter((seq) => seq >= (fromSeq ?? 0))
    for (const seq of own) seqs.add(seq)
    return own.length > 0
  })
  const acts = [...seqs].toSorted((a, b) => a - b).flatMap((seq) => window.acts.get(seq) ?? [])
  const arranged = arrangeDigest(acts)
  if (!arranged) return { shared: null, told }
  const more = `${place.origin}/${language}${morePath(told.map(topicView))}`
  return { shared: { key, language, arranged, more }, told }
}

/** The list that shows what a digest leaves out: of the one topic, or of everything. */
function morePath([first, ...others]: readonly TopicView[]): string {
  if (!first || others.length > 0) return '/changes'
  return `/${first.stream}${first.query === '' ? '' : `?${first.query}`}`
}

async function bodiesOf(
  ctx: Context,
  batch: Batch,
  window: DigestWindow,
  plans: ReadonlyMap<string, Shared>,
): Promise<ReadonlyMap<string, Told>> {
  const { memory, place } = batch
  const bodies = new Map<string, Told>()
  for (const { key } of plans.values()) {
    const known = memory.get(BODIES, key)
    if (known) bodies.set(key, known)
  }
  const missing = [...plans.values()].filter(({ key }) => !bodies.has(key))
  const pieces = await digestPieces(ctx, batch, missing)
  for (const { key, language, arranged, more } of missing) {
    const { firstDay, lastDay, from, to, frequency } = window
    const view = {
      frequency,
      firstDay,
      lastDay,
      from,
      to,
      counts: arranged.counts,
      ...pieces(language, arranged),
      more: arranged.left === 0 ? null : { count: arranged.left, href: more },
    }
    const told = tellDigest(view, words(language), place)
    bodies.set(key, told)
    memory.set(BODIES, key, told)
  }
  return bodies
}
