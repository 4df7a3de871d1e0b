import type { Html, PageContext } from '../../../templates/pages/layout.ts'
import { inviteReplyPage } from '../../../templates/pages/invite-reply.page.ts'
import type { InvitedAssessment } from '../../../templates/pages/parts/invited-assessment.ts'
import { redactionPage } from '../../../templates/pages/redaction.page.ts'
import { replyDeskPage } from '../../../templates/pages/reply-desk.page.ts'
import { replyPage } from '../../../templates/pages/reply.page.ts'
import { sampleReply } from '../../support/sample-replies.ts'
import type { sampleRecord } from './sample.ts'

type Pages = Readonly<Record<string, { readonly path: string; readonly workspace?: true; render(page: PageContext): Html }>>

/** The pages of replies and redactions, on a record. */
export function replyPages(record: typeof sampleRecord): Pages {
  const { update, recommendation, institution } = record
  const statement = record.recommendationView.statement
  const open: InvitedAssessment = {
    updateId: update.id,
    recommendation,
    statement,
    institution,
    reply: sampleReply({ answer: null }),
    state: 'submitted',
    content: update,
    represented: false,
  }
  const answered: InvitedAssessment = { ...open, state: 'published', reply: sampleReply({ invitation: '0193-ri-02' }), represented: true }
  const own = { institution, updates: [update] }
  const plain = { assessment: open, longest: 5_000, mayReply: true, mayLink: false, link: null, checking: false, values: {}, errors: {} }
  const redaction = {
    owner: update.id,
    ownerKind: 'update',
    recommendation,
    texts: [
      { field: 'summary', language: 'es', body: update.summary['es'] ?? '', chosen: true },
      { field: 'publisher', language: 'zxx', body: record.evidence.publisher, chosen: false },
      { field: 'reason', language: 'es', body: null, chosen: false },
    ],
    file: 'chosen',
    published: true,
    related: [{ id: '0193-ev-01', kind: 'evidence', title: record.evidence.title }],
    checking: false,
  } as const
  const typed = { ground: 'safety', redaction_reason_es: 'Pone en peligro a alguien.', redaction_reason_en: '' }
  return {
    'reply-desk': {
      path: '/workspace/replies',
      workspace: true,
      render: (page) =>
        replyDeskPage(
          {
            institution: null,
            updates: [],
            open: [open, { ...open, reply: sampleReply({ invitation: '0193-ri-03', answer: null }), state: 'reworked', content: null }],
            answered: [],
          },
          page,
        ),
    },
    'reply-desk-own': {
      path: '/workspace/replies',
      workspace: true,
      render: (page) => replyDeskPage({ ...own, open: [], answered: [answered] }, page),
    },
    'reply-form': {
      path: '/workspace/replies/0193-ri-01',
      workspace: true,
      render: (page) => replyPage({ ...plain, errors: { reply_es: 'Falta.' } }, page),
    },
    'reply-check': {
      path: '/workspace/replies/0193-ri-01',
      workspace: true,
      render: (page) => replyPage({ ...plain, checking: true, values: { reply_es: statement['es'] ?? '', reply_en: '' } }, page),
    },
    'reply-link': {
      path: '/workspace/replies/0193-ri-01',
      workspace: true,
      render: (page) =>
        replyPage(
          {
            ...plain,
            mayReply: false,
            mayLink: true,
            link: { address: 'https://vigia.example/es/invitation/abc', expiresAt: '2026-11-29T20:00:00.000Z' },
          },
          page,
        ),
    },
    'invite-reply': {
      path: '/workspace/replies/new',
      workspace: true,
      render: (page) =>
        inviteReplyPage(
          {
            updateId: update.id,
            addressee: { ...record.addressee, statement },
            published: false,
            least: '2026-11-29',
            most: '2027-03-22',
            values: { deadline_on: '2026-11-01' },
            errors: { deadline_on: 'Falta.' },
          },
          page,
        ),
    },
    redaction: {
      path: `/workspace/redactions/${update.id}`,
      workspace: true,
      render: (page) => redactionPage({ ...redaction, values: typed, errors: { texts: 'Elija.' } }, page),
    },
    'redaction-check': {
      path: `/workspace/redactions/${update.id}`,
      workspace: true,
      render: (page) => redactionPage({ ...redaction, checking: true, values: typed, errors: {} }, page),
    },
  }
}
