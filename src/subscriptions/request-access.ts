import type { Context } from '../kernel/context.ts'
import { parse } from '../kernel/parse.ts'
import { keepRequest } from './keep-request.ts'
import { AccessRequest } from './schemas.ts'

export interface RequestAccessInput {
  /** `email` and `language` as they were sent. */
  readonly fields: Readonly<Record<string, string>>
  readonly clientAddress: string
}

/** Asks for the link to somebody's preferences. Whether the address follows anything is looked up later, by the job. Throws like `requestSubscription`. */
export async function requestAccess(ctx: Context, input: RequestAccessInput): Promise<void> {
  const { email, language } = parse(AccessRequest, input.fields)
  await keepRequest(ctx, { address: email, language, clientAddress: input.clientAddress, subscription: null })
}
