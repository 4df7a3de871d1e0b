import { html } from 'hono/html'
import type { ReplySummary, ReplyView } from '../../view/reply.ts'
import type { Html, PageContext } from '../page-context.ts'
import { dotted } from './dotted.ts'
import { recommendationPath } from './links.ts'
import { logLink } from './log-link.ts'
import { localized } from './text.ts'
import { dateTime, dayTime } from './time.ts'

/** An institution's answer beside the assessment, word for word; or until when it is invited; or that none came. */
export function replyBlock(page: PageContext, reply: ReplyView): Html {
  const { words } = page
  const { answer, missed } = reply
  const id = `reply-${reply.invitation}`
  if (answer) {
    return html`<figure class="quote reply" id="${id}">
      <p class="who">${words.t('replies.block.answer')}</p>
      <blockquote>${localized(page, answer.text)}</blockquote>
      <figcaption>
        ${dotted([
          answer.author,
          dayTime(page, answer.at),
          answer.late ? html`<strong>${words.t('replies.late', { date: words.date(reply.deadline) })}</strong>` : '',
          logLink(page, answer.seq),
        ])}
      </figcaption>
    </figure>`
  }
  if (missed) {
    return html`<p class="notice" id="${id}">
      <strong>${words.t('replies.block.missed', { date: words.date(reply.deadline) })}</strong> ${logLink(page, missed.seq)}
    </p>`
  }
  return html`<p class="notice" id="${id}">
    ${words.t('replies.block.invited', { date: words.date(reply.deadline) })} ${logLink(page, reply.seq)}
  </p>`
}

/** Where an addressee's reply stands, in the few words of a table's cell, leading to the reply. */
export function replyCell(page: PageContext, code: string, reply: ReplySummary): Html {
  const { words } = page
  const href = `${recommendationPath(page, code)}#reply-${reply.invitation}`
  if (reply.answeredAt !== null) {
    return html`<a href="${href}">${words.t('replies.cell.answered')} ${dayTime(page, reply.answeredAt)}</a>${
        reply.late ? html` <span class="distance">${words.t('replies.cell.late')}</span>` : ''
      }`
  }
  const state = reply.state === 'missed' ? words.t('replies.cell.missed') : words.t('replies.cell.invited')
  return html`<a href="${href}">${state} ${dateTime(page, reply.deadline)}</a>`
}
