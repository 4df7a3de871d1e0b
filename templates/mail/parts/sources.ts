import type { Words } from '../../i18n/index.ts'
import type { EvidenceView } from '../../view/evidence.ts'
import type { Block } from './block.ts'
import { localizedPhrase } from './phrases.ts'

/** Evidence with publisher, date, kind and address; how much more there is that may not be shown. */
export function sourceBlocks(evidence: readonly EvidenceView[], hidden: number, words: Words): Block[] {
  const blocks: Block[] = []
  if (evidence.length > 0) {
    blocks.push({
      kind: 'sources',
      label: words.t('feeds.body.evidence'),
      sources: evidence.map((item) => ({
        title: { text: item.title, ...foreign(item.language, words), ...(isWeb(item.address) ? { href: item.address } : {}) },
        facts: `${item.publisher}, ${words.date(item.date)} (${words.t(`terms.evidence.${item.kind}`)})`,
        note: localizedPhrase(item.note, words),
      })),
    })
  }
  if (hidden > 0) blocks.push({ kind: 'quiet', phrase: { text: words.t('pages.evidence.hidden', { n: hidden }) } })
  return blocks
}

function isWeb(address: string | null): address is string {
  return address !== null && /^https?:\/\//i.test(address) && URL.canParse(address)
}

function foreign(language: string, words: Words): { readonly language?: string } {
  return language.split('-')[0] === words.language ? {} : { language }
}
