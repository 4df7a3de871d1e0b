import { html } from 'hono/html'
import { GLOSSARY, type GlossaryGroup, type GlossaryTerm } from '../view/glossary.ts'
import { DISCLOSURES, POSITIONS, STATUSES } from '../view/scales.ts'
import { layout, type Html, type PageContext } from './layout.ts'
import { chapters } from './parts/chapters.ts'
import { glossaryEntry } from './parts/definition.ts'
import { publicPath } from './parts/links.ts'
import { statusTag } from './parts/status.ts'

const GROUPS = Object.keys(GLOSSARY) as GlossaryGroup[]
const KINDS = ['explicit', 'umbrella', 'soft'] as const

/** Every word of the record with its definition, each with an address of its own (`#overdue`). */
export function glossaryPage(page: PageContext): Html {
  const { words } = page
  const title = words.t('record.glossary.title')
  return layout(
    page,
    { title, description: words.t('record.glossary.page_lead'), current: 'methodology' },
    html`<div class="lead short">
        <h1>${title}</h1>
        <p>${words.t('record.glossary.page_lead')}</p>
      </div>
      ${chapters(
        page,
        GROUPS.map((group) => [
          `group-${group}`,
          words.t(`record.glossary.group.${group}`),
          html`<dl class="glossary">${GLOSSARY[group].map((term) => entry(page, term))}</dl>`,
        ]),
        'prose',
        html`<p class="quiet"><a href="${publicPath(page, '/methodology')}">${words.t('record.glossary.method')}</a></p>`,
      )}`,
  )
}

function entry(page: PageContext, term: GlossaryTerm): Html {
  const { name, text } = glossaryEntry(page.words, term)
  return html`<dt id="${term}">${name}</dt>
    <dd>
      <p>${text}</p>
      ${values(page, term)}
    </dd>`
}

/** The values of a scale with what each means. */
function values(page: PageContext, term: GlossaryTerm): Html {
  const { words } = page
  const rows = {
    status: () =>
      STATUSES.map((status) => ({
        id: `status-${status}`,
        name: statusTag(page, status),
        text: words.t(`terms.status.${status}.definition`),
      })),
    position: () =>
      POSITIONS.map((position) => ({
        id: `position-${position}`,
        name: html`${words.t(`terms.position.${position}`)}`,
        text: words.t(`record.glossary.position.${position}`),
      })),
    disclosure: () =>
      DISCLOSURES.map((disclosure) => ({
        id: `disclosure-${disclosure}`,
        name: html`${words.t(`terms.disclosure.${disclosure}`)}`,
        text: words.t(`pages.disclosure.${disclosure}`),
      })),
    kind: () =>
      KINDS.map((kind) => ({
        id: `kind-${kind}`,
        name: html`${words.t(`terms.kind.${kind}`)}`,
        text: words.t(`record.glossary.kind.${kind}`),
      })),
  }
  if (term !== 'status' && term !== 'position' && term !== 'disclosure' && term !== 'kind') return html``
  return html`<dl class="scale">
    ${rows[term]().map(
      ({ id, name, text }) =>
        html`<dt id="${id}">${name}</dt>
          <dd>${text}</dd>`,
    )}
  </dl>`
}
