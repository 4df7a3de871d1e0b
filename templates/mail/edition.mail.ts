import { editionEntryTitle } from '../feeds/change-title.ts'
import type { Words } from '../i18n/index.ts'
import type { Told } from './act.mail.ts'
import { logLink } from './parts/act-links.ts'
import type { Place, ToldAct, ToldEdition } from './parts/act.ts'
import type { Block, Fragment } from './parts/block.ts'
import { editionBlocks } from './parts/edition-blocks.ts'
import { fragment } from './parts/fragment.ts'

/** The subject and body of a mail about an edition. */
export function tellEdition(act: ToldAct, told: ToldEdition, words: Words, place: Place): Told {
  const subject = editionEntryTitle(told.edition, words)
  const title: Block = { kind: 'title', phrase: { text: subject } }
  return { subject, body: fragment([title, ...editionBlocks(told, words, place), logLink(act.change, words, place)], words) }
}

/** What became of the wish to have the PDF attached. */
export type AttachmentFate = 'attached' | 'too_large' | 'not_in_language'

/** The sentence about that; `limit` in megabytes. */
export function attachmentNote(fate: AttachmentFate, limit: number, words: Words): Fragment {
  const language = words.languageName(words.language)
  return fragment([{ kind: 'paragraph', phrase: { text: words.t(`mails.edition.${fate}`, { language, limit }) } }], words)
}
