import { changeTitle } from '../../feeds/change-title.ts'
import type { Words } from '../../i18n/index.ts'
import type { InstitutionRef, RecommendationRef } from '../../view/references.ts'
import type { Status } from '../../view/scales.ts'
import { actDetail } from './act-detail.ts'
import { actAddress, logLink } from './act-links.ts'
import type { Place, ToldAct } from './act.ts'
import type { Block, Fragment } from './block.ts'
import { fragment } from './fragment.ts'
import { localizedPhrase, plain } from './phrases.ts'

/** What moved at one recommendation, by addressee. */
export interface DigestGroup {
  readonly recommendation: RecommendationRef
  readonly addressees: readonly {
    readonly institution: InstitutionRef
    /** What the record said before the first and after the last of the acts. */
    readonly from: Status
    readonly to: Status
    /** Oldest first. */
    readonly acts: readonly ToldAct[]
  }[]
}

/** A recommendation in a digest: for each addressee the net move, and each step with why and on what evidence. */
export function digestGroup({ recommendation, addressees }: DigestGroup, words: Words, place: Place): Fragment {
  const { origin } = place
  const href = `${origin}/${words.language}/recommendations/${recommendation.code}`
  const title = `${recommendation.code} ${plain(recommendation.title, words)}`
  const blocks: Block[] = [{ kind: 'heading', phrase: { text: title, href } }]
  for (const { institution, from, to, acts } of addressees) {
    const name = localizedPhrase(institution.name, words)
    if (name) blocks.push({ kind: 'name', phrase: name })
    blocks.push({ kind: 'move', from, to })
    const [only] = acts
    if (acts.length === 1 && only) {
      const ordinary = only.change.kind === 'update_published'
      if (!ordinary) blocks.push({ kind: 'quiet', phrase: { text: words.t(`terms.event.${only.change.kind}`) } })
      blocks.push(...actDetail(only, words, place), logLink(only.change, words, place))
      continue
    }
    const said = words.t(from === to ? 'mails.digest.back' : 'mails.digest.steps', { n: acts.length })
    blocks.push({ kind: 'quiet', phrase: { text: said } }, ...acts.flatMap((act) => step(act, words, place)))
  }
  return fragment(blocks, words)
}

function step(act: ToldAct, words: Words, place: Place): Block[] {
  const { change, moved } = act
  const status = (value: Status) => words.t(`terms.status.${value}`)
  const event = words.t(`terms.event.${change.kind}`)
  const what = moved && moved.from !== moved.to ? `${event}: ${status(moved.from)} → ${status(moved.to)}` : event
  const date = words.date(dayIn(place.timeZone, change.occurredAt), 'short')
  const text = words.t('mails.digest.step', { date, what })
  return [{ kind: 'name', phrase: { text } }, ...actDetail(act, words, place), logLink(change, words, place)]
}

/** Any other act in a digest. */
export function digestAct(act: ToldAct, words: Words, place: Place): Fragment {
  const { change } = act
  const href = actAddress(change, words, place)
  const heading: Block = { kind: 'heading', phrase: { text: changeTitle(change, words), href } }
  return fragment([heading, ...actDetail(act, words, place), logLink(change, words, place)], words)
}

function dayIn(timeZone: string, instant: string): string {
  return Temporal.Instant.from(instant).toZonedDateTimeISO(timeZone).toPlainDate().toString()
}
