import { readSession, type Auth, type SessionEntry } from '../accounts/index.ts'
import type { Context } from '../kernel/context.ts'
import { Forbidden } from '../kernel/errors.ts'
import { requireActor, type Actor } from '../kernel/permissions.ts'

/** Who acts on their own account, and in which session. Throws Forbidden. */
export async function ownSession(
  ctx: Context,
  auth: Auth,
  headers: Headers,
): Promise<{ readonly actor: Actor; readonly session: SessionEntry }> {
  const actor = requireActor(ctx, 'manageOwnAccount')
  const session = await readSession(ctx, auth, headers)
  if (!session) throw new Forbidden({ key: 'errors.sign_in_needed' }, true)
  return { actor, session }
}
