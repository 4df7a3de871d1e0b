import { betterAuth } from 'better-auth'
import type { Transaction } from '../../db/schema.ts'
import { authOptions } from './auth-options.ts'
import type { Auth } from './create-auth.ts'

export interface NewUser {
  readonly name: string
  readonly email: string
  readonly password: string
}

/**
 * Stores a user and the hash of their password inside the caller's transaction. Returns the user's id, or null when the
 * address belongs to somebody. Throws better-auth's APIError when the database refuses the user (it may just have been
 * taken); the transaction is lost then.
 */
export async function signUpInside(trx: Transaction, auth: Auth, newUser: NewUser): Promise<string | null> {
  const { baseURL, secret, logger } = auth.options
  const options = authOptions({ db: trx, publicUrl: baseURL, secret, signUp: true })
  const inside = betterAuth({ ...options, logger })
  const { user } = await inside.api.signUpEmail({ body: { ...newUser } })
  // For an address in use better-auth answers with the id of a user that it did not store.
  const stored = await trx.selectFrom('users').select('id').where('id', '=', user.id).executeTakeFirst()
  return stored?.id ?? null
}
