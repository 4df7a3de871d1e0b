import { readFileSync } from 'node:fs'
import { LANGUAGES, words as wordsOf } from '../../templates/i18n/index.ts'
import type { MirrorFacts } from '../../templates/view/mirror.ts'
import { dateIn } from '../kernel/clock.ts'
import type { Context } from '../kernel/context.ts'
import { RuleBroken } from '../kernel/errors.ts'
import { requireActor } from '../kernel/permissions.ts'
import { parseCheckpoint, parseNote } from '../verifier/index.ts'
import { crawl, type Ask } from './crawl.ts'
import type { Manifest } from './manifest.ts'
import { openMirrorFolder } from './mirror-folder.ts'

/** The site itself, answering in this process without a session, its clock standing at an instant. */
export interface OpenedSite {
  readonly ask: Ask
  close(): void
}

export type TellMirror = (progress: { readonly done: number; readonly of: number; readonly what: string }) => void

export interface MirrorResult {
  readonly facts: MirrorFacts
  readonly files: number
  readonly written: number
  readonly removed: number
}

const TRIES = 5
/** After how many addresses it is asked whether the record is still the same. */
const BETWEEN_LOOKS = 100

/** Somebody published meanwhile. */
class Moved extends Error {}

const VERSION = (JSON.parse(readFileSync(new URL('../../package.json', import.meta.url), 'utf8')) as { readonly version: string }).version

interface ExportSiteInput {
  readonly folder: string
  readonly open: (instant: Date) => Promise<OpenedSite>
  /** False: acts have no page of their own, links to them lead to the site. The log is whole either way. */
  readonly acts?: boolean
}

/**
 * Writes the whole public site as files into a folder, through the application itself, so that nothing can differ. All of it is of
 * one size of the log: when the record changed meanwhile, it begins again. The pages speak of the instant of the last run while
 * neither the log nor the day has moved, so that unchanged files stay as they are. Throws RuleBroken, Invalid.
 */
export async function exportSite(ctx: Context, input: ExportSiteInput, tell: TellMirror): Promise<MirrorResult> {
  requireActor(ctx, 'makeDumps')
  const acts = input.acts ?? true
  for (let attempt = 1; attempt <= TRIES; attempt += 1) {
    const folder = await openMirrorFolder(input.folder)
    const size = await logSize(ctx)
    const instant = instantFor(ctx, folder.previous, size)
    const site = await input.open(instant)
    try {
      const signed = await signedAt(site.ask)
      if (signed.size !== size) continue
      const facts = { origin: ctx.settings.publicUrl, asOf: instant.toISOString(), logSize: size, logRoot: signed.root }
      const { timeZone } = ctx.settings
      await crawl(site.ask, folder, { facts, acts, timeZone, words: LANGUAGES.map(wordsOf) }, async (progress) => {
        tell(progress)
        if (progress.done % BETWEEN_LOOKS === 0) await stillOf(ctx, size)
      })
      await stillOf(ctx, size)
      return { facts, ...(await folder.commit({ ...facts, checkpoint: signed.note, writtenBy: VERSION })) }
    } catch (error) {
      if (!(error instanceof Moved)) throw error
    } finally {
      site.close()
    }
  }
  throw new RuleBroken({ key: 'errors.mirror_moving' })
}

async function logSize({ db }: Context): Promise<number> {
  return (await db.selectFrom('log_head').select('size').executeTakeFirstOrThrow()).size
}

async function stillOf(ctx: Context, size: number): Promise<void> {
  if ((await logSize(ctx)) !== size) throw new Moved()
}

function instantFor(ctx: Context, previous: Manifest | null, size: number): Date {
  const now = ctx.clock.now()
  const zone = ctx.settings.timeZone
  const same = previous?.logSize === size && previous.writtenBy === VERSION && dateIn(zone, new Date(previous.asOf)) === dateIn(zone, now)
  return same ? new Date(previous.asOf) : now
}

async function signedAt(ask: Ask): Promise<{ readonly size: number; readonly root: string; readonly note: string }> {
  const response = await ask('/log/checkpoint')
  const note = await response.text()
  const parsed = response.status === 200 ? parseNote(note) : null
  const checkpoint = parsed && parseCheckpoint(parsed.text)
  if (checkpoint === null) throw new RuleBroken({ key: 'errors.mirror_not_signed' })
  return { size: checkpoint.size, root: checkpoint.root.toString('base64'), note }
}
