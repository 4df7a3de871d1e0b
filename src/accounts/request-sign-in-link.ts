import { randomUUIDv7 } from 'node:crypto'
import { inTransaction } from '../../db/transaction.ts'
import type { Context } from '../kernel/context.ts'
import { parse } from '../kernel/parse.ts'
import { clientNetwork } from './client-network.ts'
import type { Auth } from './create-auth.ts'
import { SignInAddress } from './schemas.ts'
import { countAttempt } from './sign-in-rates.ts'

const PER_CLIENT = 20
const PER_CLIENT_AND_ADDRESS = 3
const PER_ADDRESS = 10

export interface RequestSignInLinkInput {
  readonly email: string
  /** Language that the message is written in. */
  readonly language: string
  /** Path on this site to go to after signing in, or null for the desk. */
  readonly next: string | null
  /** The network address that the request came from, as far as it can be trusted. */
  readonly clientAddress: string
}

/**
 * Asks for a link by mail. Whether anybody has the address is looked up later, by the job, so that the answer and the work
 * are the same either way. Throws Invalid (`email`), and RuleBroken `too_many_attempts` after three a minute for one address
 * from one client, ten for one address, or twenty from one client.
 */
export async function requestSignInLink(ctx: Context, auth: Auth, input: RequestSignInLinkInput): Promise<void> {
  const { email } = parse(SignInAddress, { email: input.email })
  const client = clientNetwork(input.clientAddress)
  await countAttempt(ctx, auth.options.secret, [
    { subject: `link client\n${client}`, max: PER_CLIENT },
    { subject: `link\n${client}\n${email}`, max: PER_CLIENT_AND_ADDRESS },
    { subject: `link address\n${email}`, max: PER_ADDRESS },
  ])
  const id = randomUUIDv7()
  await inTransaction(ctx.db, async (trx) => {
    const { language, next } = input
    await trx.insertInto('sign_in_requests').values({ id, email, language, next, requested_at: ctx.clock.now() }).execute()
    await ctx.queue.enqueue(trx, 'send-sign-in-link', { requestId: id }, id)
  })
}
