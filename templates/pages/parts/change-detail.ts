import { html } from 'hono/html'
import type { ChangeView } from '../../view/change.ts'
import type { Html, PageContext } from '../page-context.ts'
import { evidenceList } from './evidence.ts'
import { removedTexts } from './redaction.ts'
import { localized } from './text.ts'

/** The reasoning behind an act, or what was said in it word for word. */
export function changeDetail(page: PageContext, change: ChangeView): Html {
  const { words } = page
  const { reply, redaction, indicator } = change
  if (reply) return reply.answer ? answer(page, reply, reply.answer) : html``
  if (redaction) {
    return html`<p>
      ${words.t('replies.change.redacted', { texts: removedTexts(page, redaction), ground: words.t(`terms.ground.${redaction.ground}`) })}
      ${localized(page, redaction.reason)}
    </p>`
  }
  if (indicator?.reading) {
    const { note, evidence } = indicator.reading
    return html`${words.pick(note) ? html`<p>${localized(page, note)}</p>` : ''}${evidenceList(page, evidence ? [evidence] : [])}`
  }
  if (change.reason) return html`<p>${localized(page, change.reason)}</p>`
  if (change.kind === 'update_withdrawn' && change.update?.withdrawn) return html`<p>${localized(page, change.update.withdrawn.reason)}</p>`
  if (change.update) return html`<p>${localized(page, change.update.reason)}</p>`
  if (change.position) return html`<p>${localized(page, change.position.statement)}</p>`
  if (change.evidence && words.pick(change.evidence.note)) return html`<p>${localized(page, change.evidence.note)}</p>`
  return html``
}

type Reply = NonNullable<ChangeView['reply']>

function answer(page: PageContext, reply: Reply, { text, late }: NonNullable<Reply['answer']>): Html {
  return html`<div class="quote reply">
    <blockquote>${localized(page, text)}</blockquote>
    ${late ? html`<p class="quiet">${page.words.t('replies.late', { date: page.words.date(reply.deadline) })}</p>` : ''}
  </div>`
}
