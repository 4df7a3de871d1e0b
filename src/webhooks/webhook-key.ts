import { createPrivateKey, createPublicKey, generateKeyPairSync, type KeyObject } from 'node:crypto'
import type { Context } from '../kernel/context.ts'

const PURPOSE = 'webhook-key'
/** What stands before the 32 bytes of an ed25519 key in SPKI (RFC 8410 section 4). */
const SPKI_BYTES = 12

export interface WebhookKey {
  /** `whpk_` and base64, as Standard Webhooks writes it. */
  readonly publicKey: string
  readonly privateKey: KeyObject
  readonly createdAt: Date
}

/** The ed25519 key that every message is signed with; made once, its private half sealed. */
export async function webhookKey(ctx: Context): Promise<WebhookKey> {
  return (await storedKey(ctx)) ?? makeKey(ctx)
}

async function makeKey(ctx: Context): Promise<WebhookKey> {
  const { privateKey, publicKey } = generateKeyPairSync('ed25519')
  await ctx.db
    .insertInto('webhook_keys')
    .values({
      public_key: publicKey.export({ type: 'spki', format: 'der' }).subarray(SPKI_BYTES),
      private_sealed: ctx.vault.seal(PURPOSE, privateKey.export({ type: 'pkcs8', format: 'pem' })),
      created_at: ctx.clock.now(),
    })
    .onConflict((conflict) => conflict.doNothing())
    .execute()
  const stored = await storedKey(ctx)
  if (stored === null) throw new Error('the key of the webhooks was not stored')
  return stored
}

async function storedKey({ db, vault }: Context): Promise<WebhookKey | null> {
  const row = await db.selectFrom('webhook_keys').selectAll().executeTakeFirst()
  if (!row) return null
  const privateKey = createPrivateKey(vault.open(PURPOSE, row.private_sealed))
  const derived = createPublicKey(privateKey).export({ type: 'spki', format: 'der' }).subarray(SPKI_BYTES)
  if (!derived.equals(row.public_key)) throw new Error('the two halves of the key of the webhooks do not belong together')
  return { publicKey: `whpk_${row.public_key.toString('base64')}`, privateKey, createdAt: row.created_at }
}
