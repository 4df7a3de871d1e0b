import { changeTitle } from '../feeds/change-title.ts'
import type { Words } from '../i18n/index.ts'
import { actDetail } from './parts/act-detail.ts'
import { actLinks } from './parts/act-links.ts'
import type { Place, ToldAct } from './parts/act.ts'
import type { Block, Fragment } from './parts/block.ts'
import { fragment } from './parts/fragment.ts'
import { localizedPhrase, plain } from './parts/phrases.ts'

export interface Told {
  readonly subject: string
  readonly body: Fragment
}

/** The subject and body of a mail about one act: what changed, where, since when, why, on what evidence, by whom. */
export function tellAct(act: ToldAct, words: Words, place: Place): Told {
  const { change } = act
  const subject = changeTitle(change, words)
  const { recommendation, institution } = change
  const title = recommendation ? `${recommendation.code} ${plain(recommendation.title, words)}` : subject
  const event = words.t(`terms.event.${change.kind}`)
  const on = words.t('mails.act.on', { event, instant: words.instant(change.occurredAt, place.timeZone), zone: place.timeZone })
  const name = institution && localizedPhrase(institution.name, words)
  const blocks: Block[] = [
    { kind: 'title', phrase: { text: title } },
    { kind: 'quiet', phrase: { text: on } },
    ...(recommendation && !change.update ? [{ kind: 'paragraph', phrase: { text: subject } } as const] : []),
    ...(name ? [{ kind: 'labelled', label: words.t('mails.act.about'), phrase: name } as const] : []),
    ...moveOf(act),
    ...actDetail(act, words, place),
    actLinks(change, words, place),
  ]
  return { subject, body: fragment(blocks, words) }
}

/** What the assessment says moved, as its title does; a withdrawal: what the record says since. */
function moveOf({ change: { kind, update }, moved }: ToldAct): Block[] {
  if (!update) return []
  if (kind === 'update_withdrawn') return moved ? [{ kind: 'move', ...moved }] : []
  return [{ kind: 'move', from: update.from, to: update.status }]
}
