import type { Words } from '../../i18n/index.ts'
import type { Status } from '../../view/scales.ts'
import type { Run } from '../text/run.ts'

/** Mark and word of a status, never one without the other. */
export function statusPhrase(words: Words, status: Status): Run[] {
  return [{ mark: status }, { text: words.t(`terms.status.${status}`).replaceAll(' ', '\u00A0'), face: 'strong', color: 'ink' }]
}

/** "mark from → mark to"; one status alone where it stayed the same. */
export function movePhrase(words: Words, from: Status, to: Status): Run[] {
  if (from === to) return [...statusPhrase(words, to), { text: ` (${words.t('report.update.unchanged')})`, color: 'soft' }]
  return [...statusPhrase(words, from), { text: ` ${words.t('report.update.to')} ` }, ...statusPhrase(words, to)]
}
