import { html } from 'hono/html'
import type { Html, PageContext } from '../page-context.ts'
import { dash } from './addressee.ts'
import { dayTime, instantTime } from './time.ts'

export const KEY_SCOPES = [
  'writeUpdate',
  'writeEvidence',
  'propose',
  'reviewUpdate',
  'withdrawUpdate',
  'reviewProposal',
  'setDueDate',
  'inviteReply',
  'manageWebhooks',
] as const
export type KeyScope = (typeof KEY_SCOPES)[number]

export interface ApiKeyView {
  readonly id: string
  readonly label: string
  readonly startsWith: string
  readonly scopes: readonly KeyScope[]
  /** ISO instants; null: never. */
  readonly createdAt: string
  readonly expiresAt: string | null
  readonly lastUsedAt: string | null
  readonly revokedAt: string | null
}

/** The keys of one account; each that still works has a button that posts to `<action>/<id>/revoke`. */
export function apiKeyTable(page: PageContext, keys: readonly ApiKeyView[], action: string): Html {
  const { words } = page
  const label = {
    key: words.t('people.key.column'),
    scopes: words.t('people.key.scopes'),
    created: words.t('people.key.created'),
    expires: words.t('people.key.expires'),
    used: words.t('people.key.used'),
    state: words.t('people.key.state'),
  }
  const time = (instant: string | null) => (instant === null ? dash(page) : dayTime(page, instant))
  return html`<div class="wide">
    <table>
      <caption class="unseen">
        ${words.t('people.key.title')}
      </caption>
      <thead>
        <tr>
          ${Object.values(label).map((text) => html`<th scope="col">${text}</th>`)}
        </tr>
      </thead>
      <tbody>
        ${keys.map(
          (key) =>
            html`<tr>
              <th scope="row">
                <div>${key.label}<br /><code>${key.startsWith}…</code></div>
              </th>
              <td data-label="${label.scopes}"><div>${words.list(key.scopes.map((scope) => words.t(`people.scope.${scope}`)))}</div></td>
              <td data-label="${label.created}"><div>${time(key.createdAt)}</div></td>
              <td data-label="${label.expires}"><div>${time(key.expiresAt)}</div></td>
              <td data-label="${label.used}"><div>${key.lastUsedAt === null ? dash(page) : instantTime(page, key.lastUsedAt)}</div></td>
              <td data-label="${label.state}"><div>${state(page, key, action)}</div></td>
            </tr>`,
        )}
      </tbody>
    </table>
  </div>`
}

function state(page: PageContext, key: ApiKeyView, action: string): Html {
  const { words } = page
  if (key.revokedAt !== null) return html`${words.t('people.key.revoked')} ${dayTime(page, key.revokedAt)}`
  if (key.expiresAt !== null && key.expiresAt <= page.recordAt) return html`${words.t('people.key.expired')}`
  return html`<form method="post" action="${action}/${key.id}/revoke">
    <button type="submit" class="plain">${words.t('people.key.revoke')}<span class="unseen"> ${key.label}</span></button>
  </form>`
}
