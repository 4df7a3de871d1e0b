import { availableParallelism } from 'node:os'
import { benchWriters, pourWrites } from './pour-writes.ts'
import { median, percentile, type Figures } from './figures.ts'
import { machineCpu, sharesOf } from './machine-cpu.ts'
import { seeded } from './page-readers.ts'
import { pouredGet, pourRequests, type Lane, type Poured, type PouredRequest } from './pour-requests.ts'
import { startHello, type Hello } from './start-hello.ts'
import { throwAwayPostgres, type ThrowAwayPostgres } from './throw-away-postgres.ts'
import { webProcesses } from './web-processes.ts'

const CONNECTIONS = 16
const ROUNDS = 5
const SECONDS = 2
/** Of the public mix: the share of requests that some process answered before. */
const CACHED = 0.9
const MIX_SECONDS = 20
const WRITERS = 16
const WRITE_SECONDS = 20
const POPULAR = [
  '',
  '/recommendations',
  '/recommendations/REC-01',
  '/recommendations/REC-02',
  '/recommendations/REC-05',
  '/institutions',
  '/changes',
  '/methodology',
]

/**
 * One, two and four web processes (`load=1,2,4`) and a worker on one throw-away Postgres. `cached`: pages that each process answered
 * before, by turns with as many bare node:http processes saying hello, medians of rounds; `public mix`: nine in ten of those and feeds
 * not modified, one in ten a list, a search, a table or an answer of the API that nobody asked for before; `writes`: sixteen people who
 * write, submit and publish status updates by the forms. Each in a closed loop over sixteen connections: it shows the limit, and the
 * processor time that each part used in cores says what the limit is.
 */
export async function load(values: readonly string[]): Promise<Figures> {
  const server = await throwAwayPostgres()
  if (server === null) return { skipped: { why: 'needs the Postgres binaries' } }
  try {
    const figures: Figures = {}
    let first: Measured | undefined
    for (const many of values.length > 0 ? values.map(Number) : [1, 2, 4]) {
      const one = await measure(server, many)
      first ??= one
      Object.assign(figures, linesOf(many, one, first))
    }
    return figures
  } finally {
    await server.stop()
  }
}

interface Measured {
  readonly hellos: number
  readonly cached: number
  readonly share: number
  readonly cachedCores: string
  readonly mix: Poured & { readonly cores: string }
  readonly writes: Poured & { readonly cores: string }
}

async function measure(server: ThrowAwayPostgres, many: number): Promise<Measured> {
  const url = await server.create(`load_${many}`)
  const web = await webProcesses(url, many)
  const hellos = await Promise.all(Array.from({ length: many }, startHello))
  try {
    const pairs = await cachedReads(web.origins, hellos)
    const beside = (work: () => Promise<Poured>) => withCores([...web.origins, web.worker], work)
    const [hello, cached] = [median(pairs.map(([one]) => one)), median(pairs.map(([, one]) => one.rate))]
    const mix = await beside(async () => pourRequests(await mixedLanes(web.origins), MIX_SECONDS))
    const writers = await benchWriters(url, web.origins, WRITERS)
    const writes = await beside(() => pourWrites(writers, WRITE_SECONDS))
    return {
      hellos: hello,
      cached,
      share: median(pairs.map(([one, other]) => other.rate / one)),
      cachedCores: pairs.at(-1)?.[1].cores ?? '',
      mix,
      writes,
    }
  } finally {
    for (const hello of hellos) hello.stop()
    await web.stop()
  }
}

function linesOf(many: number, { hellos, cached, share, cachedCores, mix, writes }: Measured, first: Measured): Figures {
  const name = `${many} web ${many === 1 ? 'process' : 'processes'}`
  return {
    [`${name}, cached`]: {
      'a second': Math.round(cached),
      'times the first': round(cached / first.cached),
      'hellos/s': Math.round(hellos),
      'hellos, times the first': round(hellos / first.hellos),
      'share of the hellos': round(share),
      cores: cachedCores,
    },
    [`${name}, public mix`]: poured(mix, first.mix),
    [`${name}, writes`]: poured(writes, first.writes),
    machine: { cores: `${availableParallelism()} in all` },
  }
}

function poured(own: Measured['mix'], first: Poured): Figures[string] {
  return {
    'a second': Math.round(own.rate),
    'times the first': round(own.rate / first.rate),
    'p50, ms': round(percentile(own.taken, 0.5)),
    'p99, ms': round(percentile(own.taken, 0.99)),
    'not as expected': own.others,
    cores: own.cores,
  }
}

/** Hellos a second and cached pages, by turns, so that whatever else the machine does falls on both. */
async function cachedReads(origins: readonly string[], hellos: readonly Hello[]) {
  const pages = await popularPages(origins)
  const helloLanes = lanesOver(hellos.map(({ origin }) => ({ origin, requests: [pouredGet(`${origin}/`, {}, 200)] })))
  const pairs: (readonly [number, Poured & { readonly cores: string }])[] = []
  for (let turn = 0; turn <= ROUNDS; turn += 1) {
    const { rate } = await pourRequests(helloLanes, SECONDS)
    const own = await withCores(origins, () => pourRequests(lanesOver(pages), SECONDS))
    if (own.others > 0) throw new Error(`${own.others} pages were not as expected`)
    // The first round warms both up.
    if (turn > 0) pairs.push([rate, own])
  }
  return pairs
}

interface AskedOrigin {
  readonly origin: string
  readonly requests: readonly PouredRequest[]
}

/** The popular pages of each origin, asked for once, so that they are kept. */
async function popularPages(origins: readonly string[]): Promise<readonly AskedOrigin[]> {
  const asked: AskedOrigin[] = []
  for (const origin of origins) {
    const requests: PouredRequest[] = []
    for (const path of POPULAR.flatMap((each) => [`/es${each}`, `/en${each}`])) {
      await (await fetch(origin + path)).arrayBuffer()
      requests.push(pouredGet(origin + path, { 'accept-encoding': 'br' }, 200))
    }
    asked.push({ origin, requests })
  }
  return asked
}

async function mixedLanes(origins: readonly string[]): Promise<readonly Lane[]> {
  const random = seeded(5)
  const lanes = lanesOver(await popularPages(origins))
  const tags = new Map<string, string>()
  for (const origin of origins) tags.set(origin, (await fetch(`${origin}/es/feeds/changes.atom`)).headers.get('etag') ?? '')
  let fresh = 0
  return lanes.map(({ origin, next }) => {
    const feed = pouredGet(`${origin}/es/feeds/changes.atom`, { 'if-none-match': tags.get(origin) ?? '' }, 304)
    return {
      origin,
      next() {
        const chance = random()
        if (chance > CACHED) return pouredGet(freshAddress(origin, (fresh += 1)), { 'accept-encoding': 'br' }, 200)
        return chance < CACHED / 5 ? feed : next()
      },
    }
  })
}

function freshAddress(origin: string, turn: number): string {
  const paths = [
    `/es/recommendations?country=PE&turn=${turn}`,
    `/en/recommendations?q=oversight&turn=${turn}`,
    `/es/recommendations/REC-0${1 + (turn % 9)}?turn=${turn}`,
    `/es/institutions?turn=${turn}`,
    `/api/v1/recommendations?limit=10`,
    `/es/recommendations.csv?status=not_started`,
  ]
  return origin + (paths[turn % paths.length] ?? '')
}

/** Sixteen connections, by turns to each origin; each goes through its requests from another place on. */
function lanesOver(asked: readonly AskedOrigin[]): readonly Lane[] {
  return Array.from({ length: CONNECTIONS }, (_, lane) => {
    const { origin, requests } = asked[lane % asked.length] ?? { origin: '', requests: [] }
    let at = lane
    return {
      origin,
      next() {
        const request = requests[at % requests.length]
        if (request === undefined) throw new Error('nothing to ask for')
        at += 1
        return request
      },
    }
  })
}

async function withCores(origins: readonly string[], work: () => Promise<Poured>): Promise<Poured & { readonly cores: string }> {
  const before = machineCpu(origins)
  const began = performance.now()
  const done = await work()
  return { ...done, cores: sharesOf(before, machineCpu(origins), (performance.now() - began) / 1000) }
}

function round(value: number): number {
  return Math.round(value * 100) / 100
}
