import { html } from 'hono/html'
import type { ActivityBatchView } from '../../view/activity.ts'
import type { Html, PageContext } from '../page-context.ts'
import { kilobytes } from './evidence.ts'
import { isWebAddress } from './links.ts'
import { logLink } from './log-link.ts'
import { localizedName } from './text.ts'
import { instantTime } from './time.ts'

/** Where activities are from: the file, who published it, under which licence, its digest, and the act that put it on the record. */
export function activityBatch(page: PageContext, batch: ActivityBatchView): Html {
  const { words } = page
  return html`<dl class="pairs">
    <dt>${words.t('activities.batch.title')}</dt>
    <dd>${localizedName(page, batch.title)}</dd>
    <dt>${words.t('activities.batch.publisher')}</dt>
    <dd>${batch.publisher}</dd>
    ${
      batch.address === null
        ? ''
        : html`<dt>${words.t('activities.batch.address')}</dt>
            <dd>${isWebAddress(batch.address) ? html`<a href="${batch.address}" rel="external">${batch.address}</a>` : batch.address}</dd>`
    }
    <dt>${words.t('activities.batch.licence')}</dt>
    <dd>${batch.licence}</dd>
    <dt>${words.t('activities.batch.file')}</dt>
    <dd>
      ${batch.fileName}, ${words.t('pages.bytes', { kb: kilobytes(batch.bytes) })}
      <code class="digest">sha256 ${batch.sha256}</code>
    </dd>
    <dt>${words.t('activities.batch.rows')}</dt>
    <dd>${words.t('activities.batch.counts', { records: batch.records, subtotals: batch.subtotals })}</dd>
    <dt>${words.t('activities.batch.published')}</dt>
    <dd>${instantTime(page, batch.publishedAt)} · ${logLink(page, batch.seq)}</dd>
  </dl>`
}
