import { html } from 'hono/html'
import type { FoundItem, Passage } from '../../view/found.ts'
import type { Html, PageContext } from '../page-context.ts'
import { recommendationPath, themePath } from './links.ts'
import { markedPassage, otherPassages } from './passages.ts'
import { overallStatus, statusSplit } from './status.ts'
import { localized, localizedName } from './text.ts'

/**
 * One recommendation in a list: what is asked, where it stands overall, and the split behind that. `passages`: where searched words
 * stand; those of title and wording in the page's language take their place, the others follow.
 */
export function recommendationRow(page: PageContext, item: Omit<FoundItem, 'passages'>, passages: readonly Passage[] = []): Html {
  const { words } = page
  const overdue = item.addressees.filter((addressee) => addressee.overdue).length
  const own = (field: Passage['field']) => passages.find((passage) => passage.field === field && passage.language === words.language)
  const title = own('title')
  const wholeTitle = title?.pieces.map((piece) => piece.text).join('') === item.title[words.language] ? title : undefined
  const statement = own('statement')
  const code = passages.find((passage) => passage.field === 'code')
  return html`<li>
    <p class="kind">
      <span class="code"
        >${code === undefined ? item.code : markedPassage({ ...page, words: { ...words, language: code.language } }, code)}</span
      >&nbsp;· <a href="${themePath(page, item.theme.slug)}">${localizedName(page, item.theme.name)}</a>&nbsp;·
      ${words.t(`terms.kind.${item.kind}`)}
    </p>
    <h2>
      <a href="${recommendationPath(page, item.code)}"
        >${wholeTitle === undefined ? localizedName(page, item.title) : markedPassage(page, wholeTitle)}</a
      >
    </h2>
    <p>${statement === undefined ? localized(page, item.statement) : markedPassage(page, statement, item.statement)}</p>
    ${otherPassages(
      page,
      passages.filter((passage) => passage !== wholeTitle && passage !== statement && passage !== code),
    )}
    <p>
      ${overallStatus(page, item.overall)}
      ${overdue === 0 ? '' : html`<span class="label overdue">${words.t('pages.recommendations.overdue', { n: overdue })}</span>`}
    </p>
    ${new Set(item.addressees.map(({ status }) => status)).size < 2 ? '' : statusSplit(page, item.addressees)}
  </li>`
}
