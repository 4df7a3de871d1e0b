import type { Credit } from '../kernel/credit.ts'
import type { ApplyContext } from './kinds/apply-context.ts'

/** Who wrote and who publishes. Throws where nobody publishes. */
export function creditOf({ author, publisher, singlePerson }: ApplyContext): Credit {
  if (!publisher?.actor || !author.actor) throw new Error('nobody publishes')
  return { publisher: publisher.actor, author: author.actor.publicName, singlePerson }
}
