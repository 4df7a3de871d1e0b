import { html } from 'hono/html'
import type { MessageKey } from '../../i18n/index.ts'
import type { RedactionView } from '../../view/redaction.ts'
import type { Html, PageContext } from '../page-context.ts'
import { logLink } from './log-link.ts'
import { languageName } from './text.ts'
import { dayTime } from './time.ts'

const FIELDS: Readonly<Record<string, MessageKey>> = {
  summary: 'replies.field.summary',
  reason: 'replies.field.reason',
  reply: 'replies.field.reply',
  statement: 'replies.field.statement',
  note: 'replies.field.note',
  title: 'replies.field.title',
  publisher: 'replies.field.publisher',
  address: 'replies.field.address',
  provenance: 'replies.field.provenance',
  value: 'replies.field.value',
  unit: 'replies.field.unit',
  target: 'replies.field.target',
}

/** What a text is called, with its language where it has one: "motivo (español)". */
export function textName(page: PageContext, { field, language }: { readonly field: string; readonly language: string }): string {
  const key = FIELDS[field] ?? (field.startsWith('party') ? 'replies.field.party' : 'replies.field.other')
  const name = page.words.t(key)
  return language === 'zxx' ? name : page.words.t('replies.field.in_language', { name, language: languageName(page, language) })
}

/** The texts that a redaction removed, as a list in one sentence. */
export function removedTexts(page: PageContext, redaction: RedactionView): string {
  const names = redaction.texts.map((text) => textName(page, text))
  return page.words.list(redaction.file ? [...names, page.words.t('replies.field.file')] : names)
}

/** Where the log says what was removed; nothing where nothing was. */
export function redactionNote(page: PageContext, redactions: readonly RedactionView[]): Html {
  return html`${redactions.map(
    (redaction) =>
      html`<p class="quiet">
        ${page.words.t('replies.redacted.note', { texts: removedTexts(page, redaction) })} ${dayTime(page, redaction.at)}&nbsp;·
        ${logLink(page, redaction.seq)}
      </p>`,
  )}`
}
