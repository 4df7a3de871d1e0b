import type { Localized } from '../../templates/view/text.ts'
import { listAgreements } from '../agreements/index.ts'
import type { Context } from '../kernel/context.ts'
import { listInstitutions, listThemes, listTitles } from '../recommendations/index.ts'

/** Something to choose, by the key of its topic. */
export interface TopicChoice {
  readonly key: string
  readonly name: Localized
  /** Said before the name: the code of a recommendation. */
  readonly code: string | null
}

export interface TopicChoices {
  readonly themes: readonly TopicChoice[]
  readonly institutions: readonly TopicChoice[]
  readonly recommendations: readonly TopicChoice[]
  readonly agreements: readonly TopicChoice[]
}

/** What is longer is no list to choose from: its things are followed from their own pages. */
const LONGEST = 300

/** What on the record can be followed by itself; a kind of which there are more than anybody reads through is left out. */
export async function listTopicChoices(ctx: Context): Promise<TopicChoices> {
  const of = (name: string, value: string) => `changes?${new URLSearchParams({ [name]: value }).toString()}`
  const [themes, institutions, recommendations, agreements] = [
    await listThemes(ctx),
    await listInstitutions(ctx),
    await listTitles(ctx, { limit: LONGEST + 1 }),
    await listAgreements(ctx, {}, null),
  ]
  const short = <Item>(items: readonly Item[]): readonly Item[] => (items.length > LONGEST ? [] : items)
  return {
    themes: themes.map(({ slug, name }) => ({ key: of('theme', slug), name, code: null })),
    institutions: short(institutions).map(({ slug, name }) => ({ key: of('institution', slug), name, code: null })),
    recommendations: short(recommendations).map(({ code, title }) => ({ key: of('recommendation', code), name: title, code })),
    agreements: short(agreements).map(({ slug, title }) => ({ key: of('agreement', slug), name: title, code: null })),
  }
}
