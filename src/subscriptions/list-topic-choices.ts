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

/** Everything on the record that can be followed by itself. */
export async function listTopicChoices(ctx: Context): Promise<TopicChoices> {
  const of = (name: string, value: string) => `changes?${new URLSearchParams({ [name]: value }).toString()}`
  const [themes, institutions, recommendations, agreements] = [
    await listThemes(ctx),
    await listInstitutions(ctx),
    await listTitles(ctx),
    await listAgreements(ctx, {}, null),
  ]
  return {
    themes: themes.map(({ slug, name }) => ({ key: of('theme', slug), name, code: null })),
    institutions: institutions.map(({ slug, name }) => ({ key: of('institution', slug), name, code: null })),
    recommendations: recommendations.map(({ code, title }) => ({ key: of('recommendation', code), name: title, code })),
    agreements: agreements.map(({ slug, title }) => ({ key: of('agreement', slug), name: title, code: null })),
  }
}
