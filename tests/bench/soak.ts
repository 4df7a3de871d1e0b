import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { npmStart } from '../support/npm-start.ts'
import { median, percentile, type Figures } from './figures.ts'
import { memoryOf, type Memory } from './memory-of.ts'
import { pageReaders, seeded } from './page-readers.ts'
import { soakWriter } from './soak-writer.ts'
import { throwAwayPostgres } from './throw-away-postgres.ts'
import { webProcesses } from './web-processes.ts'

const MINUTES = 30
const LOOK_EACH = 5_000
/** Pages a second of each service; one in ten that nobody read before. */
const READ = { aSecond: 30, fresh: 0.1 }
const PATHS = ['', '/recommendations', '/recommendations/REC-01', '/institutions', '/changes', '/matrix', '/reports', '/feeds/changes.atom']

/**
 * Memory over so many minutes (`soak=30`) of a service on the embedded database and of a web process and a worker on a throw-away
 * Postgres, while each is read thirty times a second and written to every few seconds. Of the resident memory the median of each third
 * of the time, of the heap its lowest points (what is left after a collection): flat is a last third that is no more than the middle one.
 */
export async function soak(values: readonly string[]): Promise<Figures> {
  const milliseconds = Number(values[0] ?? MINUTES) * 60_000
  const server = await throwAwayPostgres()
  if (server === null) return { skipped: { why: 'needs the Postgres binaries' } }
  const folder = mkdtempSync(join(tmpdir(), 'vigia-soak-'))
  const web = await webProcesses(await server.create('soak'), 1)
  const embedded = await npmStart({ DATA_DIR: folder })
  const processes = { 'embedded, web and worker': embedded.origin, 'Postgres, web': web.origins[0] ?? '', 'Postgres, worker': web.worker }
  const origins = [embedded.origin, web.origins[0] ?? '']
  const wrong: readonly string[][] = [[], []]
  try {
    const until = performance.now() + milliseconds
    const [seen, read, [one, other]] = await Promise.all([
      lookAt(Object.values(processes), until),
      Promise.all(origins.map((origin, place) => readPages(origin, milliseconds / 1000, (error) => wrong[place]?.push(error.message)))),
      Promise.all([soakWriter(embedded.output(), until), soakWriter(web.output(), until)]),
    ])
    // What the services said of it, before they are gone.
    if (wrong.flat().length > 0) process.stderr.write([...wrong.flat(), embedded.output(), web.output(), ''].join('\n'))
    return {
      ...Object.fromEntries(Object.entries(processes).map(([name, origin]) => [name, thirds(seen.get(origin) ?? [])])),
      'pages read': { embedded: read[0]?.length ?? 0, Postgres: read[1]?.length ?? 0 },
      'p99, ms': { embedded: round(percentile(read[0] ?? [], 0.99)), Postgres: round(percentile(read[1] ?? [], 0.99)) },
      'answers that were not 200': { embedded: wrong[0]?.length ?? 0, Postgres: wrong[1]?.length ?? 0 },
      'updates published': { embedded: one, Postgres: other },
    }
  } finally {
    await embedded.stop()
    await web.stop()
    await server.stop()
    rmSync(folder, { recursive: true, force: true })
  }
}

async function lookAt(origins: readonly string[], until: number): Promise<Map<string, Memory[]>> {
  const seen = new Map<string, Memory[]>(origins.map((origin) => [origin, []]))
  while (performance.now() < until) {
    for (const origin of origins) seen.get(origin)?.push(await memoryOf(origin))
    await sleep(LOOK_EACH)
  }
  return seen
}

async function readPages(origin: string, seconds: number, wrong: (error: Error) => void): Promise<readonly number[]> {
  const random = seeded(11)
  const readers = pageReaders(origin, 20)
  const paths = Array.from({ length: Math.round(READ.aSecond * seconds) }, (_, at) => {
    const path = `/${at % 2 === 0 ? 'es' : 'en'}${PATHS[Math.floor(random() * PATHS.length)] ?? ''}`
    // A feed refuses what it does not know.
    return random() < READ.fresh && !path.endsWith('.atom') ? `${path}?turn=${at}` : path
  })
  try {
    return await readers.atRandom(paths, READ.aSecond, wrong)
  } finally {
    readers.close()
  }
}

function thirds(seen: readonly Memory[]): Figures[string] {
  const third = Math.floor(seen.length / 3)
  const middle = seen.slice(third, 2 * third)
  const last = seen.slice(2 * third)
  const resident = (part: readonly Memory[]) => median(part.map((one) => one.resident))
  const heap = (part: readonly Memory[]) =>
    percentile(
      part.map((one) => one.heap).filter((one) => one > 0),
      0.1,
    )
  return {
    'MB, first third': Math.round(resident(seen.slice(0, third))),
    'MB, middle third': Math.round(resident(middle)),
    'MB, last third': Math.round(resident(last)),
    'last : middle': round(resident(last) / resident(middle)),
    'heap MB, middle third': Math.round(heap(middle)),
    'heap MB, last third': Math.round(heap(last)),
    'heap, last : middle': round(heap(last) / heap(middle)),
  }
}

function round(value: number): number {
  return Math.round(value * 100) / 100
}
