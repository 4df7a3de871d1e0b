import { betterAuth } from 'better-auth'
import type { Database } from '../../db/schema.ts'
import { authOptions } from './auth-options.ts'

export type Auth = ReturnType<typeof createAuth>

export interface IdentityProvider {
  /** Address under which its configuration is found, without a slash at the end. */
  readonly issuer: string
  readonly clientId: string
  readonly clientSecret: string
  /** What people call it. */
  readonly name: string
}

export interface AuthSettings {
  /** The pool's handle; better-auth opens its own queries on it, so no transaction may be open on the embedded database meanwhile. */
  readonly db: Database
  /** Origin that readers use; `https` makes the cookie Secure and gives it the `__Host-` prefix. */
  readonly publicUrl: string
  /** Signs the session cookie; at least 32 characters. Every instance of one site has the same. */
  readonly secret: string
  /** Is told, in English and without personal data, what better-auth could not do. Silent when absent. */
  readonly report?: (message: string) => void
}

/** The sign-in library over our tables, without its own routes and without open sign-up. Opens no connection by itself. */
export function createAuth(settings: AuthSettings) {
  return betterAuth(authOptions({ ...settings, signUp: false }))
}
