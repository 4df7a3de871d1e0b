import type { ThemeView } from '../../templates/view/subject.ts'
import type { Context } from '../kernel/context.ts'
import { NotFound } from '../kernel/errors.ts'
import { mentionedLater } from './first-mention.ts'
import { readSubject } from './read-subject.ts'

/** One theme with its recommendations and their figures, now or as of an instant. Throws NotFound. */
export async function readTheme(ctx: Context, slug: string, asOf: Date | null): Promise<ThemeView> {
  const theme = await ctx.db.selectFrom('themes').select(['id', 'slug', 'name']).where('slug', '=', slug).executeTakeFirst()
  if (!theme) throw new NotFound('theme')
  return {
    ...theme,
    knownFrom: await mentionedLater(ctx, 'theme', theme.id, asOf),
    recommendations: await readSubject(ctx, (facts) => facts.theme === slug, asOf),
  }
}
