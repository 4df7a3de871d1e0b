import fc from 'fast-check'
import { setDueDate, statePosition, withdrawStatusUpdate } from '../../src/recommendations/index.ts'
import { inviteReply, publishReply } from '../../src/replies/index.ts'
import type { Context } from '../../src/kernel/context.ts'
import { publishUpdate, sampleEvidence, type TestRecord } from '../support/record.ts'

export const A_DAY = 86_400_000
const WORDS = { es: 'Así consta.', en: '' }
const KINDS = ['update', 'update', 'correction', 'withdrawal', 'due date', 'position', 'invitation', 'reply'] as const
const STATUSES = ['no_evidence', 'committed', 'partial', 'implemented', 'reversed'] as const
const POSITIONS = ['accepted', 'noted', 'rejected'] as const

interface RandomAct {
  readonly kind: (typeof KINDS)[number]
  readonly place: number
  readonly status: (typeof STATUSES)[number]
  readonly daysBack: number
  /** Milliseconds since the act before. */
  readonly pass: number
}

/** One act of a history: what it does, to which of the actors' addressees, how long after the one before. */
export const randomAct: fc.Arbitrary<RandomAct> = fc.record({
  kind: fc.constantFrom(...KINDS),
  place: fc.nat({ max: 3 }),
  status: fc.constantFrom(...STATUSES),
  daysBack: fc.integer({ min: 0, max: 300 }),
  pass: fc.constantFrom(0, 0, 1, A_DAY, 40 * A_DAY),
})

/** Does random acts to the first two addressees of two recommendations; what a rule refuses is left undone. */
export async function randomActor(record: TestRecord): Promise<(act: RandomAct) => Promise<void>> {
  const addressees = await Promise.all(['REC-02', 'REC-05'].flatMap((code) => [0, 1].map((place) => record.addressee(code, place))))
  const updates = new Map<string, string[]>()
  const invitations: { readonly id: string; readonly representative: Context }[] = []
  const representatives = new Map<string, Context>()
  const representativeOf = async (addressee: string): Promise<Context> => {
    const { slug } = await record.db
      .selectFrom('addressees as a')
      .innerJoin('institutions as i', 'i.id', 'a.institution_id')
      .select('i.slug')
      .where('a.id', '=', addressee)
      .executeTakeFirstOrThrow()
    const known = representatives.get(slug) ?? (await record.join('institution', `Portavoz de ${slug}`, slug))
    representatives.set(slug, known)
    return known
  }
  const withdraw = (id: string) => withdrawStatusUpdate(record.editor, { id, reason: WORDS })
  return async ({ kind, place, status, daysBack, pass }) => {
    const now = record.clock.now().getTime() + pass
    record.clock.set(new Date(now).toISOString())
    const addresseeId = addressees[place] ?? ''
    const own = updates.get(addresseeId) ?? []
    const day = new Date(now - daysBack * A_DAY).toISOString().slice(0, 10)
    const refused = () => undefined
    if (kind === 'update') own.push(await publishUpdate(record, addresseeId, { status, effectiveOn: day }))
    const latest = own.at(-1)
    if (kind === 'due date') await setDueDate(record.editor, { addresseeId, dueOn: day }).catch(refused)
    const position = POSITIONS[daysBack % 3] ?? 'noted'
    if (kind === 'position')
      await statePosition(record.system, { addresseeId, position, statedOn: day, statement: WORDS, evidence: sampleEvidence() })
    if (kind === 'correction' && latest !== undefined) {
      const corrected = await publishUpdate(record, addresseeId, { status, effectiveOn: day, corrects: latest }).catch(refused)
      if (corrected !== undefined) own.push(corrected)
    }
    if (kind === 'withdrawal' && latest !== undefined) await withdraw(latest).catch(refused)
    if (kind === 'invitation' && latest !== undefined) {
      const made = await inviteReply(record.editor, { updateId: latest }).catch(refused)
      if (made !== undefined) invitations.push({ id: made.invitationId, representative: await representativeOf(addresseeId) })
    }
    const invitation = kind === 'reply' ? invitations.pop() : undefined
    if (invitation !== undefined) await publishReply(invitation.representative, { invitationId: invitation.id, text: WORDS })
    updates.set(addresseeId, own)
  }
}
