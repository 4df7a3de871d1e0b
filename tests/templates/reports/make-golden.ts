import { readFileSync, writeFileSync } from 'node:fs'
import { LAYOUT } from '../../../templates/reports/status-report.pdf.ts'
import { goldenDigests, type Golden } from './golden-samples.ts'

const FILE = new URL('golden.json', import.meta.url)

/**
 * Puts the digests of today's bytes on record. Bytes that change under the same layout's name break what `vigia report --verify`
 * promises for stored editions: refused, unless `--same-layout` says why no edition can be meant.
 */
async function makeGolden([option, reason = '']: readonly string[]): Promise<number> {
  const before = readGolden()
  const digests = await goldenDigests()
  const same = before?.layout === LAYOUT
  const changed = Object.keys({ ...before?.digests, ...digests }).filter((name) => before?.digests[name] !== digests[name])
  if (same && changed.length === 0) {
    tell(`Nothing changed: ${LAYOUT} gives the bytes on record.`)
    return 0
  }
  if (same && (option !== '--same-layout' || reason.trim() === '')) {
    tell(`${changed.length} digests changed, but the layout is still called ${LAYOUT}: ${changed.join('; ')}.`)
    tell('Give it a further name in templates/reports/status-report.pdf.ts, or say why not: --same-layout "why".')
    return 1
  }
  const golden: Golden = { layout: LAYOUT, reason: same ? reason.trim() : null, digests }
  writeFileSync(FILE, `${JSON.stringify(golden, null, 2)}\n`)
  tell(`${Object.keys(digests).length} digests of ${LAYOUT} are on record.`)
  return 0
}

function tell(line: string): void {
  process.stdout.write(`${line}\n`)
}

function readGolden(): Golden | undefined {
  try {
    return JSON.parse(readFileSync(FILE, 'utf8')) as Golden
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined
    throw error
  }
}

process.exitCode = await makeGolden(process.argv.slice(2))
