import type { ThemeListView } from '../../templates/pages/theme-list.page.ts'
import type { Context } from '../kernel/context.ts'
import { listThemes } from '../recommendations/index.ts'
import { readStandings } from '../standings/index.ts'
import { unmentioned } from './first-mention.ts'
import { groupFigures } from './group-figures.ts'

/** Every theme with its figures, in the catalogue's order, now or as of an instant. */
export async function readThemeList(ctx: Context, asOf: Date | null): Promise<ThemeListView> {
  const figures = groupFigures(await readStandings(ctx, asOf), ({ theme }) => [theme])
  const later = await unmentioned(ctx, 'theme', asOf)
  const themes = (await listThemes(ctx)).filter(({ slug }) => !later(slug))
  return { themes: themes.map((theme) => ({ ...theme, ...figures(theme.slug) })) }
}
