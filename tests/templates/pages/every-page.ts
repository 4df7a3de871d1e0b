import type { Html, PageContext } from '../../../templates/pages/layout.ts'
import type { ChangeView } from '../../../templates/view/change.ts'
import { accountPage } from '../../../templates/pages/account.page.ts'
import { invitationOverPage } from '../../../templates/pages/invitation-over.page.ts'
import { organisationPage, organisationsPage } from '../../../templates/pages/organisations.page.ts'
import { personPage } from '../../../templates/pages/person.page.ts'
import { sampleHeld, sampleInvitation, sampleKeys, sampleMemberships, sampleOrganisation, samplePerson } from './sample-people.ts'
import { acceptInvitationPage } from '../../../templates/pages/accept-invitation.page.ts'
import { batchPage } from '../../../templates/pages/batch.page.ts'
import { changeListPage } from '../../../templates/pages/change-list.page.ts'
import { checkUpdatePage } from '../../../templates/pages/check-update.page.ts'
import { correctionListPage } from '../../../templates/pages/correction-list.page.ts'
import { editionDraftPage } from '../../../templates/pages/edition-draft.page.ts'
import { supersedeEditionPage } from '../../../templates/pages/supersede-edition.page.ts'
import { sampleEditionDraft, sampleOutstanding } from './sample-editions.ts'
import { deskPage } from '../../../templates/pages/desk.page.ts'
import { dueDateFormPage } from '../../../templates/pages/due-date-form.page.ts'
import { errorPage } from '../../../templates/pages/error.page.ts'
import { evidenceRegisterPage } from '../../../templates/pages/evidence-register.page.ts'
import { manyPage } from '../../../templates/pages/many.page.ts'
import { methodologyPage } from '../../../templates/pages/methodology.page.ts'
import { peoplePage } from '../../../templates/pages/people.page.ts'
import { listPages } from './list-pages.ts'
import { reportListPage } from '../../../templates/pages/report-list.page.ts'
import { reviewGonePage } from '../../../templates/pages/review-gone.page.ts'
import { reviewQueuePage } from '../../../templates/pages/review-queue.page.ts'
import { severalCheckPage } from '../../../templates/pages/several-check.page.ts'
import { severalFormPage } from '../../../templates/pages/several-form.page.ts'
import { resumePage } from '../../../templates/pages/resume.page.ts'
import { linkSentPage, useLinkPage } from '../../../templates/pages/sign-in-link.page.ts'
import { signInPage } from '../../../templates/pages/sign-in.page.ts'
import { updateFormPage } from '../../../templates/pages/update-form.page.ts'
import { updatePage } from '../../../templates/pages/update.page.ts'
import { withdrawPage } from '../../../templates/pages/withdraw.page.ts'
import { withdrawRecommendationPage } from '../../../templates/pages/withdraw-recommendation.page.ts'
import { placePages } from './place-pages.ts'
import { citationPages } from './citation-pages.ts'
import { proposalPages } from './proposal-pages.ts'
import { reportPages } from './report-pages.ts'
import { reportRequestPages } from './report-request-pages.ts'
import { replyPages } from './reply-pages.ts'
import { schedulePages } from './schedule-pages.ts'
import { subscriptionPages } from './subscription-pages.ts'
import { importPages } from './import-pages.ts'
import { webhookPages } from './webhook-pages.ts'
import { operationPages } from './operation-pages.ts'
import { recordPages } from './record-pages.ts'
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
  batch: null,
  changedAt: '2026-11-22T20:00:00.000Z',
  comment: null,
} as const
const together = { ...draft, id: '0193-dr-04', batch: '0193-ba-01' }
const unfinished = {
  key: 'update:new',
  path: '/updates/new',
  kind: 'one',
  recommendation: draft.recommendation,
  institution: draft.institution,
  summary: draft.summary,
  savedAt: draft.changedAt,
} as const
const returned = { ...draft, id: '0193-dr-02', status: null, comment: 'Falta la fuente oficial.' }
const bylines = [
  { kind: 'own', name: 'Rosa Quispe' },
  { kind: 'pseudonym', name: 'Observadora 12' },
] as const
const standingOf = (record: typeof sampleRecord) => ({
  seen: record.update.id,
  current: record.update,
  since: [record.update],
  ownOpen: [{ id: '0193-dr-03', changedAt: '2026-11-22T20:00:00.000Z' }],
  othersWaiting: 2,
})
const sampleNote = {
  values: { corrections_note_es: 'La cifra del tema «Supervisión» contaba dos veces un destinatario.', corrections_note_en: '' },
  errors: { corrections_note_es: 'Contiene caracteres de control.' },
}
const redactedChange: ChangeView = {
  seq: 260,
  kind: 'text_redacted',
  occurredAt: '2026-11-20T15:00:00.000Z',
  actor: 'Emilio Vargas',
  recommendation: sampleRecord.recommendation,
  institution: sampleRecord.institution,
  update: null,
  position: null,
  dueOn: null,
  evidence: null,
  agreement: null,
  edition: null,
  redaction: {
    at: '2026-11-20T15:00:00.000Z',
    seq: 260,
    ownerKind: 'update',
    owner: sampleRecord.update.id,
    ground: 'personal_data',
    reason: { es: 'Nombraba a una testigo.' },
    texts: [
      { field: 'summary', language: 'es' },
      { field: 'publisher', language: 'zxx' },
    ],
    file: true,
  },
}
/** Each page as a function of its context, on the sample record; those of the workspace get an account. */
export function everyPage(
  record = sampleRecord,
): Readonly<Record<string, { readonly path: string; readonly workspace?: true; render(page: PageContext): Html }>> {
  return {
    ...recordPages(record),
    ...listPages(record),
    ...placePages(record),
    'change-list': {
      path: '/changes?theme=transparency&status=partial',
      render: (page) =>
        changeListPage(
          {
            topic: {
              stream: 'changes',
              query: 'theme=transparency&status=partial',
              filters: [
                { name: 'theme', value: 'transparency', label: record.theme.name },
                { name: 'status', value: 'partial', label: null },
              ],
            },
            changes: record.changes,
            next: '1',
          },
          page,
        ),
    },
    'correction-list': {
      path: '/corrections?country=PE&kind=update_withdrawn',
      render: (page) =>
        correctionListPage(
          {
            topic: {
              stream: 'corrections',
              query: 'country=PE&kind=update_withdrawn',
              filters: [
                { name: 'country', value: 'PE', label: null },
                { name: 'kind', value: 'update_withdrawn', label: null },
              ],
            },
            corrections: [
              ...record.changes.map((change) => ({
                change,
                corrected: change.kind === 'update_corrected' ? record.correctedUpdate : null,
              })),
              { change: { ...redactedChange, seq: 261, update: record.withdrawnUpdate, kind: 'update_withdrawn' }, corrected: null },
              { change: redactedChange, corrected: null },
            ],
            next: '200',
          },
          page,
        ),
    },
    'report-list': {
      path: '/reports',
      render: (page) =>
        reportListPage(
          { editions: [{ ...record.edition, scope: { query: '', filters: [] } }], first: true, next: 'monthly-2026-09' },
          page,
        ),
    },
    ...reportPages(record),
    ...reportRequestPages,
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
      render: (page) =>
        errorPage({ status: 404, detail: null, fields: { as_of: 'No es una fecha.' }, reference: 'req-1', typed: null }, page),
    },
    'sign-in': {
      path: '/sign-in',
      render: (page) =>
        signInPage(
          {
            next: '/es/workspace',
            held: sampleHeld,
            provider: 'Red de Transparencia',
            values: { email: 'rosa@example.org' },
            errors: { '': 'El correo o la contraseña no coinciden.' },
          },
          page,
        ),
    },
    'accept-invitation': {
      path: '/invitation/abc',
      render: (page) =>
        acceptInvitationPage(
          {
            token: 'abc',
            email: null,
            membership: { role: 'institution', organisation: null, institution: record.institution.name },
            passwordLength: 12,
            values: { name: 'Rosa' },
            errors: { password: 'Demasiado corta.' },
          },
          page,
        ),
    },
    desk: {
      path: '/workspace',
      workspace: true,
      render: (page) =>
        deskPage(
          {
            drafts: [draft],
            returned: [returned],
            submitted: [draft, together, { ...together, id: '0193-dr-05' }],
            unfinished: [unfinished, { ...unfinished, key: 'updates:new', kind: 'several', recommendation: null, institution: null }],
            overdue: [{ ...record.overdueAddressee, owner: 'Rosa', mine: true }],
            dueSoon: [],
            stale: [{ ...record.addressee, owner: null, mine: false }],
            inAll: { overdue: 1200, due_soon: 0, stale: 1 },
            waiting: 2,
            places: ['evidence', 'proposals', 'replies', 'webhooks'],
            disabledWebhooks: [{ id: '0193-wh-01', host: 'avisos.example', description: '', at: '2026-11-20T12:00:00Z', reason: 'gone' }],
            editionDrafts: [sampleEditionDraft],
            outstandingEditions: sampleOutstanding,
            mailOutage: { since: '2026-11-20T12:00:00Z', reason: 'sign_in', waiting: 1200, nextProbe: '2026-11-20T12:05:00Z' },
          },
          page,
        ),
    },
    'edition-draft': {
      path: '/workspace/editions/monthly/2026-10',
      workspace: true,
      render: (page) => editionDraftPage({ draft: sampleEditionDraft, values: {}, errors: { '': 'Ya se emitió.' } }, page),
    },
    'supersede-edition': {
      path: '/workspace/editions/monthly-2026-10/supersede',
      workspace: true,
      render: (page) => supersedeEditionPage({ edition: record.edition, checking: false, ...sampleNote }, page),
    },
    'supersede-edition-check': {
      path: '/workspace/editions/monthly-2026-10/supersede',
      workspace: true,
      render: (page) => supersedeEditionPage({ edition: record.edition, checking: true, values: sampleNote.values, errors: {} }, page),
    },
    many: {
      path: '/workspace/addressees',
      workspace: true,
      render: (page) =>
        manyPage(
          {
            items: [{ ...record.addressee, owner: 'Rosa', mine: true }],
            from: 100,
            total: 300,
            shown: 100,
            ticked: new Set([record.addressee.id]),
            filters: { theme: '', institution: '', recommendation: 'REC-01' },
            themes: [record.theme],
            institutions: [record.institution],
            recommendations: [record.recommendation],
            owners: [{ id: '0193-ac-01', name: 'Rosa' }],
            can: { assess: true, setDueDates: true, setOwners: true },
            done: true,
            values: {},
            errors: { due_on: 'No es una fecha.' },
          },
          page,
        ),
    },
    'updates-several': {
      path: '/workspace/updates/several',
      workspace: true,
      render: (page) =>
        severalFormPage(
          {
            chosen: [record.addressee],
            offered: { whole: false, items: [record.addressee, record.overdueAddressee], more: true },
            existing: [],
            newRows: 1,
            bylines,
            kept: null,
            values: {},
            errors: { [`addressee_${record.addressee.id}`]: 'Fue retirada.' },
            labels: { [`addressee_${record.addressee.id}`]: 'REC-01, MRE' },
          },
          page,
        ),
    },
    'several-check': {
      path: '/workspace/updates/several',
      workspace: true,
      render: (page) =>
        severalCheckPage(
          {
            content: { ...record.update, evidence: [{ evidence: record.evidence, sensitivity: 'public' }] },
            addressees: [record.addressee],
            fields: [{ name: 'addressees', value: 'a b' }],
          },
          page,
        ),
    },
    batch: {
      path: '/workspace/updates/several/0193-ba-01',
      workspace: true,
      render: (page) =>
        batchPage(
          {
            id: '0193-ba-01',
            contents: [
              {
                content: { ...record.update, evidence: [{ evidence: record.evidence, sensitivity: 'protected' }] },
                items: [{ id: '0193-dr-01', state: 'submitted', version: 2, seen: null, moved: true, addressee: record.addressee }],
              },
            ],
            can: { submit: true, publish: true },
            ownBarred: true,
            changed: true,
            values: {},
            errors: { 'updates.x': 'REC-01: Fue retirada.' },
          },
          page,
        ),
    },
    'evidence-register': {
      path: '/workspace/evidence?show=embargoed',
      workspace: true,
      render: (page) =>
        evidenceRegisterPage(
          { filter: 'embargoed', items: record.registerItems, next: '0193-ev-06', problem: 'Esta evidencia no está embargada.' },
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
            addressee: context,
            offered: { whole: true, items: [], more: false },
            corrects: record.correctedUpdate,
            comment: 'Falta la fuente oficial.',
            existing: [{ evidence: record.evidence, selected: true, announcementOnly: false }],
            newRows: 1,
            bylines,
            carried: [{ name: 'seen', value: '' }],
            kept: { key: 'update:new', savedAt: '2026-11-22T20:00:00.000Z', takenUp: true },
            standing: standingOf(record),
            conflict: { stored: record.update, typed: { ...record.update, status: 'finished', reason: {} }, editable: true },
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
            addressee: null,
            offered: { whole: false, items: [record.addressee], more: false },
            corrects: null,
            comment: null,
            existing: [],
            newRows: 2,
            bylines: [],
            carried: [],
            kept: { key: 'update:new', savedAt: '2026-11-22T20:00:00.000Z', takenUp: false },
            standing: null,
            conflict: null,
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
            standing: standingOf(record),
            own: false,
            batch: '0193-ba-01',
            changed: { ...record.update, reason: { es: 'Faltan dos instrumentos.' } },
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
    'check-update': {
      path: '/workspace/updates',
      workspace: true,
      render: (page) =>
        checkUpdatePage(
          {
            ...record.update,
            addressee: context,
            standing: standingOf(record),
            evidence: [{ evidence: record.evidence, sensitivity: 'embargoed', isNew: { fileName: 'acta.pdf' } }],
            corrects: null,
            own: true,
            action: '/updates',
            fields: [{ name: 'reason_es', value: 'Dos\nlíneas' }],
            moved: true,
          },
          page,
        ),
    },
    'review-gone': {
      path: '/workspace/updates/0193-dr-01/return',
      workspace: true,
      render: (page) =>
        reviewGonePage({ changedAt: '2026-11-22T20:00:00.000Z', returnComment: 'Falta el anexo.', comment: 'Falta la fuente.' }, page),
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
    'due-date-form': {
      path: '/workspace/addressees/0193-ad-01/due-date',
      workspace: true,
      render: (page) =>
        dueDateFormPage({ addressee: context, dueOn: '2026-12-31', values: {}, errors: { due_on: 'No es una fecha.' } }, page),
    },
    'invitation-over': { path: '/invitation/abc', render: (page) => invitationOverPage(page) },
    'link-sent': {
      path: '/sign-in/link',
      render: (page) => linkSentPage({ email: 'rosa@example.org', held: sampleHeld }, page),
    },
    'use-link': { path: '/sign-in/link?token=abc', render: (page) => useLinkPage({ email: 'rosa@example.org', token: 'abc' }, page) },
    resume: { path: '/workspace/updates', workspace: true, render: (page) => resumePage(sampleHeld, page) },
    'error-typed': {
      path: '/workspace/updates',
      workspace: true,
      render: (page) => errorPage({ status: 500, detail: null, fields: {}, reference: 'req-2', typed: sampleHeld }, page),
    },
    account: {
      path: '/workspace/account',
      workspace: true,
      render: (page) =>
        accountPage(
          {
            ...samplePerson,
            email: 'rosa@example.org',
            pseudonym: null,
            publishes: true,
            isPasswordFree: false,
            passwordLength: 12,
            keys: { list: sampleKeys, scopes: ['writeUpdate', 'writeEvidence'] },
            freshKey: 'vigia_abc',
            done: 'Nombre guardado.',
            refused: { form: 'keys', state: { values: {}, errors: { scopes: 'Elija una.', label: 'Falta.' } }, scopes: ['writeUpdate'] },
          },
          page,
        ),
    },
    person: {
      path: '/workspace/people/0193-pe-01',
      workspace: true,
      render: (page) =>
        personPage(
          {
            person: samplePerson,
            keys: sampleKeys,
            isOwn: false,
            ...sampleMemberships,
            values: { role: 'editor' },
            errors: { institution: 'Falta.' },
          },
          page,
        ),
    },
    organisations: {
      path: '/workspace/people/organisations',
      workspace: true,
      render: (page) => organisationsPage({ organisations: [sampleOrganisation], values: {}, errors: { name_en: 'Falta.' } }, page),
    },
    organisation: {
      path: '/workspace/people/organisations/0193-or-01',
      workspace: true,
      render: (page) => organisationPage({ organisation: { ...sampleOrganisation, endedAt: null }, values: {}, errors: {} }, page),
    },
    people: {
      path: '/workspace/people',
      workspace: true,
      render: (page) =>
        peoplePage(
          {
            people: [
              samplePerson,
              { ...samplePerson, id: '0193-pe-02', pseudonym: null, email: null, disabledAt: '2026-11-05T15:00:00.000Z' },
            ],
            invitations: [
              {
                id: '0193-in-01',
                name: 'Luis Ramos',
                email: 'luis@example.org',
                role: 'institution',
                organisation: null,
                institution: record.institution.name,
                expiresAt: '2026-11-29T20:00:00.000Z',
                expired: false,
              },
              { ...sampleInvitation, id: '0193-in-02' },
            ],
            ...sampleMemberships,
            invitation: { address: 'https://vigia.example/es/invitation/abc', name: 'Luis Ramos', expiresAt: '2026-11-29T20:00:00.000Z' },
            values: {},
            errors: {},
          },
          page,
        ),
    },
    ...proposalPages,
    ...citationPages,
    ...replyPages(record),
    ...schedulePages(record),
    ...subscriptionPages(record),
    ...importPages,
    ...webhookPages(record),
    ...operationPages(),
  }
}

export const signedIn = { name: 'Rosa Quispe', role: 'administrator', canReview: true } as const
