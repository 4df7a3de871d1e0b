import { LANGUAGES } from '../../templates/i18n/index.ts'
import type { Context } from '../kernel/context.ts'
import { requireActor } from '../kernel/permissions.ts'

/** Notes the language that the actor signed in with: mails about their account are written in it. Throws Forbidden. */
export async function rememberLanguage(ctx: Context, language: string): Promise<void> {
  const { accountId } = requireActor(ctx, 'manageOwnAccount')
  if (!LANGUAGES.some((known) => known === language)) return
  await ctx.db.updateTable('accounts').set({ language }).where('id', '=', accountId).where('language', '<>', language).execute()
}
