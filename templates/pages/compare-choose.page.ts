import { html } from 'hono/html'
import type { TopicView } from '../view/topic.ts'
import { layout, type Html, type PageContext } from './layout.ts'
import { compareForm, usualComparisons, type CompareFormView } from './parts/compare-form.ts'

export interface CompareChooseView extends Omit<CompareFormView, 'filters'> {
  readonly filters: TopicView['filters']
  /** `YYYY-MM-DD`: a month ago, a quarter ago, a year ago, the day when the record began. */
  readonly usual: Readonly<Record<'month' | 'quarter' | 'year' | 'beginning', string>>
}

/** Where two dates are chosen; also the answer to dates that cannot be compared, with what was typed. */
export function compareChoosePage(view: CompareChooseView, page: PageContext): Html {
  const { words } = page
  const title = words.t('travel.compare.title')
  const usual = (['month', 'quarter', 'year', 'beginning'] as const).map((name) => ({
    from: view.usual[name],
    text: words.t(`travel.compare.usual.${name}`),
  }))
  return layout(
    page,
    { title, description: words.t('travel.compare.lead'), current: 'changes' },
    html`<div class="lead short">
        <h1>${title}</h1>
        <p>${words.t('travel.compare.lead')}</p>
      </div>
      ${compareForm(page, view)} ${usualComparisons(page, view.filters, usual)}`,
  )
}
