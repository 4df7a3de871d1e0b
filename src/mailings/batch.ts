import type { Place } from '../../templates/mail/parts/act.ts'
import type { TopicView } from '../../templates/view/topic.ts'
import type { Context } from '../kernel/context.ts'
import type { Recipient, RecipientSubscription } from '../subscriptions/index.ts'
import { compositionMemory, type CompositionMemory } from './composition-memory.ts'
import { readTopicViews } from './read-topic-views.ts'
import { readWitness, type Witness } from './witness.ts'

/** What the mails of one composition share. */
export interface Batch {
  readonly recipients: ReadonlyMap<string, Recipient>
  readonly memory: CompositionMemory
  readonly witness: Witness
  readonly place: Place
  readonly topicView: (topic: RecipientSubscription) => TopicView
}

export async function openBatch(ctx: Context, recipients: ReadonlyMap<string, Recipient>): Promise<Batch> {
  const memory = await compositionMemory(ctx)
  return {
    recipients,
    memory,
    witness: await readWitness(ctx, memory),
    place: { origin: ctx.settings.publicUrl, timeZone: ctx.settings.timeZone },
    topicView: await readTopicViews(
      ctx,
      memory,
      [...recipients.values()].flatMap(({ subscriptions, pending }) => [...subscriptions, ...pending]),
    ),
  }
}
