import { rm } from 'node:fs/promises'
import { Hono } from 'hono'
import { HTTPException } from 'hono/http-exception'
import { stream } from 'hono/streaming'
import { importListPage } from '../../../templates/pages/import-list.page.ts'
import { importProblemsPage } from '../../../templates/pages/import-problems.page.ts'
import { importPage } from '../../../templates/pages/import.page.ts'
import type { ImportBatch } from '../../../templates/view/import.ts'
import {
  changeReading,
  discardImport,
  fieldsOf,
  IMPORT_BYTES,
  isOwnExport,
  listImports,
  listProblems,
  readImport,
  readOffer,
  readReport,
  receiveImport,
  resumeImport,
  startApply,
  startCheck,
  startUndo,
  WITH_DRAFTS,
} from '../../imports/index.ts'
import { makeWorkFolder } from '../../kernel/make-work-folder.ts'
import { requireActor } from '../../kernel/permissions.ts'
import type { Environment, Request } from '../environment.ts'
import { readForm, refusal, type FormRefusal } from '../form.ts'
import { hintsOf, importValues, mappingOf } from './import-form.ts'
import { reportCsv, reportJson } from './import-report.ts'
import { ownPath } from '../own-path.ts'
import { pageOf } from '../page-of.ts'
import { receiveUpload } from './receive-upload.ts'
import { idOf } from '../uuid-param.ts'

const MEGABYTES = Math.floor(IMPORT_BYTES / 1_048_576)
const REFRESH_SECONDS = 3

/** `/{language}/workspace/imports`: what another organisation brings (administrators). */
export const importRoutes = new Hono<Environment>()
  .get('/', (c) => showList(c, {}))
  .post('/', async (c) => {
    requireActor(c.var.ctx, 'importRecords')
    const folder = await makeWorkFolder('upload')
    try {
      const { values, file } = await uploaded(c, folder)
      if (file === null) return await showList(c, values, { status: 422, errors: { file: c.var.words.t('errors.import_file_missing') } })
      try {
        const id = await receiveImport(c.var.ctx, { ...file, kind: values['kind'] })
        return c.redirect(ownPath(c, `/imports/${id}`), 303)
      } catch (error) {
        return await showList(
          c,
          values,
          refusal(c, error, (field) => (field === 'kind' ? field : 'file')),
        )
      }
    } finally {
      await rm(folder, { recursive: true, force: true })
    }
  })
  .get('/:id', async (c) => showBatch(c, await readImport(c.var.ctx, idOf(c))))
  .post('/:id/reading', async (c) => {
    const { values } = await readForm(c)
    const batch = await readImport(c.var.ctx, idOf(c))
    const input = { id: batch.id, version: versionOf(values), kind: values['read_kind'] ?? '', hints: hintsOf(batch, values) }
    return attemptForm(
      c,
      values,
      () => changeReading(c.var.ctx, input),
      (field) => (field === 'kind' ? 'read_kind' : field),
    )
  })
  .post('/:id/mapping', async (c) => {
    const { values } = await readForm(c)
    const batch = await readImport(c.var.ctx, idOf(c))
    const mode = values['mode'] === 'drafts' ? ('drafts' as const) : ('published' as const)
    const input = { id: batch.id, version: versionOf(values), mapping: mappingOf(batch, values), mode, saveAs: values['save_as'] }
    return attemptForm(c, values, () => startCheck(c.var.ctx, input))
  })
  .post('/:id/apply', (c) => act(c, startApply))
  .post('/:id/undo', (c) => act(c, startUndo))
  .post('/:id/resume', (c) => act(c, resumeImport))
  .post('/:id/discard', (c) => act(c, discardImport, '/imports'))
  .get('/:id/problems', async (c) => {
    const batch = await readImport(c.var.ctx, idOf(c))
    const key = c.req.query('key') ?? null
    const after = /^\d{1,9}$/.test(c.req.query('after') ?? '') ? Number(c.req.query('after')) : null
    return c.html(importProblemsPage({ batch, key, ...(await listProblems(c.var.ctx, { id: batch.id, key, after })) }, pageOf(c)))
  })
  .get('/:id/report.csv', (c) => sendReport(c, 'csv', 'text/csv; charset=utf-8'))
  .get('/:id/report.json', (c) => sendReport(c, 'json', 'application/json'))

async function uploaded(c: Request, folder: string) {
  const [, boundary] = /^multipart\/form-data;.*boundary="?([^";]{1,200})"?/i.exec(c.req.header('content-type') ?? '') ?? []
  const { body } = c.req.raw
  if (boundary === undefined || body === null) throw new HTTPException(400)
  // The form around the file is small.
  const mb = MEGABYTES
  return receiveUpload(body, boundary, folder, IMPORT_BYTES + 1_048_576).catch((error: unknown) => {
    if (!(error instanceof HTTPException) || error.status !== 413) throw error
    throw new HTTPException(413, { message: c.var.words.t('errors.import_too_large', { mb }) })
  })
}

async function showList(c: Request, values: Readonly<Record<string, string>>, refused?: FormRefusal): Promise<Response> {
  const view = { batches: await listImports(c.var.ctx), megabytes: MEGABYTES, values, errors: refused?.errors ?? {} }
  return c.html(importListPage(view, pageOf(c)), refused?.status ?? 200)
}

interface Shown {
  readonly values?: Readonly<Record<string, string>>
  readonly refused?: FormRefusal
}

/** The batch at its step; its forms before the first check, when they are asked for, and when what was typed was refused. */
async function showBatch(c: Request, batch: ImportBatch, { values, refused }: Shown = {}): Promise<Response> {
  const running = batch.state === 'checking' || batch.state === 'applying' || batch.state === 'undoing'
  const open = batch.state === 'uploaded' || batch.state === 'checked' || (batch.state === 'failed' && batch.failedIn === 'checking')
  const asked = batch.state === 'uploaded' || c.req.query('step') === 'mapping' || values !== undefined || batch.state === 'failed'
  if (running) c.header('Refresh', String(REFRESH_SECONDS))
  const problem = refused?.errors[''] ?? null
  const errors = Object.fromEntries(Object.entries(refused?.errors ?? {}).filter(([name]) => name !== ''))
  const view = {
    batch,
    form: open && asked ? await offered(c, batch) : null,
    own: batch.createdById === c.var.ctx.actor?.accountId,
    problem,
    values: { ...importValues(batch), ...values },
    errors,
  }
  return c.html(importPage(view, pageOf(c)), refused?.status ?? 200)
}

async function offered(c: Request, batch: ImportBatch) {
  const { confidence, saved } = await readOffer(c.var.ctx, batch)
  return {
    fields: fieldsOf(batch.kind).map(({ name, type, required, choices }) => ({
      name,
      type,
      required: required === true,
      choices: choices ?? [],
      confidence: confidence[name] ?? null,
    })),
    saved,
    own: isOwnExport(batch.kind, batch.facts?.columns ?? []),
    drafts: WITH_DRAFTS.has(batch.kind),
  }
}

/** Does what a form asks; what is refused is shown in it with what was typed, under the version that stands now. */
async function attemptForm(
  c: Request,
  values: Readonly<Record<string, string>>,
  verb: () => Promise<void>,
  rename: (field: string) => string = (field) => field,
): Promise<Response> {
  try {
    await verb()
    return c.redirect(ownPath(c, `/imports/${idOf(c)}`), 303)
  } catch (error) {
    const refused = refusal(c, error, rename)
    return showBatch(c, await readImport(c.var.ctx, idOf(c)), { values, refused: ofConflict(c, refused) })
  }
}

async function act(
  c: Request,
  verb: (ctx: Environment['Variables']['ctx'], input: { readonly id: string; readonly version: number }) => Promise<unknown>,
  to?: string,
): Promise<Response> {
  const { values } = await readForm(c)
  try {
    await verb(c.var.ctx, { id: idOf(c), version: versionOf(values) })
    return c.redirect(ownPath(c, to ?? `/imports/${idOf(c)}`), 303)
  } catch (error) {
    const refused = ofConflict(
      c,
      refusal(c, error, () => ''),
    )
    return showBatch(c, await readImport(c.var.ctx, idOf(c)), { refused })
  }
}

function ofConflict(c: Request, refused: FormRefusal): FormRefusal {
  return refused.status === 409 ? { status: 409, errors: { '': c.var.words.t('imports.conflict') } } : refused
}

function versionOf(values: Readonly<Record<string, string>>): number {
  return /^\d{1,9}$/.test(values['version'] ?? '') ? Number(values['version']) : 0
}

async function sendReport(c: Request, format: 'csv' | 'json', type: string): Promise<Response> {
  const batch = await readImport(c.var.ctx, idOf(c))
  const pages = readReport(c.var.ctx, batch.id)
  const pieces = format === 'csv' ? reportCsv(pages, c.var.words) : reportJson(pages, c.var.words)
  c.header('Content-Type', type)
  c.header('Content-Disposition', `attachment; filename="import-${batch.id}.${format}"`)
  return stream(c, async (out) => {
    for await (const piece of pieces) await out.write(piece)
  })
}
