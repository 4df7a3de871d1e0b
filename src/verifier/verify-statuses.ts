import { listedRecommendations, type ListedAddressee, type ListedRecommendation, type RecordState } from './record-state.ts'
import type { Site } from './site.ts'
import type { Report } from './verify-log.ts'

const LONGEST_LIST = 50_000_000
const LANGUAGES = ['es', 'en'] as const
const TRIES = 3

/** What the site shows now: the machine-readable state with the size of the log it belongs to, and the overall statuses on the pages. */
export interface ShownState {
  readonly size: number
  readonly recommendations: readonly ListedRecommendation[]
  /** How many rows of each part the site's record has, evidence included. */
  readonly rows?: Readonly<Record<string, number>>
  /** By language: code → overall status. Null when the log grew while the pages were read. */
  readonly pages: Readonly<Record<string, ReadonlyMap<string, string>>> | null
}

/** Reads `/log/state` and the two lists between two readings of it, so that all speak of one log size. Must precede the checkpoint. */
export async function fetchShownState(site: Site): Promise<ShownState> {
  for (let attempt = 1; ; attempt += 1) {
    const before = await fetchState(site)
    const pages: Record<string, ReadonlyMap<string, string>> = {}
    for (const language of LANGUAGES) pages[language] = await overallsOnPages(site, `/${language}/recommendations`)
    const after = await fetchState(site)
    if (before.size === after.size) return { ...after, pages }
    if (attempt === TRIES) return { ...after, pages: null }
  }
}

async function fetchState(site: Site): Promise<Omit<ShownState, 'pages'>> {
  return JSON.parse(await text(site, '/log/state')) as Omit<ShownState, 'pages'>
}

async function text(site: Site, path: string): Promise<string> {
  const bytes = await site.bytes(path, LONGEST_LIST)
  if (bytes === null) throw new Error(`${path} is missing`)
  return bytes.toString('utf8')
}

/** The overall statuses on the list, page by page as its links go on; nothing outside the list is followed. */
async function overallsOnPages(site: Site, path: string): Promise<ReadonlyMap<string, string>> {
  const found = new Map<string, string>()
  const seen = new Set<string>()
  for (let next: string | undefined = path; next !== undefined && !seen.has(next);) {
    seen.add(next)
    const page = await text(site, next)
    for (const [code, status] of overallsOnPage(page)) found.set(code, status)
    const link = /<a\b(?=[^>]*\srel="next")[^>]*\shref="([^"]*)"/.exec(page)?.[1]?.replaceAll('&amp;', '&')
    next = link?.startsWith(`${path}?`) || link?.startsWith(`${path}/_/`) ? link : undefined
  }
  return found
}

/** Each row of the list names its code, then draws the mark of its overall status. */
function overallsOnPage(page: string): ReadonlyMap<string, string> {
  const rows = page.matchAll(
    /<span class="code"\s*>([^<]+)<\/span\s*>(?:(?!<span class="code").)*?<span class="overall"\s*><span class="status"><svg class="mark s-([a-z_]+)"/gs,
  )
  return new Map([...rows].map(([, code = '', status = '']) => [code, status]))
}

/** Compares what the site showed with what the first `shown.size` events imply by rule 1. */
export function compareStatuses(shown: ShownState, state: RecordState, report: Report): void {
  const implied = listedRecommendations(state)
  let addressees = 0
  compareCounts(shown, state, report)
  const codes = new Set(implied.map(({ code }) => code))
  for (const { code } of shown.recommendations)
    if (!codes.has(code)) report.finding(`${code} is on the list; the log does not put it there`)
  for (const { code, overall, addressees: statuses } of implied) {
    const listed = shown.recommendations.find((candidate) => candidate.code === code)
    if (listed === undefined) {
      report.finding(`${code} is not on the list; the log puts it there`)
      continue
    }
    if (listed.overall !== overall) report.finding(`${code} is shown as ${listed.overall}; the log implies ${overall}`)
    for (const institution of new Set([...Object.keys(statuses), ...Object.keys(listed.addressees)])) {
      addressees += 1
      const [said, is] = [describe(listed.addressees[institution]), describe(statuses[institution])]
      if (said !== is) report.finding(`${code}, ${institution}: shown as ${said}; the log implies ${is}`)
    }
    for (const [language, page] of Object.entries(shown.pages ?? {})) {
      const said = page.get(code)
      if (said !== overall)
        report.finding(`${code} on the page /${language}/recommendations is ${said ?? 'absent'}; the log implies ${overall}`)
    }
  }
  report.checked(
    `${implied.length} recommendations with status, its date, due date and position of ${addressees} addressees (/log/state) compared with what the log implies at ${shown.size} events`,
  )
  report.checked(
    shown.pages === null
      ? 'the list pages were not compared: the log kept growing while they were read'
      : `overall statuses on the pages ${Object.keys(shown.pages)
          .map((language) => `/${language}/recommendations`)
          .join(' and ')} compared`,
  )
}

/** A row that no event stands behind would be one too many. */
function compareCounts(shown: ShownState, state: RecordState, report: Report): void {
  const implied = { ...Object.fromEntries(state.rows), evidence: state.evidence.size }
  for (const [part, rows] of Object.entries(shown.rows ?? {})) {
    const events = implied[part as keyof typeof implied] ?? 0
    if (rows !== events) report.finding(`the site's record has ${rows} of ${part}; the log implies ${events}`)
  }
}

function describe(addressee: ListedAddressee | undefined): string {
  if (addressee === undefined) return 'not listed'
  const { status, since, due, position } = addressee
  return `${status} since ${since ?? '-'}, due ${due ?? '-'}, position ${position ?? '-'}`
}
