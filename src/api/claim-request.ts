import { createHash, randomUUIDv7 } from 'node:crypto'
import type { Context } from '../kernel/context.ts'
import type { Actor } from '../kernel/permissions.ts'
import { Refused } from './problem-types.ts'

/** An idempotency key is remembered for a day; a request that did not end within two minutes is taken for dead. */
const KEPT_MS = 86_400_000
const DEAD_MS = 120_000
const PURPOSE = 'api-answer'

export interface StoredAnswer {
  readonly status: number
  readonly headers: Readonly<Record<string, string>>
  readonly body: string
}

export interface ClaimedRequest {
  /** What was answered before; null: it is this request's turn. */
  readonly before: StoredAnswer | null
  /** Keeps the answer, inside the act's own transaction where there is one. */
  store(ctx: Context, answer: StoredAnswer): Promise<void>
  /** Nothing happened: the key is free again. */
  release(ctx: Context): Promise<void>
}

/**
 * Takes an Idempotency-Key of an account for one request (draft-ietf-httpapi-idempotency-key-header), told by a digest of its method,
 * address and body. Answers are sealed, as some hold a secret that is shown once. A process that dies before its act has ended leaves a
 * claim that another request may take over after two minutes. Throws Refused: `key-reused` for another request, `request-under-way`.
 */
export async function claimRequest(
  ctx: Context,
  actor: Actor,
  key: string,
  request: readonly (string | Uint8Array)[],
): Promise<ClaimedRequest> {
  const now = ctx.clock.now()
  const place = { account_id: actor.accountId, key_sha256: digest([key]) }
  const fingerprint = digest(request)
  const run = randomUUIDv7()
  const taken = await ctx.db
    .insertInto('api_requests')
    .values({ ...place, fingerprint, run, began_at: now, status: null, headers: null, body_sealed: null })
    .onConflict((conflict) =>
      conflict
        .columns(['account_id', 'key_sha256'])
        .doUpdateSet({ fingerprint, run, began_at: now, status: null, headers: null, body_sealed: null })
        .where(({ or, and, eb }) =>
          or([
            eb('api_requests.began_at', '<', new Date(now.getTime() - KEPT_MS)),
            and([
              eb('api_requests.status', 'is', null),
              eb('api_requests.fingerprint', '=', fingerprint),
              eb('api_requests.began_at', '<', new Date(now.getTime() - DEAD_MS)),
            ]),
          ]),
        ),
    )
    .returning('run')
    .executeTakeFirst()
  const row = taken ? null : await findRequest(ctx, place)
  if (row && !row.fingerprint.equals(fingerprint)) throw new Refused('key-reused')
  if (row?.status === null) throw new Refused('request-under-way', { 'Retry-After': '1' })
  return {
    before:
      row && row.status !== null && row.body_sealed
        ? { status: row.status, headers: row.headers ?? {}, body: ctx.vault.open(PURPOSE, row.body_sealed) }
        : null,
    async store(inside, { status, headers, body }) {
      const stored = await inside.db
        .updateTable('api_requests')
        .set({ status, headers, body_sealed: ctx.vault.seal(PURPOSE, body) })
        .where('account_id', '=', place.account_id)
        .where('key_sha256', '=', place.key_sha256)
        .where('run', '=', run)
        .executeTakeFirst()
      if (stored.numUpdatedRows !== 1n) throw new Refused('request-under-way', { 'Retry-After': '1' })
    },
    async release(outside) {
      await outside.db
        .deleteFrom('api_requests')
        .where('account_id', '=', place.account_id)
        .where('key_sha256', '=', place.key_sha256)
        .where('run', '=', run)
        .where('status', 'is', null)
        .execute()
    },
  }
}

/** Forgets the keys of requests that are over a day old. Returns how many. */
export async function dropOldRequests(ctx: Context): Promise<number> {
  const dropped = await ctx.db
    .deleteFrom('api_requests')
    .where('began_at', '<', new Date(ctx.clock.now().getTime() - KEPT_MS))
    .executeTakeFirst()
  return Number(dropped.numDeletedRows)
}

async function findRequest(ctx: Context, place: { readonly account_id: string; readonly key_sha256: Buffer }) {
  const row = await ctx.db
    .selectFrom('api_requests')
    .select(['fingerprint', 'status', 'headers', 'body_sealed'])
    .where('account_id', '=', place.account_id)
    .where('key_sha256', '=', place.key_sha256)
    .executeTakeFirst()
  // It was released between the two looks: whoever asks again gets its turn.
  if (!row) throw new Refused('request-under-way', { 'Retry-After': '1' })
  return row
}

function digest(parts: readonly (string | Uint8Array)[]): Buffer {
  const hash = createHash('sha256')
  for (const part of parts) hash.update(part).update('\n')
  return hash.digest()
}
