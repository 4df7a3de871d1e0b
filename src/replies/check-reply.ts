import type { Context } from '../kernel/context.ts'
import { parse } from '../kernel/parse.ts'
import { requireActor } from '../kernel/permissions.ts'
import type { PublishReplyInput } from './publish-reply.ts'
import { ReplyInput } from './schemas.ts'

/** Checks the format of a reply before it is shown once more; changes nothing. Throws Invalid as `publishReply` does, Forbidden. */
export async function checkReply(ctx: Context, input: PublishReplyInput): Promise<void> {
  requireActor(ctx, 'writeReply')
  parse(ReplyInput, { text: input.text })
}
