import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { captureLink, listEvidenceFor } from '../../src/evidence/index.ts'
import { readUpdates } from '../../src/recommendations/index.ts'
import { issueBaseline } from '../../src/reports/index.ts'
import { publishUpdate, sampleEvidence, testApp, type TestApp, type TestRecord } from '../support/record.ts'

const CAPTURED = 'ee55'.repeat(16)
const SECRETS = [
  'Testimonio de la testigo Q',
  'Colectivo Reservado',
  'https://archivo-reservado.example/q',
  'Lo vio con sus ojos',
  CAPTURED,
]
const hidden = {
  title: 'Testimonio de la testigo Q',
  publisher: 'Colectivo Reservado',
  address: 'https://archivo-reservado.example/q',
  note: { es: 'Lo vio con sus ojos', en: 'Lo vio con sus ojos' },
  provenance: 'Colectivo Reservado',
  kind: 'testimony',
} as const

let app: TestApp
let record: TestRecord
let update: string
const fetched: string[] = []

beforeAll(async () => {
  app = await testApp({
    instant: '2026-11-02T15:00:00Z',
    fetchLink: async (address) => {
      fetched.push(address)
      return { outcome: 'captured', finalAddress: `${address}?x`, status: 200, mediaType: null, bytes: 1, sha256: CAPTURED }
    },
  })
  record = app.record
  update = await publishUpdate(record, await record.addressee('REC-02'), {
    newEvidence: [
      { ...sampleEvidence(), announcementOnly: false },
      { ...sampleEvidence({ ...hidden, sensitivity: 'protected' }), announcementOnly: false },
      { ...sampleEvidence({ ...hidden, sensitivity: 'embargoed', embargoUntil: '2027-06-01' }), announcementOnly: false },
    ],
  })
  const items = await record.db.selectFrom('evidence').select('id').where('sensitivity', '<>', 'public').execute()
  for (const { id } of items) await captureLink(record.system, { evidenceId: id })
  await issueBaseline(record.system)
})

afterAll(() => app?.close())

function secretsIn(text: string): string[] {
  return SECRETS.filter((secret) => text.includes(secret))
}

describe('protected and embargoed evidence of a published update', () => {
  it('is counted, and that is all a reader learns', async () => {
    const [view] = await readUpdates(record.db, { ids: [update] }, null)
    expect(view).toMatchObject({ hiddenEvidence: 2, evidence: [{ title: 'Acuerdos vigentes en materia de defensa' }] })
    expect(secretsIn(JSON.stringify(view))).toEqual([])
  })

  it('leaves no word, id or digest in the log', async () => {
    const leaves = (await record.db.selectFrom('events').select('leaf').execute()).map((event) => event.leaf).join('\n')
    expect(secretsIn(leaves)).toEqual([])
    const own = await record.db.selectFrom('evidence').select(['id', 'public_at']).where('sensitivity', '<>', 'public').execute()
    expect(own).toHaveLength(2)
    for (const { id, public_at } of own) {
      expect(leaves).not.toContain(id)
      expect(public_at).toBeNull()
      const texts = await record.db.selectFrom('texts').select(['digest', 'sealed_at']).where('owner_id', '=', id).execute()
      for (const { digest, sealed_at } of texts) {
        expect(leaves).not.toContain(digest)
        expect(sealed_at).toBeNull()
      }
    }
  })

  it('has its address asked for only where an embargo will end', async () => {
    expect(fetched).toEqual(['https://archivo-reservado.example/q'])
    expect(await record.db.selectFrom('link_captures').select('sha256').execute()).toEqual([{ sha256: CAPTURED }])
  })

  it('is in no snapshot', async () => {
    const { snapshot } = await record.db.selectFrom('editions').select('snapshot').executeTakeFirstOrThrow()
    expect(snapshot).toContain('Acuerdos vigentes en materia de defensa')
    expect(secretsIn(snapshot)).toEqual([])
  })

  it('is offered to nobody else as evidence of the next update', async () => {
    expect(secretsIn(JSON.stringify(await listEvidenceFor(record.editor, 'REC-02')))).toEqual([])
  })

  it.each(['es', 'en'])('is on no public page, feed or file in %s', async (language) => {
    const pages = ['', '/recommendations', '/recommendations/REC-02', '/changes', '/corrections', '/reports/baseline', '/methodology']
    const feeds = ['/feeds/changes.atom', '/feeds/reports.atom', '/feeds/changes.atom?recommendation=REC-02']
    const files = ['/reports/baseline.json', '/reports/baseline.csv', `/reports/baseline.${language}.csv`]
    for (const path of [...[...pages, ...feeds].map((tail) => `/${language}${tail}`), ...files]) {
      const response = await app.get(path)
      expect([path, response.status]).toEqual([path, 200])
      expect([path, secretsIn(await response.text())]).toEqual([path, []])
    }
    const page = await (await app.get(`/${language}/recommendations/REC-02`)).text()
    expect(page).toContain('Acuerdos vigentes en materia de defensa')
  })
})
