import { html } from 'hono/html'
import type { Html, PageContext } from './layout.ts'
import { errorSummary, textArea, type FormState } from './parts/form.ts'
import { invitedAssessment, type InvitedAssessment } from './parts/invited-assessment.ts'
import { ownPath } from './parts/links.ts'
import { replyBlock } from './parts/reply.ts'
import { representativeLink, type RepresentativeLinkView } from './parts/representative-link.ts'
import { workspaceFrame } from './parts/workspace-frame.ts'

export interface ReplyPageView extends FormState {
  readonly assessment: InvitedAssessment
  /** Characters that a reply may have in one language. */
  readonly longest: number
  /** The reader speaks for the institution and may answer. */
  readonly mayReply: boolean
  /** An editor may make a further one-time link, for nobody has an account yet. */
  readonly mayLink: boolean
  readonly link: RepresentativeLinkView | null
  /** The typed reply is shown as it will stand, to be published or changed. */
  readonly checking: boolean
}

/** One invitation to reply: the assessment, and the form, the reply before it is published, or what became of it. */
export function replyPage(view: ReplyPageView, page: PageContext): Html {
  const { words } = page
  const { reply } = view.assessment
  const title = words.t(
    view.checking ? 'replies.check.title' : view.mayReply && !reply.answer ? 'replies.form.title' : 'replies.page.title',
  )
  return workspaceFrame(
    view.mayReply ? { ...page, singlePerson: false } : page,
    title,
    words.t('replies.desk.title'),
    html`<div class="form">
      ${errorSummary(page, view)} ${view.link === null ? '' : representativeLink(page, view.link)}
      ${invitedAssessment(page, view.assessment)} ${reply.answer || !view.mayReply || reply.missed ? replyBlock(page, reply) : ''}
      ${reply.answer || !view.mayReply ? '' : view.checking ? check(page, view) : form(page, view)}
      ${view.mayLink && !reply.answer ? linkForm(page, view) : ''}
    </div>`,
  )
}

function form(page: PageContext, view: ReplyPageView): Html {
  const { words } = page
  const { reply } = view.assessment
  return html`<form method="post" action="${action(page, view)}" novalidate>
    ${reply.missed ? '' : html`<p>${words.t('replies.form.until', { date: words.date(reply.deadline) })}</p>`}
    <p class="hint">${words.t('replies.form.hint', { max: view.longest })}</p>
    <div class="pair">
      ${textArea(view, { name: 'reply_es', label: words.t('replies.form.es'), lang: 'es', rows: 12 })}
      ${textArea(view, { name: 'reply_en', label: words.t('replies.form.en'), lang: 'en', rows: 12 })}
    </div>
    <p class="quiet">${words.t('replies.form.next')}</p>
    <p><button type="submit" name="action" value="check">${words.t('replies.form.do')}</button></p>
  </form>`
}

function check(page: PageContext, view: ReplyPageView): Html {
  const { words } = page
  const typed = (['es', 'en'] as const).filter((language) => (view.values[`reply_${language}`] ?? '').trim() !== '')
  return html`<p>${words.t('replies.check.lead')}</p>
    ${typed.map(
      (language) =>
        html`<figure class="quote reply">
          <p class="who">${words.t(`replies.form.${language}`)}</p>
          <blockquote lang="${language}">${(view.values[`reply_${language}`] ?? '').trim()}</blockquote>
        </figure>`,
    )}
    <p class="notice">${words.t('replies.check.permanent')}</p>
    <form method="post" action="${action(page, view)}">
      <input type="hidden" name="reply_es" value="${view.values['reply_es'] ?? ''}" />
      <input type="hidden" name="reply_en" value="${view.values['reply_en'] ?? ''}" />
      <ul class="actions">
        <li><button type="submit" name="action" value="publish">${words.t('replies.check.do')}</button></li>
        <li><button type="submit" name="action" value="edit" class="plain">${words.t('replies.check.back')}</button></li>
      </ul>
    </form>`
}

function linkForm(page: PageContext, view: ReplyPageView): Html {
  const { words } = page
  return html`<form class="return" method="post" action="${action(page, view)}/link">
    <p>${words.t('replies.link.none')}</p>
    <p><button type="submit" class="plain">${words.t('replies.link.do')}</button></p>
  </form>`
}

function action(page: PageContext, view: ReplyPageView): string {
  return ownPath(page, `/workspace/replies/${encodeURIComponent(view.assessment.reply.invitation)}`)
}
