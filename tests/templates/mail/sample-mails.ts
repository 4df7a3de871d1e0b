import { words } from '../../../templates/i18n/index.ts'
import { tellAct } from '../../../templates/mail/act.mail.ts'
import { DIGEST_SECTIONS, tellDigest, type DigestView } from '../../../templates/mail/digest.mail.ts'
import { attachmentNote, tellEdition } from '../../../templates/mail/edition.mail.ts'
import type { ToldAct, ToldEdition } from '../../../templates/mail/parts/act.ts'
import type { Fragment } from '../../../templates/mail/parts/block.ts'
import { digestAct, digestGroup } from '../../../templates/mail/parts/digest-group.ts'
import { personalFoot, witnessFoot } from '../../../templates/mail/parts/foot.ts'
import { joined } from '../../../templates/mail/parts/fragment.ts'
import { frame } from '../../../templates/mail/parts/frame.ts'
import type { ChangeView } from '../../../templates/view/change.ts'
import { sampleReport } from '../../support/sample-report.ts'

export const PLACE = { origin: 'https://vigia.example', timeZone: 'America/Lima' } as const
export const ROOT = 'Zm9yIGFnZXMgYW5kIGFnZXMsIHRoZSByb290IHN0YXk='

const report = sampleReport({ recommendations: 13 })

/** One act of every kind that the sample report tells, and an edition. */
export function sampleActs(): readonly ToldAct[] {
  return [...report.changes.map((change) => told(change)), told({ ...blank(), kind: 'edition_issued', edition: sampleEdition().edition })]
}

function sampleEdition(): ToldEdition {
  const { number, slug, periodStart, periodEnd, asOf } = report.edition
  const file = { bytes: 388_516, sha256: 'b140f572f84c29227a1644e5d74b0e04aa8af24ca578ac899dc0ea8ce77f5c6e', pages: 57 }
  return {
    figures: report.figures,
    timeZone: 'America/Lima',
    note: { es: 'Faltaba un destinatario.' },
    edition: {
      number,
      slug,
      periodStart,
      periodEnd,
      asOf,
      kind: 'monthly',
      issuedAt: asOf,
      late: false,
      seq: 7,
      layout: 'x',
      snapshotSha256: file.sha256,
      snapshotBytes: 1,
      supersededBy: null,
      supersedes: { number, slug: 'older', kind: 'monthly', periodStart, periodEnd },
      files: [
        { ...file, language: 'en' },
        { ...file, language: 'es' },
      ],
    },
  }
}

/** Whole mails of the three forms in a language: what each act says, a digest of all of them, an edition. */
export function sampleMails(language: string): Readonly<Record<string, Fragment & { readonly subject: string }>> {
  const own = words(language)
  const stop = 'https://vigia.example/es/unsubscribe/a~weekly.b'
  const topics = [{ stream: 'changes', query: 'country=PE', filters: [{ name: 'country', value: 'PE', label: null }] }] as const
  const foot = joined([
    personalFoot([{ frequency: 'weekly', topics, stop }], 'https://vigia.example/es/subscribe/preferences/a', own),
    witnessFoot({ size: 1234, root: ROOT }, own, PLACE.origin),
  ])
  const whole = ({ subject, body }: { readonly subject: string; readonly body: Fragment }) => ({
    subject,
    ...frame({ subject, body, foot }, own, PLACE.origin),
  })
  const acts = sampleActs()
  const edition = sampleEdition()
  const withNote = tellEdition(acts[0]!, edition, own, PLACE)
  return {
    ...Object.fromEntries(acts.map((act, index) => [`act ${index} ${act.change.kind}`, whole(tellAct(act, own, PLACE))])),
    edition: whole({ ...withNote, body: joined([withNote.body, attachmentNote('too_large', 5, own)]) }),
    digest: whole(tellDigest(sampleDigest(language), own, PLACE)),
  }
}

export function sampleDigest(language: string, over: Partial<DigestView> = {}): DigestView {
  const own = words(language)
  const acts = sampleActs()
  const moves = acts.filter((act) => act.moved !== null && act.change.recommendation && act.change.institution)
  const group = (list: readonly ToldAct[]) => {
    const { recommendation, institution } = list[0]!.change
    const addressees = [{ institution: institution!, from: list[0]!.moved!.from, to: list.at(-1)!.moved!.to, acts: list }]
    return digestGroup({ recommendation: recommendation!, addressees }, own, PLACE)
  }
  return {
    frequency: 'weekly',
    firstDay: '2026-11-16',
    lastDay: '2026-11-22',
    from: '2026-11-16T12:00:00.000Z',
    to: '2026-11-23T12:00:00.000Z',
    counts: { status: 3, reply: 1 },
    sections: DIGEST_SECTIONS.map((name) => ({
      name,
      pieces:
        name === 'status'
          ? [group(moves.slice(0, 2)), group(moves.slice(2, 3))]
          : name === 'reply'
            ? acts.filter((act) => act.moved === null).map((act) => digestAct(act, own, PLACE))
            : [],
    })),
    minor: [{ text: 'Evidencia: <Acuerdos> & «más»', href: 'https://vigia.example/es/changes?before=9#change-8' }],
    more: { count: 12, href: 'https://vigia.example/es/changes?country=PE' },
    ...over,
  }
}

function told(change: ChangeView): ToldAct {
  const { update, edition } = change
  const moved = update ? { from: update.from, to: update.status } : null
  return { change, redactedAt: null, moved, edition: edition ? sampleEdition() : null }
}

function blank(): ChangeView {
  const [first] = report.changes
  return { ...first!, recommendation: null, institution: null, update: null, position: null, dueOn: null, evidence: null, agreement: null }
}
