import { Hono } from 'hono'
import { inviteReplyPage } from '../../../templates/pages/invite-reply.page.ts'
import type { RepresentativeLinkView } from '../../../templates/pages/parts/representative-link.ts'
import { replyDeskPage } from '../../../templates/pages/reply-desk.page.ts'
import { replyPage } from '../../../templates/pages/reply.page.ts'
import { readAddresseeContext } from '../../desk/index.ts'
import { NotFound } from '../../kernel/errors.ts'
import { may, requireActor } from '../../kernel/permissions.ts'
import { readInvitedAssessments, readReplyDesk } from '../../overview/index.ts'
import {
  checkReply,
  deadlineRange,
  inviteReply,
  linkRepresentative,
  publishReply,
  readInvitable,
  REPLY_MAX,
  type RepresentativeLink,
} from '../../replies/index.ts'
import type { Environment, Request } from '../environment.ts'
import { readForm, refusal, type FormRefusal } from '../form.ts'
import { pageOf } from '../page-of.ts'
import { idOf, requireUuid } from '../uuid-param.ts'

type Values = Readonly<Record<string, string>>

/** `/{language}/workspace/replies`: invite an institution to reply, and reply for it. */
export const replyRoutes = new Hono<Environment>()
  .get('/', async (c) => c.html(replyDeskPage(await readReplyDesk(c.var.ctx), pageOf(c))))
  .get('/new', (c) => showInvite(c, c.req.query('update') ?? '', { deadline_on: deadlineRange(c.var.ctx).usual }))
  .post('/', async (c) => {
    const { values } = await readForm(c)
    const updateId = values['update'] ?? ''
    try {
      const { invitationId, link } = await inviteReply(c.var.ctx, {
        updateId: requireUuid(updateId),
        deadlineOn: values['deadline_on'] ?? '',
      })
      return link === null ? c.redirect(own(c, `/${invitationId}`), 303) : await showReply(c, invitationId, { link, status: 201 })
    } catch (error) {
      return showInvite(
        c,
        updateId,
        values,
        refusal(c, error, (field) => (field === 'deadlineOn' ? 'deadline_on' : '')),
      )
    }
  })
  .get('/:id', (c) => showReply(c, idOf(c), {}))
  .post('/:id', async (c) => {
    const { values } = await readForm(c)
    const input = { invitationId: idOf(c), text: { es: values['reply_es'] ?? '', en: values['reply_en'] ?? '' } }
    try {
      if (values['action'] === 'check') await checkReply(c.var.ctx, input)
      if (values['action'] !== 'publish') return await showReply(c, input.invitationId, { values, checking: values['action'] === 'check' })
      await publishReply(c.var.ctx, input)
      return c.redirect(own(c, `/${input.invitationId}`), 303)
    } catch (error) {
      const refused = refusal(c, error, (field) => (field === 'text' ? 'reply_es' : field.replace('text.', 'reply_')))
      return showReply(c, input.invitationId, { values, refused })
    }
  })
  .post('/:id/link', async (c) => {
    try {
      return await showReply(c, idOf(c), { link: await linkRepresentative(c.var.ctx, { invitationId: idOf(c) }), status: 201 })
    } catch (error) {
      return showReply(c, idOf(c), { refused: refusal(c, error, () => '') })
    }
  })

/** A representative has one desk: the replies. */
export async function representativeDesk(c: Request, next: () => Promise<void>): Promise<Response | void> {
  if (c.var.ctx.actor?.role === 'institution') return c.redirect(own(c, ''), 303)
  await next()
}

async function showInvite(c: Request, updateId: string, values: Values, refused?: FormRefusal): Promise<Response> {
  requireActor(c.var.ctx, 'inviteReply')
  const update = await readInvitable(c.var.ctx, requireUuid(updateId))
  const addressee = await readAddresseeContext(c.var.ctx, update.addresseeId)
  const { least, most } = deadlineRange(c.var.ctx)
  const view = { updateId, addressee, published: update.state === 'published', least, most, values, errors: refused?.errors ?? {} }
  return c.html(inviteReplyPage(view, pageOf(c)), refused?.status ?? 200)
}

interface Shown {
  readonly values?: Values
  readonly refused?: FormRefusal
  readonly checking?: boolean
  readonly link?: RepresentativeLink
  readonly status?: 200 | 201
}

async function showReply(c: Request, invitationId: string, shown: Shown): Promise<Response> {
  const [assessment] = await readInvitedAssessments(c.var.ctx, invitationId)
  if (!assessment) throw new NotFound('reply invitation')
  const { actor } = c.var.ctx
  const view = {
    assessment,
    longest: REPLY_MAX,
    mayReply: may(actor, 'writeReply'),
    mayLink: may(actor, 'inviteReply') && !assessment.represented && shown.link === undefined,
    link: shown.link ? linkView(c, shown.link) : null,
    checking: shown.checking ?? false,
    values: shown.values ?? {},
    errors: shown.refused?.errors ?? {},
  }
  return c.html(replyPage(view, pageOf(c)), shown.refused?.status ?? shown.status ?? 200)
}

function linkView(c: Request, { token, expiresAt }: RepresentativeLink): RepresentativeLinkView {
  return {
    address: `${c.var.ctx.settings.publicUrl}/${c.var.words.language}/invitation/${token}`,
    expiresAt: expiresAt.toISOString(),
  }
}

function own(c: Request, path: string): string {
  return `/${c.var.words.language}/workspace/replies${path}`
}
