import { html } from 'hono/html'
import type { Html } from '../page-context.ts'
import { reportAddresseeTable } from './report-addressees.ts'
import { reportChange } from './report-change.ts'
import type { ReportFrame } from './report-frame.ts'
import { LIST_SHOWN, listedAddressees, type ReportList } from './report-lists.ts'

/** One part of a list of the edition, or a sentence where it is empty. */
export function reportList(frame: ReportFrame, list: ReportList, part: number): Html {
  const { page, snapshot } = frame
  const { words } = page
  const from = (part - 1) * LIST_SHOWN[list]
  if (list === 'changes') {
    const { changes, edition } = snapshot
    if (changes.length === 0)
      return html`<p>${words.t(edition.kind === 'baseline' ? 'editions.changes.none_baseline' : 'editions.changes.none')}</p>`
    return html`<p class="quiet">${words.t('editions.changes.count', { n: changes.length })}</p>
      <ol class="changes" start="${from + 1}">
        ${changes.slice(from, from + LIST_SHOWN.changes).map((change) => reportChange(frame, change))}
      </ol>`
  }
  const addressees = listedAddressees(snapshot, list)
  if (addressees.length === 0) return html`<p>${words.t(`editions.list.${list}.none`)}</p>`
  return reportAddresseeTable(
    frame,
    addressees.slice(from, from + LIST_SHOWN[list]),
    words.t(`editions.list.${list}.caption`, { n: addressees.length }),
  )
}

/** How many entries a list has. */
export function listLength({ snapshot }: ReportFrame, list: ReportList): number {
  return list === 'changes' ? snapshot.changes.length : listedAddressees(snapshot, list).length
}
