import { randomUUIDv7 } from 'node:crypto'
import type { BetterAuthOptions } from 'better-auth'
import type { Database } from '../../db/schema.ts'
import type { AuthSettings } from './create-auth.ts'
import { PASSWORD_MAX, PASSWORD_MIN } from './schemas.ts'
import { sessionPlugin } from './session-plugin.ts'

const FOURTEEN_DAYS = 14 * 24 * 3600
const CREATED_AND_UPDATED = { createdAt: 'created_at', updatedAt: 'updated_at' } as const

/**
 * The options of better-auth over our tables. A session ends fourteen days after signing in and is never prolonged, so
 * that reading a page writes nothing; it keeps neither the client's address nor its browser.
 */
export function authOptions(settings: AuthSettings & { readonly signUp: boolean }) {
  const secure = settings.publicUrl.startsWith('https://')
  const { db, report } = settings
  return {
    appName: 'Vigía',
    baseURL: settings.publicUrl,
    secret: settings.secret,
    telemetry: { enabled: false },
    logger: report
      ? { level: 'error', log: (_level, message, ...about) => report([message, ...about.flatMap(codeOf)].join(': ')) }
      : { disabled: true },
    database: { db, type: 'postgres', transaction: false },
    emailAndPassword: {
      enabled: true,
      disableSignUp: !settings.signUp,
      autoSignIn: false,
      minPasswordLength: PASSWORD_MIN,
      maxPasswordLength: PASSWORD_MAX,
    },
    rateLimit: { enabled: false },
    user: { modelName: 'users', fields: { emailVerified: 'email_verified', ...CREATED_AND_UPDATED } },
    session: {
      modelName: 'sessions',
      fields: {
        userId: 'user_id',
        expiresAt: 'expires_at',
        ipAddress: 'ip_address',
        userAgent: 'user_agent',
        ...CREATED_AND_UPDATED,
      },
      expiresIn: FOURTEEN_DAYS,
      disableSessionRefresh: true,
      cookieCache: { enabled: false },
    },
    account: {
      modelName: 'credentials',
      fields: {
        userId: 'user_id',
        accountId: 'account_id',
        providerId: 'provider_id',
        accessToken: 'access_token',
        refreshToken: 'refresh_token',
        idToken: 'id_token',
        accessTokenExpiresAt: 'access_token_expires_at',
        refreshTokenExpiresAt: 'refresh_token_expires_at',
        ...CREATED_AND_UPDATED,
      },
    },
    verification: { modelName: 'verifications', fields: { expiresAt: 'expires_at', ...CREATED_AND_UPDATED } },
    plugins: [sessionPlugin],
    databaseHooks: {
      session: { create: { before: async (session) => ((await isActive(db, session.userId)) ? undefined : false) } },
    },
    advanced: {
      // better-auth's own secure prefix is `__Secure-`; `__Host-` also ties the cookie to this host.
      useSecureCookies: false,
      cookiePrefix: secure ? '__Host-vigia' : 'vigia',
      defaultCookieAttributes: { httpOnly: true, sameSite: 'lax', secure, path: '/' },
      ipAddress: { disableIpTracking: true },
      database: { generateId: () => randomUUIDv7(), validateSchema: false, joins: true },
    },
  } satisfies BetterAuthOptions
}

async function isActive(db: Database, userId: string): Promise<boolean> {
  const account = await db
    .selectFrom('accounts')
    .select('id')
    .where('user_id', '=', userId)
    .where('disabled_at', 'is', null)
    .executeTakeFirst()
  return account !== undefined
}

/** Of an error only its code or name: its message may hold an address. */
function codeOf(about: unknown): string[] {
  if (!(about instanceof Error)) return []
  return ['code' in about ? String(about.code) : about.name]
}
