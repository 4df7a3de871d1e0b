import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { inTransaction } from '../../db/transaction.ts'
import {
  addApiKey,
  addOrganisation,
  bylineChoices,
  changePassword,
  changeRole,
  createAuth,
  disableAccount,
  endOwnSessions,
  endSessionsOf,
  endOrganisation,
  inviteAccount,
  inviteRepresentative,
  listAccounts,
  listApiKeys,
  listInvitations,
  listMemberships,
  listOrganisations,
  listOwnSessions,
  readOwnAccount,
  rememberLanguage,
  renameOrganisation,
  renameOwnAccount,
  renewInvitation,
  revokeApiKey,
  revokeInvitation,
  createFirstInvitation,
  setPseudonym,
  signOutEverywhere,
} from '../../src/accounts/index.ts'
import { backUp } from '../../src/backup/index.ts'
import { dropOldAccess, dropOldImports, vacuum } from '../../src/retention/index.ts'
import {
  bringActivities,
  discardActivities,
  findCiter,
  publishActivities,
  startActivities,
  storeActivities,
  withdrawActivities,
  withdrawActivityCitation,
} from '../../src/activities/index.ts'
import type { Context } from '../../src/kernel/context.ts'
import type { ImportBatch } from '../../templates/view/import.ts'
import { Forbidden } from '../../src/kernel/errors.ts'
import {
  discardUnfinished,
  keepUnfinished,
  listPossibleOwners,
  listReviewQueue,
  listWork,
  readAddresseeContext,
  readBatch,
  readDesk,
  readDraft,
  readReviewFate,
  readStanding,
  readUnfinished,
  setOwners,
} from '../../src/desk/index.ts'
import {
  addEvidence,
  captureLink,
  enqueueDueCaptures,
  listEvidenceFor,
  listEvidenceRegister,
  readEvidenceFile,
  releaseDueEmbargoes,
  releaseEvidence,
  removeUnusedFiles,
  storeEvidenceFile,
} from '../../src/evidence/index.ts'
import { deliverDueMails, deliverMails, removeOldMails } from '../../src/deliveries/index.ts'
import { enqueueDueDump, makeDump, writeDumpFolder } from '../../src/dumps/index.ts'
import {
  changeReading,
  discardImport,
  enqueueWaitingImports,
  listImports,
  listProblems,
  loadCatalogue,
  mappingNamed,
  readImport,
  readOffer,
  readReport,
  receiveImport,
  resumeImport,
  runImport,
  startApply,
  startCheck,
  startUndo,
} from '../../src/imports/index.ts'
import {
  changeProposal,
  discardProposal,
  listFormChoices,
  listProposals,
  listSubjects,
  pageProposals,
  propose,
  publishProposal,
  readProposal,
  readSubject,
  returnProposal,
} from '../../src/proposals/index.ts'
import {
  addInstitution,
  addRecommendation,
  addSource,
  addStatusUpdate,
  addStatusUpdates,
  deleteDraft,
  editStatusUpdate,
  publishStatusUpdate,
  publishStatusUpdates,
  returnStatusUpdate,
  rewordRecommendation,
  setDueDate,
  setDueDates,
  statePosition,
  submitStatusUpdate,
  submitStatusUpdates,
  withdrawRecommendation,
  withdrawStatusUpdate,
} from '../../src/recommendations/index.ts'
import { checkRedaction, ownerOfEvent, readRedactable, redactText } from '../../src/redactions/index.ts'
import {
  beginSecondFactor,
  confirmSecondFactor,
  endSecondFactor,
  readSecondFactor,
  renewRecoveryCodes,
  resetSecondFactor,
} from '../../src/second-factor/index.ts'
import { exportSite } from '../../src/mirror/index.ts'
import { createLogger } from '../../src/kernel/logger.ts'
import { exportJournal, listJournal, listJournalPeople } from '../../src/journal/index.ts'
import { openWatch, readOperation } from '../../src/operation/index.ts'
import { recoverDigestRuns, startDigestRuns, tellByMail } from '../../src/mailings/index.ts'
import { checkReply, inviteReply, lapseReplies, linkRepresentative, publishReply, readInvitable } from '../../src/replies/index.ts'
import { readReplyDesk } from '../../src/overview/index.ts'
import {
  approveEdition,
  attemptEdition,
  checkSupersession,
  enqueueDueEditions,
  issueBaseline,
  issueEdition,
  listEditionDrafts,
  previewEdition,
  readEditionDraft,
  supersedeEdition,
  tryEditionNow,
} from '../../src/reports/index.ts'
import { enqueueWaitingReports, makeReportRequest, removeExpiredReports } from '../../src/report-requests/index.ts'
import {
  answerSubscriptionRequests,
  countSubscribers,
  endByAddress,
  endGoneTopics,
  removeLapsedSubscribers,
  renewConfirmations,
} from '../../src/subscriptions/index.ts'
import { removeUnfollowedTopics } from '../../src/topics/index.ts'
import {
  changeSchedule,
  checkSchedule,
  createSchedule,
  endSchedule,
  listSchedules,
  readSchedule,
  resumeSchedule,
} from '../../src/schedules/index.ts'
import {
  addWebhook,
  changeWebhook,
  deleteWebhook,
  deliverWebhooks,
  dropOldDeliveries,
  endOldSecret,
  enqueueDueWebhooks,
  listDeliveries,
  listDisabledWebhooks,
  listWebhooks,
  readDelivery,
  readWebhook,
  replayDelivery,
  replayFailed,
  rotateWebhookSecret,
  switchWebhook,
  tellWebhookOwner,
  tellWebhooks,
  testWebhook,
} from '../../src/webhooks/index.ts'
import { sampleSchedule } from '../schedules/sample-schedule.ts'
import { sampleContent } from '../proposals/sample-proposals.ts'
import { sampleEvidence, sampleUpdate, testRecord, type TestRecord } from '../support/record.ts'

const NOBODY = '00000000-0000-7000-8000-00000000ffff'
const IMPORTERS: readonly Who[] = ['administrator', 'system']
const NO_FILE_YET = { id: NOBODY, version: 1 }
const NO_IMPORT = { kind: 'updates', facts: null } as ImportBatch
const NO_RECOMMENDATION: Parameters<typeof addRecommendation>[1] = {
  code: '',
  slug: '',
  title: { es: '', en: '' },
  statement: { es: '', en: '' },
  theme: '',
  kind: 'soft',
  addressees: [],
  quotes: [],
}
const ROLES = ['reader', 'institution', 'contributor', 'editor', 'administrator', 'system'] as const
type Who = (typeof ROLES)[number]

const WRITERS: readonly Who[] = ['contributor', 'editor', 'administrator', 'system']
const REVIEWERS: readonly Who[] = ['editor', 'administrator', 'system']
const WORKERS: readonly Who[] = ['contributor', 'editor', 'administrator']
const PEOPLE: readonly Who[] = ['editor', 'administrator']
const SERVICE: readonly Who[] = ['administrator', 'system']
const ACCOUNTS: readonly Who[] = ['institution', 'contributor', 'editor', 'administrator']
const KEY_HOLDERS: readonly Who[] = ['contributor', 'editor', 'administrator']

const NO_REDACTION = {
  ownerId: NOBODY,
  texts: [{ field: 'reason', language: 'es' }],
  file: false,
  ground: 'safety' as const,
  reason: { es: 'x', en: '' },
}

const NO_BATCH = {
  id: NOBODY,
  title: { es: '', en: '' },
  publisher: '',
  licence: '',
  language: '',
  fileSha256: '',
  fileBytes: 0,
}

/** Each verb on something that is not there: who may call it learns that, who may not is told so first. */
const VERBS: readonly [verb: string, allowed: readonly Who[], call: (ctx: Context) => Promise<unknown>][] = [
  ['addStatusUpdate', WRITERS, (ctx) => addStatusUpdate(ctx, sampleUpdate(NOBODY))],
  ['editStatusUpdate', WRITERS, (ctx) => editStatusUpdate(ctx, { ...sampleUpdate(NOBODY), id: NOBODY, version: 1 })],
  ['submitStatusUpdate', WRITERS, (ctx) => submitStatusUpdate(ctx, { id: NOBODY })],
  ['addEvidence', WRITERS, (ctx) => addEvidence(ctx, sampleEvidence({ date: 'never' }))],
  ['listEvidenceFor', WRITERS, (ctx) => listEvidenceFor(ctx, 'REC-99')],
  ['storeEvidenceFile', WRITERS, (ctx) => storeEvidenceFile(ctx, { name: 'x', content: new Uint8Array() })],
  ['readEvidenceFile, in the workspace', WRITERS, (ctx) => readEvidenceFile(ctx, NOBODY, 'workspace')],
  ['readEvidenceFile, the original', REVIEWERS, (ctx) => readEvidenceFile(ctx, NOBODY, 'original')],
  ['listEvidenceRegister', REVIEWERS, (ctx) => listEvidenceRegister(ctx, { filter: 'all', after: null })],
  ['findCiter', WRITERS, (ctx) => findCiter(ctx, 'REC-99')],
  ['withdrawActivityCitation', REVIEWERS, (ctx) => withdrawActivityCitation(ctx, { id: NOBODY, reason: { es: 'x', en: '' } })],
  ['bringActivities', SERVICE, (ctx) => bringActivities(ctx, { name: 'x.csv', bytes: Buffer.from('a') }, NO_BATCH, 'USD')],
  [
    'startActivities',
    SERVICE,
    (ctx) => inTransaction(ctx.db, (db) => startActivities({ ...ctx, db }, { ...NO_BATCH, fileName: 'x', columns: [] })),
  ],
  ['storeActivities', SERVICE, (ctx) => inTransaction(ctx.db, (db) => storeActivities({ ...ctx, db }, NOBODY, []))],
  ['publishActivities', SERVICE, (ctx) => inTransaction(ctx.db, (db) => publishActivities({ ...ctx, db }, NOBODY))],
  ['discardActivities', SERVICE, (ctx) => inTransaction(ctx.db, (db) => discardActivities({ ...ctx, db }, NOBODY))],
  ['withdrawActivities', SERVICE, (ctx) => withdrawActivities(ctx, { batchId: NOBODY, reason: { es: 'x', en: '' } })],
  ['releaseEvidence', REVIEWERS, (ctx) => releaseEvidence(ctx, { id: NOBODY })],
  ['releaseDueEmbargoes', REVIEWERS, (ctx) => releaseDueEmbargoes(ctx)],
  ['captureLink', REVIEWERS, (ctx) => captureLink(ctx, { evidenceId: NOBODY })],
  ['enqueueDueCaptures', REVIEWERS, (ctx) => enqueueDueCaptures(ctx)],
  ['removeUnusedFiles', REVIEWERS, (ctx) => removeUnusedFiles(ctx)],
  ['publishStatusUpdate', REVIEWERS, (ctx) => publishStatusUpdate(ctx, { id: NOBODY, version: 1 })],
  ['returnStatusUpdate', REVIEWERS, (ctx) => returnStatusUpdate(ctx, { id: NOBODY, version: 1, comment: 'x' })],
  ['withdrawStatusUpdate', PEOPLE, (ctx) => withdrawStatusUpdate(ctx, { id: NOBODY, reason: { es: 'x', en: '' } })],
  ['withdrawRecommendation', PEOPLE, (ctx) => withdrawRecommendation(ctx, { code: 'REC-99', reason: { es: 'x', en: '' } })],
  ['propose', WRITERS, (ctx) => propose(ctx, { kind: 'milestone', subjectId: NOBODY, content: sampleContent('milestone') })],
  ['changeProposal', WRITERS, (ctx) => changeProposal(ctx, { id: NOBODY, version: 1, content: {} })],
  ['discardProposal', WRITERS, (ctx) => discardProposal(ctx, { id: NOBODY, version: 1 })],
  ['publishProposal', REVIEWERS, (ctx) => publishProposal(ctx, { id: NOBODY, version: 1 })],
  ['returnProposal', REVIEWERS, (ctx) => returnProposal(ctx, { id: NOBODY, version: 1, comment: 'x' })],
  ['readSubject', WORKERS, (ctx) => readSubject(ctx, 'position', NOBODY)],
  ['listFormChoices', WRITERS, (ctx) => listFormChoices(ctx, 'agreement', { covering: [], text: '' })],
  ['listPossibleOwners', WORKERS, (ctx) => listPossibleOwners(ctx)],
  ['listWork', WORKERS, (ctx) => listWork(ctx, {}, { from: 0, limit: 1 })],
  ['readAddresseeContext', WORKERS, (ctx) => readAddresseeContext(ctx, NOBODY)],
  ['readDraft', WORKERS, (ctx) => readDraft(ctx, NOBODY)],
  ['readStanding', WORKERS, (ctx) => readStanding(ctx, NOBODY, new Date(0), null)],
  ['readReviewFate', REVIEWERS, (ctx) => readReviewFate(ctx, NOBODY)],
  ['ownerOfEvent', PEOPLE, (ctx) => ownerOfEvent(ctx, 0)],
  ['createFirstInvitation', SERVICE, (ctx) => createFirstInvitation(ctx)],
  ['readProposal', WORKERS, (ctx) => readProposal(ctx, NOBODY)],
  ['listProposals', WORKERS, (ctx) => listProposals(ctx)],
  ['pageProposals', WORKERS, (ctx) => pageProposals(ctx, { state: undefined, beforeId: null, limit: 1 })],
  ['listSubjects', WRITERS, (ctx) => listSubjects(ctx, '')],
  [
    'statePosition',
    ['system'],
    (ctx) =>
      statePosition(ctx, {
        addresseeId: NOBODY,
        position: 'noted',
        statedOn: '2026-10-01',
        statement: { es: '', en: '' },
        evidence: sampleEvidence(),
      }),
  ],
  ['setDueDate', REVIEWERS, (ctx) => setDueDate(ctx, { addresseeId: NOBODY, dueOn: '2027-01-01' })],
  ['addStatusUpdates', WRITERS, (ctx) => addStatusUpdates(ctx, { ...sampleUpdate(NOBODY), addresseeIds: [NOBODY] })],
  ['deleteDraft', WRITERS, (ctx) => deleteDraft(ctx, { id: NOBODY, version: 1 })],
  ['submitStatusUpdates', WRITERS, (ctx) => submitStatusUpdates(ctx, { batchId: NOBODY })],
  ['publishStatusUpdates', REVIEWERS, (ctx) => publishStatusUpdates(ctx, [{ id: NOBODY, version: 1 }])],
  ['setDueDates', REVIEWERS, (ctx) => setDueDates(ctx, { addresseeIds: [NOBODY], dueOn: '2027-01-01' })],
  ['setOwners', PEOPLE, (ctx) => setOwners(ctx, { addresseeIds: [NOBODY], ownerId: null })],
  ['keepUnfinished', WRITERS, (ctx) => keepUnfinished(ctx, { key: 'update:new', fields: {} })],
  ['readUnfinished', WRITERS, (ctx) => readUnfinished(ctx, 'update:new')],
  ['discardUnfinished', WRITERS, (ctx) => discardUnfinished(ctx, ['update:new'])],
  ['readDesk', WORKERS, (ctx) => readDesk(ctx)],
  ['readBatch', WORKERS, (ctx) => readBatch(ctx, NOBODY)],
  ['listReviewQueue', REVIEWERS, (ctx) => listReviewQueue(ctx)],
  ['deliverMails', ['system'], (ctx) => deliverMails(ctx, async () => new Map())],
  ['deliverDueMails', ['system'], (ctx) => deliverDueMails(ctx)],
  ['removeOldMails', ['system'], (ctx) => removeOldMails(ctx)],
  ['makeReportRequest', ['system'], (ctx) => makeReportRequest(ctx, { id: NOBODY })],
  ['enqueueWaitingReports', ['system'], (ctx) => enqueueWaitingReports(ctx)],
  ['removeExpiredReports', ['system'], (ctx) => removeExpiredReports(ctx)],
  ['makeDump', ['system'], (ctx) => makeDump(ctx, { day: '2020-01-01' })],
  [
    'exportSite',
    ['system'],
    (ctx) => exportSite(ctx, { folder: '/dev/null/mirror', open: () => Promise.reject(new Error('no site')) }, () => undefined),
  ],
  [
    'backUp',
    ['system'],
    (ctx) => backUp(ctx, { file: '/dev/null/backup', logKeyFile: '/dev/null/log-key', engine: 'embedded' }, () => undefined),
  ],
  ['dropOldAccess', SERVICE, (ctx) => dropOldAccess(ctx)],
  ['dropOldImports', IMPORTERS, (ctx) => dropOldImports(ctx)],
  ['vacuum', SERVICE, (ctx) => vacuum(ctx)],
  ['enqueueDueDump', ['system'], (ctx) => enqueueDueDump(ctx)],
  [
    'writeDumpFolder',
    ['system'],
    (ctx) => writeDumpFolder(ctx, { folder: join(tmpdir(), 'vigia-dump'), asOf: new Date(1) }, () => undefined),
  ],
  ['answerSubscriptionRequests', ['system'], (ctx) => answerSubscriptionRequests(ctx)],
  ['removeLapsedSubscribers', ['system'], (ctx) => removeLapsedSubscribers(ctx)],
  ['renewConfirmations', ['system'], (ctx) => renewConfirmations(ctx)],
  ['endGoneTopics', ['system'], (ctx) => endGoneTopics(ctx)],
  ['removeUnfollowedTopics', ['system'], (ctx) => removeUnfollowedTopics(ctx)],
  ['countSubscribers', ['system'], (ctx) => countSubscribers(ctx)],
  ['endByAddress', ['system'], (ctx) => endByAddress(ctx, { address: '', remove: false })],
  ['issueEdition', SERVICE, (ctx) => issueEdition(ctx, { scheduleId: NOBODY, periodStart: '2026-10-01' })],
  ['issueBaseline', SERVICE, (ctx) => issueBaseline({ ...ctx, clock: unreachable() })],
  ['inviteAccount', SERVICE, (ctx) => inviteAccount(ctx, { role: 'editor', organisationId: NOBODY })],
  ['listAccounts', SERVICE, (ctx) => listAccounts(ctx)],
  ['listInvitations', SERVICE, (ctx) => listInvitations(ctx)],
  ['listMemberships', SERVICE, (ctx) => listMemberships(ctx)],
  ['renewInvitation', SERVICE, (ctx) => renewInvitation(ctx, { id: NOBODY })],
  ['revokeInvitation', SERVICE, (ctx) => revokeInvitation(ctx, { id: NOBODY })],
  ['changeRole', SERVICE, (ctx) => changeRole(ctx, { id: NOBODY, role: 'editor', organisationId: '', institutionId: '' })],
  ['endSessionsOf', SERVICE, (ctx) => endSessionsOf(ctx, { id: NOBODY })],
  ['disableAccount', SERVICE, (ctx) => disableAccount(ctx, { id: NOBODY })],
  ['listOrganisations', SERVICE, (ctx) => listOrganisations(ctx)],
  ['addOrganisation', SERVICE, (ctx) => addOrganisation(ctx, { nameEs: '', nameEn: '' })],
  ['renameOrganisation', SERVICE, (ctx) => renameOrganisation(ctx, { id: NOBODY, nameEs: 'x', nameEn: 'x' })],
  ['endOrganisation', SERVICE, (ctx) => endOrganisation(ctx, { id: NOBODY })],
  ['inviteRepresentative', PEOPLE, (ctx) => inTransaction(ctx.db, (db) => inviteRepresentative({ ...ctx, db }, { institutionId: NOBODY }))],
  ['bylineChoices', WRITERS, (ctx) => bylineChoices(ctx)],
  ['setPseudonym', WRITERS, (ctx) => setPseudonym(ctx, { pseudonym: '' })],
  ['readOwnAccount', ACCOUNTS, (ctx) => readOwnAccount(ctx)],
  ['renameOwnAccount', ACCOUNTS, (ctx) => renameOwnAccount(ctx, { name: '' })],
  [
    'changePassword',
    ACCOUNTS,
    (ctx) => pastPermission(ctx, (auth) => changePassword(ctx, auth, new Headers(), { oldPassword: '', password: '', passwordAgain: '' })),
  ],
  ['rememberLanguage', ACCOUNTS, (ctx) => rememberLanguage(ctx, 'en')],
  ['listOwnSessions', ACCOUNTS, (ctx) => pastPermission(ctx, (auth) => listOwnSessions(ctx, auth, new Headers()))],
  ['endOwnSessions', ACCOUNTS, (ctx) => pastPermission(ctx, (auth) => endOwnSessions(ctx, auth, new Headers()))],
  ['readSecondFactor', ACCOUNTS, (ctx) => readSecondFactor(ctx)],
  ['beginSecondFactor', ACCOUNTS, (ctx) => pastPermission(ctx, (auth) => beginSecondFactor(ctx, auth, new Headers(), { oldPassword: '' }))],
  ['confirmSecondFactor', ACCOUNTS, (ctx) => pastPermission(ctx, (auth) => confirmSecondFactor(ctx, auth, new Headers(), { code: '' }))],
  ['renewRecoveryCodes', ACCOUNTS, (ctx) => pastPermission(ctx, (auth) => renewRecoveryCodes(ctx, auth, new Headers(), { code: '' }))],
  ['endSecondFactor', ACCOUNTS, (ctx) => pastPermission(ctx, (auth) => endSecondFactor(ctx, auth, new Headers(), { code: '' }))],
  ['resetSecondFactor', SERVICE, (ctx) => resetSecondFactor(ctx, { email: 'nobody@example.org' })],
  ['signOutEverywhere', ACCOUNTS, (ctx) => signOutEverywhere(ctx)],
  ['addApiKey', KEY_HOLDERS, (ctx) => addApiKey(ctx, { label: '', scopes: [], expiresOn: '' })],
  ['listApiKeys', KEY_HOLDERS, (ctx) => listApiKeys(ctx)],
  ['listApiKeys of another', SERVICE, (ctx) => listApiKeys(ctx, NOBODY)],
  ['revokeApiKey', [...KEY_HOLDERS, 'system'], (ctx) => revokeApiKey(ctx, { id: NOBODY })],
  ['inviteReply', PEOPLE, (ctx) => inviteReply(ctx, { updateId: NOBODY })],
  ['linkRepresentative', PEOPLE, (ctx) => linkRepresentative(ctx, { invitationId: NOBODY })],
  ['readInvitable', PEOPLE, (ctx) => readInvitable(ctx, NOBODY)],
  ['checkReply', ['institution'], (ctx) => checkReply(ctx, { invitationId: NOBODY, text: { es: 'x', en: '' } })],
  ['publishReply', ['institution'], (ctx) => publishReply(ctx, { invitationId: NOBODY, text: { es: 'x', en: '' } })],
  ['readReplyDesk', ['institution', 'editor', 'administrator'], (ctx) => readReplyDesk(ctx)],
  ['tellByMail', ['system'], (ctx) => tellByMail(ctx)],
  ['startDigestRuns', ['system'], (ctx) => startDigestRuns(ctx)],
  ['recoverDigestRuns', ['system'], (ctx) => recoverDigestRuns(ctx)],
  ['lapseReplies', ['system'], (ctx) => lapseReplies(ctx)],
  ['redactText', PEOPLE, (ctx) => redactText(ctx, NO_REDACTION)],
  ['checkRedaction', PEOPLE, (ctx) => checkRedaction(ctx, NO_REDACTION)],
  ['readRedactable', PEOPLE, (ctx) => readRedactable(ctx, NOBODY)],
  ['createSchedule', ['administrator'], (ctx) => createSchedule(ctx, { ...sampleSchedule(), slug: 'new' })],
  ['checkSchedule', ['administrator'], (ctx) => checkSchedule(ctx, { ...sampleSchedule(), slug: 'new' }, false)],
  ['changeSchedule', ['administrator'], (ctx) => changeSchedule(ctx, { ...sampleSchedule(), slug: 'nothing', version: 1 })],
  ['endSchedule', ['administrator'], (ctx) => endSchedule(ctx, { slug: 'nothing', version: 1 })],
  ['resumeSchedule', ['administrator'], (ctx) => resumeSchedule(ctx, { slug: 'nothing', version: 1 })],
  ['listSchedules', ['administrator'], (ctx) => listSchedules(ctx)],
  ['readSchedule', ['administrator'], (ctx) => readSchedule(ctx, 'nothing')],
  ['loadCatalogue', ['system'], (ctx) => loadCatalogue(ctx)],
  ['addRecommendation', IMPORTERS, (ctx) => addRecommendation(ctx, NO_RECOMMENDATION)],
  ['rewordRecommendation', IMPORTERS, (ctx) => rewordRecommendation(ctx, { ...NO_RECOMMENDATION, code: 'none' })],
  ['addInstitution', IMPORTERS, (ctx) => addInstitution(ctx, { slug: '', country: 'PE', kind: '', name: NO_RECOMMENDATION.title })],
  [
    'addSource',
    IMPORTERS,
    (ctx) => addSource(ctx, { code: '', kind: '', title: NO_RECOMMENDATION.title, publisher: '', date: '', language: '', address: '' }),
  ],
  ['changeReading', IMPORTERS, (ctx) => changeReading(ctx, { ...NO_FILE_YET, kind: 'updates', hints: {} })],
  ['discardImport', IMPORTERS, (ctx) => discardImport(ctx, NO_FILE_YET)],
  ['listImports', IMPORTERS, (ctx) => listImports(ctx)],
  ['listProblems', IMPORTERS, (ctx) => listProblems(ctx, { id: NOBODY, key: null, after: null })],
  ['mappingNamed', IMPORTERS, (ctx) => mappingNamed(ctx, { name: 'none', kind: 'updates' })],
  ['readImport', IMPORTERS, (ctx) => readImport(ctx, NOBODY)],
  ['readOffer', IMPORTERS, (ctx) => readOffer(ctx, NO_IMPORT)],
  ['readReport', IMPORTERS, (ctx) => Array.fromAsync(readReport(ctx, NOBODY))],
  ['receiveImport', IMPORTERS, (ctx) => receiveImport(ctx, { path: import.meta.filename, name: 'none.yaml' })],
  ['resumeImport', IMPORTERS, (ctx) => resumeImport(ctx, NO_FILE_YET)],
  ['enqueueWaitingImports', IMPORTERS, (ctx) => enqueueWaitingImports(ctx)],
  ['runImport', IMPORTERS, (ctx) => runImport(ctx, NO_FILE_YET)],
  ['startApply', IMPORTERS, (ctx) => startApply(ctx, NO_FILE_YET)],
  ['startCheck', IMPORTERS, (ctx) => startCheck(ctx, { ...NO_FILE_YET, mapping: {}, mode: 'published' })],
  ['startUndo', IMPORTERS, (ctx) => startUndo(ctx, NO_FILE_YET)],
  ['attemptEdition', SERVICE, (ctx) => attemptEdition(ctx, { scheduleId: NOBODY, periodStart: '2026-10-01' })],
  ['enqueueDueEditions', SERVICE, (ctx) => enqueueDueEditions(ctx)],
  ['tryEditionNow', SERVICE, (ctx) => tryEditionNow(ctx, { scheduleId: NOBODY, periodStart: '2026-10-01' })],
  ['approveEdition', PEOPLE, (ctx) => approveEdition(ctx, { schedule: 'none', period: '2026-10' })],
  ['listEditionDrafts', PEOPLE, (ctx) => listEditionDrafts(ctx)],
  ['readEditionDraft', PEOPLE, (ctx) => readEditionDraft(ctx, { schedule: 'none', period: '2026-10' })],
  ['previewEdition', PEOPLE, (ctx) => previewEdition(ctx, { schedule: 'none', period: '2026-10', language: 'es' })],
  ['supersedeEdition', ['administrator'], (ctx) => supersedeEdition(ctx, { slug: 'none', note: { es: 'x', en: '' } })],
  ['addWebhook', WORKERS, (ctx) => addWebhook(ctx, { address: '', topics: [], language: 'es' })],
  ['changeWebhook', WORKERS, (ctx) => changeWebhook(ctx, { id: NOBODY, version: 1, address: '', topics: [], language: 'es' })],
  ['deleteWebhook', WORKERS, (ctx) => deleteWebhook(ctx, { id: NOBODY })],
  ['endOldSecret', WORKERS, (ctx) => endOldSecret(ctx, { id: NOBODY })],
  ['rotateWebhookSecret', WORKERS, (ctx) => rotateWebhookSecret(ctx, { id: NOBODY })],
  ['switchWebhook', WORKERS, (ctx) => switchWebhook(ctx, { id: NOBODY, on: true })],
  ['testWebhook', WORKERS, (ctx) => testWebhook(ctx, { id: NOBODY })],
  ['replayDelivery', WORKERS, (ctx) => replayDelivery(ctx, { id: NOBODY, deliveryId: NOBODY })],
  ['replayFailed', WORKERS, (ctx) => replayFailed(ctx, { id: NOBODY, since: new Date(0) })],
  ['readOperation', ['administrator'], (ctx) => readOperation(ctx, openWatch({ mode: 'web', log: createLogger('silent') }))],
  ['listJournal', ['administrator'], (ctx) => listJournal(ctx, {})],
  ['exportJournal', ['administrator'], (ctx) => exportJournal(ctx, {})],
  ['listJournalPeople', ['administrator'], (ctx) => listJournalPeople(ctx)],
  ['listWebhooks', WORKERS, (ctx) => listWebhooks(ctx)],
  ['readWebhook', WORKERS, (ctx) => readWebhook(ctx, NOBODY)],
  ['listDeliveries', WORKERS, (ctx) => listDeliveries(ctx, NOBODY)],
  ['readDelivery', WORKERS, (ctx) => readDelivery(ctx, NOBODY, NOBODY)],
  ['listDisabledWebhooks', WORKERS, (ctx) => listDisabledWebhooks(ctx)],
  ['tellWebhooks', ['system'], (ctx) => tellWebhooks(ctx)],
  ['deliverWebhooks', ['system'], (ctx) => deliverWebhooks(ctx, { lingerMs: 0 })],
  ['enqueueDueWebhooks', ['system'], (ctx) => enqueueDueWebhooks(ctx)],
  ['dropOldDeliveries', ['system'], (ctx) => dropOldDeliveries(ctx)],
  ['tellWebhookOwner', ['system'], (ctx) => tellWebhookOwner(ctx, { webhookId: NOBODY })],
  ['checkSupersession', ['administrator'], (ctx) => checkSupersession(ctx, { slug: 'none', note: { es: 'x', en: '' } })],
]

let record: TestRecord
let contexts: Readonly<Record<Who, Context>>

beforeAll(async () => {
  record = await testRecord({ instant: '2026-11-02T15:00:00Z' })
  const { reader, contributor, editor, administrator, system } = record
  const { slug } = await record.db.selectFrom('institutions').select('slug').orderBy('slug').limit(1).executeTakeFirstOrThrow()
  contexts = { reader, contributor, editor, administrator, system, institution: await record.join('institution', 'Cancillería', slug) }
})

afterAll(() => record?.close())

/** A clock that nobody may ask: the call ends there, before anything is rendered. */
function unreachable(): Context['clock'] {
  return {
    now() {
      throw new Error('reached')
    },
  }
}

/** Who may do this to their own account and sends no cookie is asked to sign in: that is past the permission. */
async function pastPermission(ctx: Context, call: (auth: ReturnType<typeof createAuth>) => Promise<unknown>): Promise<void> {
  const { publicUrl } = ctx.settings
  const auth = createAuth({ db: ctx.db, publicUrl, secret: '0123456789abcdef0123456789abcdef' })
  try {
    await call(auth)
  } catch (error) {
    if (ctx.actor === null || !(error instanceof Forbidden && error.signIn)) throw error
  }
}

describe.each(VERBS)('%s', (_, allowed, call) => {
  it.each(ROLES)('by %s', async (role) => {
    const before = await record.db.selectFrom('log_head').select('size').executeTakeFirst()
    const error: unknown = await call(contexts[role]).then(
      () => null,
      (thrown: unknown) => thrown,
    )
    if (allowed.includes(role)) expect(error).not.toBeInstanceOf(Forbidden)
    else {
      expect(error).toBeInstanceOf(Forbidden)
      expect(error).toMatchObject({
        signIn: role === 'reader',
        fault: { key: role === 'reader' ? 'errors.sign_in_needed' : 'errors.not_allowed' },
      })
    }
    expect(await record.db.selectFrom('log_head').select('size').executeTakeFirst()).toEqual(before)
  })
})
