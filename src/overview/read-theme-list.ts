import type { ThemeListView } from '../../templates/pages/theme-list.page.ts'
import type { Context } from '../kernel/context.ts'
import { listThemes } from '../recommendations/index.ts'
import { perView, readStandings } from '../standings/index.ts'
import { unmentioned } from './first-mention.ts'
import { groupFigures } from './group-figures.ts'

const figuresOf = perView((standings) => groupFigures(standings, ({ theme }) => [theme]))

/** Every theme with its figures, in the catalogue's order, now or as of an instant. */
export async function readThemeList(ctx: Context, asOf: Date | null): Promise<ThemeListView> {
  const figures = figuresOf(await readStandings(ctx, asOf))
  const later = await unmentioned(ctx, 'theme', asOf)
  const themes = (await listThemes(ctx)).filter(({ slug }) => !later(slug))
  return { themes: themes.map((theme) => ({ ...theme, ...figures(theme.slug) })) }
}
