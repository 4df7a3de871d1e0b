import type { Words } from '../../i18n/index.ts'
import type { ChangeView } from '../../view/change.ts'
import type { Place } from './act.ts'
import type { Block } from './block.ts'

/** Whole address of the page that shows what an act was about. */
export function actAddress(change: ChangeView, words: Words, { origin }: Place): string {
  const base = `${origin}/${words.language}`
  const { recommendation, agreement, edition, update, reply } = change
  if (edition) return `${base}/reports/${edition.slug}`
  if (recommendation) {
    const anchor = reply ? `#reply-${reply.invitation}` : update ? `#update-${update.id}` : ''
    return `${base}/recommendations/${recommendation.code}${anchor}`
  }
  return agreement ? `${base}/agreements/${agreement.slug}` : `${base}/changes?before=${change.seq + 1}#change-${change.seq}`
}

/** The page, and the entry in the public log with its proof. */
export function actLinks(change: ChangeView, words: Words, place: Place): Block {
  const page = { text: words.t('mails.act.page'), href: actAddress(change, words, place) }
  return { kind: 'links', items: [page, logItem(change, words, place)] }
}

/** The entry alone, where a heading leads to the page. */
export function logLink(change: ChangeView, words: Words, place: Place): Block {
  return { kind: 'links', items: [logItem(change, words, place)] }
}

function logItem({ seq }: ChangeView, words: Words, { origin }: Place): { readonly text: string; readonly href: string } {
  return { text: words.t('mails.act.log', { seq: words.number(seq) }), href: `${origin}/${words.language}/log/${seq}` }
}
