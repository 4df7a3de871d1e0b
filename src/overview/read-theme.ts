import type { ThemeView } from '../../templates/pages/theme.page.ts'
import type { Context } from '../kernel/context.ts'
import { NotFound } from '../kernel/errors.ts'
import { keyFigures, listRecommendations, listThemes } from '../recommendations/index.ts'

/** One theme with its recommendations and counts. Throws NotFound. */
export async function readTheme(ctx: Context, slug: string, asOf: Date | null): Promise<ThemeView> {
  const theme = (await listThemes(ctx)).find((candidate) => candidate.slug === slug)
  if (!theme) throw new NotFound('theme')
  const items = await listRecommendations(ctx, { theme: slug }, asOf)
  return { ...theme, counts: keyFigures(items, [theme]).byStatus, items }
}
