import type { Context } from '../kernel/context.ts'
import { listEditions, verifyEdition, type FileFinding, type VerifiedEdition } from '../reports/index.ts'
import type { CommandResult, TellProgress } from './run-command.ts'

/**
 * Checks stored editions (`all`: every one, the oldest first) against the log and against what this version draws. One line a
 * file; exit code 1 when anything differs. Throws NotFound for a slug that no edition has, before anything is drawn.
 */
export async function verifyEditions(ctx: Context, slugs: readonly string[], tell: TellProgress): Promise<CommandResult> {
  const there = (await listEditions(ctx, {}, null)).toReversed()
  const wanted = slugs.includes('all') ? there.map(({ slug }) => slug) : [...new Set(slugs)]
  const unknown = wanted.filter((slug) => !there.some((edition) => edition.slug === slug))
  if (unknown.length > 0) {
    return { exitCode: 1, lines: unknown.map((slug) => `There is no edition ${slug}. npx vigia report --list shows what there is.`) }
  }
  const of = there.filter(({ slug }) => wanted.includes(slug)).reduce((sum, { files }) => sum + files.length, 0)
  let done = 0
  const lines: string[] = []
  let differ = 0
  for (const slug of wanted) {
    const edition = await verifyEdition(ctx, slug, (name) => {
      tell({ done, of, what: name })
      done += 1
    })
    lines.push(...linesOf(edition))
    differ += faultsOf(edition)
  }
  tell({ done, of, what: 'done' })
  const all = `${wanted.length} edition${wanted.length === 1 ? '' : 's'}`
  lines.push(differ === 0 ? `${all}: nothing differs.` : `${all}: ${differ} of what was compared differ${differ === 1 ? 's' : ''}.`)
  return { exitCode: differ === 0 ? 0 : 1, lines, found: true }
}

function faultsOf({ leafHolds, files }: VerifiedEdition): number {
  return files.filter(({ finding }) => finding.outcome !== 'same' && finding.outcome !== 'other_layout').length + (leafHolds ? 0 : 1)
}

function linesOf({ slug, seq, leafHolds, files }: VerifiedEdition): readonly string[] {
  const lines = files.map(({ name, sha256, finding }) => `${name}\t${words(finding, sha256, seq)}`)
  return leafHolds ? lines : [...lines, `${slug}\tdiffers: entry ${seq} of the log is not what the tree was made of`]
}

function words(finding: FileFinding, sha256: string | null, seq: number): string {
  switch (finding.outcome) {
    case 'same':
      return `same: sha256 ${sha256}, as in entry ${seq} of the log`
    case 'other_layout':
      return `drawn by another layout: ${finding.drawnBy}; this version draws ${finding.draws}: the stored file's digest (sha256 ${sha256}) agrees with entry ${seq} of the log; drawing it again takes a release that draws ${finding.drawnBy}`
    case 'not_in_log':
      return `differs: stored (sha256 ${sha256}), but entry ${seq} of the log does not know it`
    case 'not_stored':
      return `differs: entry ${seq} of the log names it, but it is not stored`
    case 'stored_differs':
      return `differs: the stored bytes have sha256 ${sha256}, the table says ${finding.recorded}`
    case 'log_differs':
      return `differs: the stored bytes have sha256 ${sha256}, entry ${seq} of the log says ${finding.logged}`
    case 'drawn_differs':
      return `differs at byte ${finding.at}: ${finding.storedBytes} bytes are stored, ${finding.drawnBytes} were drawn from the stored snapshot`
    case 'not_drawn':
      return `differs: could not be drawn again: ${finding.reason.split('\n')[0]}`
  }
}
