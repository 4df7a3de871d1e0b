import { randomUUID } from 'node:crypto'
import { setTimeout as sleep } from 'node:timers/promises'
import { openClient, type Client } from './mixed-client.ts'
import { dice, type Dice } from './mixed-dice.ts'
import type { Fleet } from './mixed-fleet.ts'
import { fieldsOfForm } from './mixed-forms.ts'
import type { Entry, Ledger } from './mixed-ledger.ts'
import type { MixedRecord } from './mixed-prepare.ts'

/** Rows of an import: institutions in one step, activities in ten. */
export const IMPORT_ROWS = { institutions: 60, activities: 2_000 } as const
/** After so many tries nobody asks again; what became of it is open. */
const MOST_TRIES = 60
const SCOPES = ['writeUpdate', 'writeEvidence', 'reviewUpdate'] as const

export interface Load {
  /** Nothing new is begun; what is under way is finished. */
  stop(): Promise<void>
}

/**
 * People at work on a service whose processes come and go: they write updates with evidence, publish them, import files, let editions
 * go, ask for mails. Each writes into the ledger what they were told. Asks again when no answer came, as people and programs do: with the
 * same Idempotency-Key through the API, after a look at the page where there is none.
 */
export async function startLoad(fleet: Fleet, ledger: Ledger, record: MixedRecord, seed: number): Promise<Load> {
  const client = (place: number) => openClient(fleet, ledger, dice(seed * 100 + place))
  const [rosa, emilio, ada, bea] = [client(1), client(2), client(3), client(4)]
  const { invitations } = record
  await join(rosa, invitations.contributor, 'Rosa Quispe')
  await join(emilio, invitations.editor, 'Emilio Vargas')
  await join(ada, invitations.administrator, 'Ada Torres')
  await join(bea, invitations.second, 'Bea Rojas')
  const keys = { writer: await keyFor(rosa, SCOPES.slice(0, 2)), publisher: await keyFor(emilio, SCOPES) }
  const end = new AbortController()
  const submitted: Entry[] = []
  const loop = async (place: number, pause: number, act: (chance: Dice, turn: number) => Promise<void>) => {
    const chance = dice(seed * 1_000 + place)
    for (let turn = 0; !end.signal.aborted; turn += 1) {
      await act(chance, turn)
      await sleep(chance.between(pause / 2, pause))
    }
  }
  const loops = [
    ...[1, 2].map((place) =>
      loop(place, 450, async (chance, turn) => {
        const entry = ledger.add('update', `Acto ${place}-${turn}-${seed}`)
        await writeUpdate(rosa, keys.writer, chance.pick(record.addressees), entry, chance)
        if (entry.acknowledged) submitted.push(entry)
      }),
    ),
    loop(3, 300, async (chance) => {
      const { id } = submitted.shift() ?? {}
      if (id === undefined) return
      const entry = ledger.add('publication', id)
      if (chance.roll() < 0.5) await publishByForm(emilio, entry)
      else await publishByApi(emilio, keys.publisher, entry)
    }),
    loop(4, 4_000, async (_, turn) =>
      importFile(ada, bea, ledger.add('import', `${seed}-${turn}`), turn % 2 === 0, () => end.signal.aborted),
    ),
    loop(5, 2_000, () => approveDrafts(emilio, ledger)),
    loop(6, 3_000, async (chance, turn) => {
      const entry = ledger.add('subscription', `reader-${turn}-${seed}@example.org`)
      const form = { topic: 'changes', email: entry.key, frequency: chance.pick(['weekly', 'daily']), language: 'es' }
      // Asked once: a second request would be a second mail.
      const answer = await rosa.askSignedIn('/es/subscribe', form)
      entry.acknowledged = answer?.status === 200
    }),
  ]
  return {
    async stop() {
      end.abort()
      await Promise.all(loops)
    },
  }
}

/** Asks until there is an answer that decides. */
async function untilAnswered<Result>(ask: () => Promise<Result | null>): Promise<Result | null> {
  for (let tries = 0; tries < MOST_TRIES; tries += 1) {
    const result = await ask()
    if (result !== null) return result
    await sleep(150)
  }
  return null
}

async function join(client: Client, token: string, publicName: string): Promise<void> {
  const password = `una frase larga de ${publicName} 41`
  const email = `${publicName.replace(' ', '.').toLowerCase()}@redaccion.example`
  const form = { name: `${publicName} Mamani`, public_name: publicName, email, password, password_again: password }
  const answer = await client.askSignedIn(`/es/invitation/${token}`, form)
  if (answer?.status !== 303) throw new Error(`${publicName} could not join: ${answer?.status}`)
}

async function keyFor(client: Client, scopes: readonly string[]): Promise<string> {
  const form = { label: 'Programa', expires_on: '', ...Object.fromEntries(scopes.map((scope) => [`scopes_${scope}`, '1'])) }
  const answer = await client.askSignedIn('/es/workspace/account/keys', form)
  const key = /vigia_[\w-]{43}/.exec(answer?.text ?? '')?.[0]
  if (key === undefined) throw new Error(`no key: ${answer?.status}`)
  return key
}

async function writeUpdate(client: Client, key: string, addressee: string, entry: Entry, chance: Dice): Promise<void> {
  const body = JSON.stringify({
    addressee_id: addressee,
    status: chance.pick(['committed', 'partial', 'not_started']),
    effective_on: '2026-02-01',
    summary: { es: entry.key, en: `${entry.key}, in English` },
    reason: { es: 'El portal muestra tres textos íntegros.', en: 'The portal shows three full texts.' },
    new_evidence: [
      {
        kind: 'official_text',
        title: `Fuente de ${entry.key}`,
        publisher: 'Ministerio de Relaciones Exteriores',
        date: '2026-01-15',
        language: 'es',
        address: 'https://www.gob.pe/rree/acuerdos-defensa',
      },
    ],
    submit: true,
  })
  const headers = { authorization: `Bearer ${key}`, 'content-type': 'application/json', 'idempotency-key': randomUUID() }
  const made = await untilAnswered(async () => {
    const answer = await client.ask('/api/v1/updates', { method: 'POST', headers, body })
    return answer !== null &&
      (answer.status === 201 || (answer.status >= 400 && ![409, 429, 503].includes(answer.status) && answer.status < 500))
      ? answer
      : null
  })
  if (made?.status !== 201) return
  entry.id = (JSON.parse(made.text) as { id: string }).id
  entry.acknowledged = true
}

async function publishByApi(client: Client, key: string, entry: Entry): Promise<void> {
  const headers = {
    authorization: `Bearer ${key}`,
    'content-type': 'application/json',
    'idempotency-key': randomUUID(),
    'if-match': '*',
  }
  await untilAnswered(async () => {
    const answer = await client.ask(`/api/v1/drafts/${entry.key}/publish`, { method: 'POST', headers, body: '{}' })
    if (answer?.status === 200) entry.acknowledged = true
    return answer !== null && ![409, 429, 503].includes(answer.status) && answer.status < 500 ? answer : null
  })
}

async function publishByForm(client: Client, entry: Entry): Promise<void> {
  const page = await client.askSignedIn(`/es/workspace/updates/${entry.key}`)
  const form = fieldsOfForm(page?.text ?? '', /\/publish$/)
  if (form === null) return
  const answer = await client.askSignedIn(`/es/workspace/updates/${entry.key}/publish`, form)
  entry.acknowledged = answer?.status === 303
}

/** From the file to the second person's yes; from then on the service owes every row. Given up when it does not come so far. */
async function importFile(ada: Client, bea: Client, entry: Entry, wide: boolean, over: () => boolean): Promise<void> {
  const upload = new FormData()
  const kind = wide ? 'activities' : 'institutions'
  upload.set('kind', kind)
  upload.set('file', new Blob([wide ? activities(entry.key) : institutions(entry.key)], { type: 'text/csv' }), `${kind}-${entry.key}.csv`)
  const place = (await ada.askSignedIn('/es/workspace/imports', upload))?.location
  if (place === undefined || place === '') return
  const path = new URL(place, 'http://localhost').pathname
  entry.id = path.split('/').at(-1) ?? ''
  const step = async (client: Client, action: string, typed: Record<string, string> = {}) => {
    const page = await client.askSignedIn(path)
    const form = fieldsOfForm(page?.text ?? '', new RegExp(`/${action}$`))
    return form !== null && (await client.askSignedIn(`${path}/${action}`, { ...form, ...typed }))?.status === 303
  }
  const said: Record<string, string> = wide
    ? { constant_batch_title_en: `Courses ${entry.key}`, constant_batch_publisher: 'Andean Desk', constant_batch_licence: 'MIT' }
    : {}
  const until = async (act: () => Promise<boolean>) => {
    for (let tries = 0; tries < MOST_TRIES && !over(); tries += 1) {
      if (await act()) return true
      await sleep(500)
    }
    return false
  }
  if (!(await until(() => step(ada, 'mapping', said)))) return
  if (!(await until(() => step(ada, 'apply')))) return
  entry.acknowledged = await until(() => step(bea, 'apply'))
}

function institutions(key: string): string {
  const rows = Array.from({ length: IMPORT_ROWS.institutions }, (_, row) => `body-${key}-${row},PE,ministry,Body ${key} ${row}`)
  return `slug,country,kind,name\n${rows.join('\n')}\n`
}

function activities(key: string): string {
  const rows = Array.from({ length: IMPORT_ROWS.activities }, (_, row) => `Course ${key} ${row},Peru,2010-01-02,${row}`)
  return `course_title,country,start_date,quantity\n${rows.join('\n')}\n`
}

/** Lets every edition go that waits for an editor. */
async function approveDrafts(client: Client, ledger: Ledger): Promise<void> {
  const desk = await client.askSignedIn('/es/workspace')
  const drafts = new Set([...(desk?.text ?? '').matchAll(/\/workspace\/editions\/held\/([0-9a-z-]+)/g)].map(([, period = '']) => period))
  for (const period of drafts) {
    const path = `/es/workspace/editions/held/${period}`
    const page = await client.askSignedIn(path)
    const form = fieldsOfForm(page?.text ?? '', new RegExp(`/held/${period}$`))
    if (form === null) continue
    const entry = ledger.add('approval', period)
    entry.acknowledged = (await client.askSignedIn(path, form))?.status === 303
  }
}
