import type { Words } from '../../i18n/index.ts'
import { STATUSES } from '../../view/scales.ts'
import type { Run } from '../text/run.ts'

/** All marks with their words in one line: the key of a picture. */
export function statusKey(words: Words): Run[] {
  return STATUSES.flatMap((status): Run[] => [
    { mark: status },
    { text: `${words.t(`terms.status.${status}`).replaceAll(' ', '\u00A0')} \u00A0 `, color: 'ink' },
  ])
}
