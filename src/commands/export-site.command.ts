import { resolve } from 'node:path'
import type { Context } from '../kernel/context.ts'
import { exportSite, verifyMirror } from '../mirror/index.ts'
import { parseOptions } from './parse-options.ts'
import type { CommandResult, Surroundings, TellProgress } from './run-command.ts'
import { UsageError } from './usage-error.ts'

const USAGE = `npx vigia export-site [--without-acts] DIR
       npx vigia export-site --verify DIR`
const SHOWN = 20

/** `vigia export-site`: writes the whole public site as files that any web server can offer, or checks what was written. */
export async function exportSiteCommand(
  ctx: Context,
  args: readonly string[],
  tell: TellProgress,
  { open }: Surroundings,
): Promise<readonly string[] | CommandResult> {
  const { values, positionals } = parseOptions(args, { verify: { type: 'boolean' }, 'without-acts': { type: 'boolean' } }, USAGE)
  const [folder] = positionals
  if (folder === undefined || positionals.length !== 1) throw new UsageError(`Usage: ${USAGE}`)
  if (values['verify'] === true) return verify(resolve(folder), tell)
  const { facts, files, written, removed } = await exportSite(
    ctx,
    { folder: resolve(folder), open, acts: values['without-acts'] !== true },
    tell,
  )
  return [
    `${resolve(folder)}: ${files} files, of which ${written} were written and ${removed} removed.`,
    `Mirror of ${facts.origin} as of ${facts.asOf}: ${facts.logSize} acts, root ${facts.logRoot}.`,
  ]
}

async function verify(folder: string, tell: TellProgress): Promise<CommandResult> {
  const check = await verifyMirror(folder, tell)
  if (check === null) return { exitCode: 1, lines: [`${folder} holds no mirror: there is no MANIFEST.`] }
  const { manifest, wrong } = check
  const about = `Mirror of ${manifest.origin} as of ${manifest.asOf}: ${manifest.logSize} acts, root ${manifest.logRoot}.`
  if (wrong.length === 0) return { exitCode: 0, lines: [about, `All ${manifest.files.size} files are as the manifest says.`] }
  const shown = wrong.slice(0, SHOWN).map((path) => `differs: ${path}`)
  return { exitCode: 1, found: true, lines: [about, ...shown, `${wrong.length} of ${manifest.files.size} files differ or are missing.`] }
}
