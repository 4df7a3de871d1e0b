import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { tampering, type Tampering } from './tampering.ts'

/** Whatever has texts that are published. */
const OWNERS = [
  'status_updates',
  'withdrawals',
  'positions',
  'indicators',
  'milestones',
  'readings',
  'agreement_versions',
  'recommendation_withdrawals',
  'redactions',
  'replies',
  'evidence',
]

let site: Tampering
let findings: Tampering['findings']

beforeAll(async () => {
  site = await tampering()
  ;({ findings } = site)
})
afterAll(() => site?.close())

describe('texts', () => {
  const salt = "decode(repeat('00', 32), 'hex')"
  const other = `body = 'otro', salt = ${salt}, digest = encode(sha256(${salt} || convert_to('otro', 'UTF8')), 'hex')`
  const ofUpdate = `owner_id = (select id from status_updates where event_seq = (select max(event_seq) from status_updates)) and field = 'reason'`

  it(`of every kind (${OWNERS.join(', ')}) are found swapped together with salt and digest`, async () => {
    const swaps = OWNERS.map(
      (table) =>
        `update texts set ${other} where (owner_id, field, language) = (select t.owner_id, t.field, t.language from texts t
          join ${table} x on x.id = t.owner_id where t.sealed_at is not null and t.body is not null order by t.owner_id desc, t.field limit 1)`,
    )
    const found = await findings(['texts'], ...swaps)
    const swapped = found.match(/^FINDING {2}event \d+ \(\w+\), (evidence [\w-]+, )?text [\w.]+: not the one whose digest the log holds$/gm)
    expect(swapped?.length).toBeGreaterThanOrEqual(OWNERS.length)
  })

  it('are found moved, taken out, and destroyed without an event', async () => {
    expect(await findings(['texts'], `update texts set language = 'qu' where ${ofUpdate} and language = 'es'`)).toMatch(
      /text reason\.qu: the log has none there/,
    )
    expect(await findings(['texts'], `delete from texts where ${ofUpdate}`)).toContain('text reason.es: the site does not show it')
    expect(await findings(['texts'], `update texts set body = null, salt = null, redacted_at = now() where ${ofUpdate}`)).toContain(
      'no event redacted it',
    )
  })

  it('that an event redacted are found, if they come back', async () => {
    expect(await findings(['texts'], `update texts set ${other}, redacted_at = null where redacted_at is not null`)).toMatch(
      /redacted a text that the site still shows/,
    )
  })
})
