import { basename } from 'node:path'
import { words } from '../../templates/i18n/index.ts'
import { saidSentence } from '../../templates/pages/parts/import-words.ts'
import type { ImportBatch, Mapping } from '../../templates/view/import.ts'
import { mappingNamed, readImport, receiveImport, runImport, startApply, startCheck, WITH_DRAFTS } from '../imports/index.ts'
import type { Context } from '../kernel/context.ts'
import { parseOptions } from './parse-options.ts'
import type { CommandResult, TellProgress } from './run-command.ts'
import { UsageError } from './usage-error.ts'

const USAGE = `npx vigia import FILE [--kind recommendations|institutions|agreements|positions|updates|activities]
       [--mapping NAME] [--drafts|--publish] [--dry-run|--apply]`

const OPTIONS = {
  kind: { type: 'string' },
  mapping: { type: 'string' },
  drafts: { type: 'boolean' },
  publish: { type: 'boolean' },
  'dry-run': { type: 'boolean' },
  apply: { type: 'boolean' },
} as const

/**
 * `vigia import`: reads a file with a saved or guessed mapping, rehearses it, and with `--apply` puts it on the record as the service
 * itself; in two-person mode what is to be published then waits for an administrator. Exit code 1 when rows are left out.
 */
export async function importCommand(ctx: Context, args: readonly string[], tell: TellProgress): Promise<CommandResult> {
  const { values, positionals } = parseOptions(args, OPTIONS, USAGE)
  const [path, ...more] = positionals
  if (path === undefined || more.length > 0) throw new UsageError(`Usage: ${USAGE}`)
  const id = await receiveImport(ctx, { path, name: basename(path), kind: values['kind'] as string | undefined })
  const batch = await readImport(ctx, id)
  const mapping = await mappingFor(ctx, batch, values['mapping'])
  const mode = values['drafts'] === true && WITH_DRAFTS.has(batch.kind) ? ('drafts' as const) : ('published' as const)
  await startCheck(ctx, { id, version: batch.version, mapping, mode })
  await runImport(ctx, { id }, (done, of) => tell({ done, of: of ?? done + 1, what: 'rows rehearsed' }))
  const checked = await readImport(ctx, id)
  if (values['apply'] !== true || checked.state !== 'checked') return result(ctx, checked)
  if ((await startApply(ctx, { id, version: checked.version })) === 'applying') {
    await runImport(ctx, { id }, (done, of) => tell({ done, of: of ?? done + 1, what: 'rows applied' }))
  }
  return result(ctx, await readImport(ctx, id))
}

async function mappingFor(ctx: Context, batch: ImportBatch, name: string | boolean | undefined): Promise<Mapping> {
  return typeof name === 'string' ? mappingNamed(ctx, { name, kind: batch.kind }) : batch.mapping
}

function result(ctx: Context, batch: ImportBatch): CommandResult {
  const english = words('en')
  const { outcomes, problems } = batch.counts
  const lines = [
    `${batch.fileName}: ${english.t(`imports.kind.${batch.kind}`)}, ${batch.rowsTotal ?? batch.rowsDone} rows, ${english.t(`imports.state.${batch.state}`)}.`,
    ...Object.entries(outcomes).map(
      ([outcome, count]) => `${String(count).padStart(8)}  ${english.t(`imports.outcome.${outcome}` as 'imports.outcome.added')}`,
    ),
    ...problems.map(
      ({ key, severity, count, example }) =>
        `${String(count).padStart(8)}  ${english.t(`imports.severity.${severity}`)}: ${saidSentence({ words: english }, { key, ...(example ? { values: example } : {}) })}`,
    ),
    ...(batch.fault ? [saidSentence({ words: english }, batch.fault)] : []),
    `${ctx.settings.publicUrl}/en/workspace/imports/${batch.id}`,
  ]
  const whole = batch.state !== 'failed' && (outcomes.refused ?? 0) === 0
  return { exitCode: whole ? 0 : 1, lines, found: true }
}
