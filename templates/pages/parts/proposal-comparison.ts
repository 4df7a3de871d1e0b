import { html } from 'hono/html'
import type { ProposalFacts } from '../../view/proposal.ts'
import type { Html, PageContext } from '../page-context.ts'
import { factList, factRows, type FactRow } from './proposal-facts.ts'
import { wordDifference } from './word-difference.ts'

/** What is on record (null: nothing) and what would be, line by line: what differs is marked word by word, what stays as it is folded away. */
export function proposalComparison(page: PageContext, now: ProposalFacts | null, proposed: ProposalFacts, heads: Heads): Html {
  const { words } = page
  const before = now === null ? [] : factRows(page, now)
  const rows = factRows(page, proposed).map((row, index) => ({ row, old: before[index] }))
  const changed = rows.filter(({ row, old }) => old === undefined || old.text !== row.text)
  const same = rows.filter((pair) => !changed.includes(pair) && pair.row.text !== '').map(({ row }) => row)
  return html`${changed.length === 0 ? html`<p>${words.t('proposals.page.no_difference')}</p>` : table(page, changed, heads)}
  ${
    same.length === 0
      ? ''
      : html`<details>
          <summary>${words.t('proposals.page.same', { n: same.length })}</summary>
          ${factList(same)}
        </details>`
  }`
}

type Heads = { readonly caption: string; readonly now: string; readonly proposed: string }

function table(page: PageContext, rows: readonly { readonly row: FactRow; readonly old: FactRow | undefined }[], heads: Heads): Html {
  const { words } = page
  return html`<div class="wide versions">
    <table>
      <caption>
        ${heads.caption}
      </caption>
      <thead>
        <tr>
          <th scope="col">${words.t('proposals.page.what')}</th>
          <th scope="col">${heads.now}</th>
          <th scope="col">${heads.proposed}</th>
        </tr>
      </thead>
      <tbody>
        ${rows.map(
          ({ row, old }) =>
            html`<tr>
              <th scope="row"><div>${row.label}</div></th>
              <td data-label="${heads.now}">
                <div>
                  ${old === undefined ? html`<span class="quiet">${words.t('proposals.form.nothing')}</span>` : cell(page, old, row, 'del')}
                </div>
              </td>
              <td data-label="${heads.proposed}"><div>${cell(page, row, old ?? row, 'ins')}</div></td>
            </tr>`,
        )}
      </tbody>
    </table>
  </div>`
}

function cell(page: PageContext, row: FactRow, other: FactRow, mark: 'del' | 'ins'): Html {
  if (row.text === '') return html`<span class="missing">${page.words.t('proposals.page.blank')}</span>`
  if (row.shown) return row.text === other.text ? row.shown : mark === 'ins' ? html`<ins>${row.shown}</ins>` : html`<del>${row.shown}</del>`
  const body = row.text === other.text ? html`${row.text}` : wordDifference(row.text, other.text, mark)
  return html`<span class="typed" ${row.lang ? html` lang="${row.lang}"` : ''}>${body}</span>`
}
