import type { Context } from '../kernel/context.ts'
import { countSubscribers, endByAddress } from '../subscriptions/index.ts'
import { parseOptions } from './parse-options.ts'
import type { CommandResult } from './run-command.ts'
import { UsageError } from './usage-error.ts'

const USAGE = 'npx vigia subscribers count | npx vigia subscribers end ADDRESS [--delete]'

/** `vigia subscribers`: how many there are, without an address; or ends what one address follows, because its owner asked for it. */
export async function subscribersCommand(ctx: Context, args: readonly string[]): Promise<readonly string[] | CommandResult> {
  const { values, positionals } = parseOptions(args, { delete: { type: 'boolean' } }, USAGE)
  const [verb, address] = positionals
  if (verb === 'count' && positionals.length === 1 && values['delete'] !== true) return count(ctx)
  if (verb !== 'end' || address === undefined || positionals.length !== 2) throw new UsageError(`Usage: ${USAGE}`)
  const ended = await endByAddress(ctx, { address, remove: values['delete'] === true })
  if (ended === null) return { exitCode: 1, lines: ['Nothing is held about this address.'] }
  const deleted = values['delete'] === true ? 'Everything about the address was deleted.' : 'The address is deleted after 28 days.'
  return [`${ended} ${ended === 1 ? 'subscription' : 'subscriptions'} ended. ${deleted}`]
}

async function count(ctx: Context): Promise<readonly string[]> {
  const { subscribers, leaving, subscriptions } = await countSubscribers(ctx)
  return [
    `subscribers\t${subscribers}`,
    `of whom leaving\t${leaving}`,
    'frequency\tconfirmed\tunconfirmed\tended',
    ...subscriptions.map((row) => [row.frequency, row.confirmed, row.unconfirmed, row.ended].join('\t')),
  ]
}
