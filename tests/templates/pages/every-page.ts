import type { Html, PageContext } from '../../../templates/pages/layout.ts'
import { acceptInvitationPage } from '../../../templates/pages/accept-invitation.page.ts'
import { agreementListPage } from '../../../templates/pages/agreement-list.page.ts'
import { agreementPage } from '../../../templates/pages/agreement.page.ts'
import { changeListPage } from '../../../templates/pages/change-list.page.ts'
import { correctionListPage } from '../../../templates/pages/correction-list.page.ts'
import { dashboardPage } from '../../../templates/pages/dashboard.page.ts'
import { deskPage } from '../../../templates/pages/desk.page.ts'
import { dueDateFormPage } from '../../../templates/pages/due-date-form.page.ts'
import { errorPage } from '../../../templates/pages/error.page.ts'
import { institutionListPage } from '../../../templates/pages/institution-list.page.ts'
import { institutionPage } from '../../../templates/pages/institution.page.ts'
import { methodologyPage } from '../../../templates/pages/methodology.page.ts'
import { peoplePage } from '../../../templates/pages/people.page.ts'
import { positionFormPage } from '../../../templates/pages/position-form.page.ts'
import { recommendationListPage } from '../../../templates/pages/recommendation-list.page.ts'
import { recommendationPage } from '../../../templates/pages/recommendation.page.ts'
import { reportListPage } from '../../../templates/pages/report-list.page.ts'
import { reportPage } from '../../../templates/pages/report.page.ts'
import { reviewQueuePage } from '../../../templates/pages/review-queue.page.ts'
import { signInPage } from '../../../templates/pages/sign-in.page.ts'
import { themePage } from '../../../templates/pages/theme.page.ts'
import { updateFormPage } from '../../../templates/pages/update-form.page.ts'
import { updatePage } from '../../../templates/pages/update.page.ts'
import { withdrawPage } from '../../../templates/pages/withdraw.page.ts'
import { withdrawRecommendationPage } from '../../../templates/pages/withdraw-recommendation.page.ts'
import { sampleRecord } from './sample.ts'

const context = { ...sampleRecord.addressee, statement: sampleRecord.recommendationView.statement }
const draft = {
  id: '0193-dr-01',
  recommendation: sampleRecord.recommendation,
  institution: sampleRecord.institution,
  from: 'partial',
  status: 'substantial',
  summary: sampleRecord.update.summary,
  author: 'Rosa Quispe',
  changedAt: '2026-11-22T20:00:00.000Z',
  comment: null,
} as const
const returned = { ...draft, id: '0193-dr-02', status: null, comment: 'Falta la fuente oficial.' }
const noFilters = { q: '', theme: null, status: null, institution: null, country: null, overdue: false, stale: false }

/** Each page as a function of its context, on the sample record; those of the workspace get an account. */
export function everyPage(
  record = sampleRecord,
): Readonly<Record<string, { readonly path: string; readonly workspace?: true; render(page: PageContext): Html }>> {
  const list = { themes: [record.theme], institutions: [record.institution], total: 13 }
  return {
    dashboard: {
      path: '',
      render: (page) =>
        dashboardPage(
          {
            figures: record.figures,
            due: record.recommendationView.addressees,
            latestEdition: record.edition,
            changes: record.changes.slice(0, 4),
          },
          page,
        ),
    },
    'recommendation-list': {
      path: '/recommendations?q=acuerdos&status=partial&overdue=1',
      render: (page) =>
        recommendationListPage(
          {
            ...list,
            filters: {
              q: 'acuerdos',
              theme: 'transparency',
              status: 'partial',
              institution: record.institution.slug,
              country: 'PE',
              overdue: true,
              stale: true,
            },
            items: [record.recommendationView],
            matching: 1,
            next: '?after=REC-01',
          },
          page,
        ),
    },
    'recommendation-list-empty': {
      path: '/recommendations?q=nada',
      render: (page) => recommendationListPage({ ...list, filters: { ...noFilters, q: 'nada' }, items: [], matching: 0, next: null }, page),
    },
    recommendation: { path: '/recommendations/REC-01', render: (page) => recommendationPage(record.recommendationView, page) },
    'institution-list': {
      path: '/institutions',
      render: (page) =>
        institutionListPage({ institutions: [{ ...record.institution, counts: record.figures.byStatus, overdue: 1 }] }, page),
    },
    institution: {
      path: '/institutions/ministerio-de-relaciones-exteriores',
      render: (page) =>
        institutionPage(
          { ...record.institution, addressees: record.recommendationView.addressees, updates: record.recommendationView.updates },
          page,
        ),
    },
    theme: {
      path: '/themes/transparency',
      render: (page) => themePage({ ...record.theme, counts: record.figures.byStatus, items: [record.recommendationView] }, page),
    },
    'agreement-list': { path: '/agreements', render: (page) => agreementListPage({ agreements: [record.agreement] }, page) },
    agreement: { path: '/agreements/uh-60-donation-2024', render: (page) => agreementPage(record.agreement, page) },
    'change-list': { path: '/changes', render: (page) => changeListPage({ changes: record.changes, next: '1' }, page) },
    'correction-list': {
      path: '/corrections',
      render: (page) =>
        correctionListPage(
          {
            corrections: [
              { at: record.update.publishedAt, seq: 214, update: record.correctedUpdate, correctedBy: record.update },
              { at: record.update.publishedAt, seq: 210, update: record.withdrawnUpdate, correctedBy: null },
            ],
          },
          page,
        ),
    },
    'report-list': { path: '/reports', render: (page) => reportListPage({ editions: [record.edition] }, page) },
    report: {
      path: '/reports/monthly-2026-10',
      render: (page) => reportPage({ edition: record.edition, figures: record.figures, changes: record.changes }, page),
    },
    methodology: {
      path: '/methodology',
      render: (page) =>
        methodologyPage(
          {
            sources: [{ code: 'S-001', title: { en: 'US military presence in Peru' }, publisher: 'Anónimo', date: '2024', language: 'en' }],
            reviewIntervalDays: 180,
          },
          page,
        ),
    },
    error: {
      path: '/recommendations/REC-99',
      render: (page) => errorPage({ status: 404, detail: null, fields: { as_of: 'No es una fecha.' }, reference: 'req-1' }, page),
    },
    'sign-in': {
      path: '/sign-in',
      render: (page) =>
        signInPage(
          { next: '/es/workspace', values: { email: 'rosa@example.org' }, errors: { '': 'El correo o la contraseña no coinciden.' } },
          page,
        ),
    },
    'accept-invitation': {
      path: '/invitation/abc',
      render: (page) =>
        acceptInvitationPage(
          { token: 'abc', email: null, passwordLength: 12, values: { name: 'Rosa' }, errors: { password: 'Demasiado corta.' } },
          page,
        ),
    },
    desk: {
      path: '/workspace',
      workspace: true,
      render: (page) =>
        deskPage(
          { drafts: [draft], returned: [returned], submitted: [draft], due: record.recommendationView.addressees, waiting: 2 },
          page,
        ),
    },
    'review-queue': { path: '/workspace/review', workspace: true, render: (page) => reviewQueuePage({ waiting: [draft] }, page) },
    'update-form': {
      path: '/workspace/updates/new',
      workspace: true,
      render: (page) =>
        updateFormPage(
          {
            id: null,
            version: null,
            addressee: context,
            addressees: [],
            corrects: record.correctedUpdate,
            comment: 'Falta la fuente oficial.',
            existing: [{ evidence: record.evidence, selected: true, announcementOnly: false }],
            newRows: 1,
            values: { status: 'partial', reason_es: 'Porque sí.', new_0_title: 'Resolución 123' },
            errors: {
              effective_on: 'No puede ser una fecha futura.',
              status: 'Elija un estado.',
              evidence: 'Hace falta evidencia.',
              new_0_date: 'Falta la fecha.',
            },
          },
          page,
        ),
    },
    'update-form-choose': {
      path: '/workspace/updates/new',
      workspace: true,
      render: (page) =>
        updateFormPage(
          {
            id: '0193-dr-01',
            version: 3,
            addressee: null,
            addressees: [record.addressee],
            corrects: null,
            comment: null,
            existing: [],
            newRows: 2,
            values: {},
            errors: {},
          },
          page,
        ),
    },
    update: {
      path: '/workspace/updates/0193-dr-01',
      workspace: true,
      render: (page) =>
        updatePage(
          {
            id: '0193-dr-01',
            state: 'submitted',
            addressee: context,
            currentSummary: record.update.summary,
            status: 'substantial',
            effectiveOn: '2026-11-01',
            significance: 'significant',
            summary: record.update.summary,
            reason: { es: 'Falta un solo instrumento.' },
            evidence: [{ evidence: record.evidence, sensitivity: 'protected' }],
            author: 'Rosa Quispe',
            changedAt: '2026-11-22T20:00:00.000Z',
            comment: null,
            corrects: record.update.id,
            version: 4,
            can: { edit: true, submit: true, return: true, publish: true },
            notPublishable: 'Quien evalúa no publica.',
            values: {},
            errors: { comment: 'Escriba un comentario.' },
          },
          page,
        ),
    },
    withdraw: {
      path: '/workspace/updates/0193-up-01/withdraw',
      workspace: true,
      render: (page) => withdrawPage({ update: record.update, values: {}, errors: { reason_es: 'Falta el motivo.' } }, page),
    },
    'withdraw-recommendation': {
      path: '/workspace/recommendations/REC-01/withdraw',
      workspace: true,
      render: (page) =>
        withdrawRecommendationPage(
          { recommendation: record.recommendationView, values: {}, errors: { reason_es: 'Falta el motivo.' } },
          page,
        ),
    },
    'position-form': {
      path: '/workspace/addressees/0193-ad-01/position',
      workspace: true,
      render: (page) => positionFormPage({ addressee: context, position: record.addressee.position, values: {}, errors: {} }, page),
    },
    'due-date-form': {
      path: '/workspace/addressees/0193-ad-01/due-date',
      workspace: true,
      render: (page) =>
        dueDateFormPage({ addressee: context, dueOn: '2026-12-31', values: {}, errors: { due_on: 'No es una fecha.' } }, page),
    },
    people: {
      path: '/workspace/people',
      workspace: true,
      render: (page) =>
        peoplePage(
          {
            people: [
              {
                name: 'Rosa Quispe',
                publicName: 'Red de Transparencia',
                email: 'rosa@example.org',
                role: 'administrator',
                joinedAt: '2026-11-01T15:00:00.000Z',
              },
              { name: 'Luis Ramos', publicName: null, email: null, role: 'contributor', joinedAt: null },
            ],
            invitation: { address: 'https://vigia.example/es/invitation/abc', name: 'Luis Ramos', expiresAt: '2026-11-29T20:00:00.000Z' },
            values: {},
            errors: {},
          },
          page,
        ),
    },
  }
}

export const signedIn = { name: 'Rosa Quispe', role: 'administrator', canReview: true } as const
