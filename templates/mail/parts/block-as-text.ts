import type { Words } from '../../i18n/index.ts'
import type { Status } from '../../view/scales.ts'
import type { Block, Phrase, SourceLine } from './block.ts'
import { STATUS_GLYPHS } from './status-glyph.ts'

const LONGEST_RULE = 60

/** A block as plain text; every address is written out on a line of its own. */
export function blockAsText(block: Block, words: Words): string {
  switch (block.kind) {
    case 'title':
      return linked({ ...block.phrase, text: ruled(block.phrase.text, '=') })
    case 'section':
      return linked({ ...block.phrase, text: ruled(block.phrase.text.toLocaleUpperCase(words.locale), '-') })
    case 'heading':
      return linked({ ...block.phrase, text: `* ${block.phrase.text}` })
    case 'name':
    case 'paragraph':
    case 'quiet':
      return linked(block.phrase)
    case 'quote':
      return linked({ ...block.phrase, text: block.phrase.text.replaceAll(/^/gm, '> ') })
    case 'labelled':
      return linked({ ...block.phrase, text: `${block.label}: ${block.phrase.text}` })
    case 'move':
      return block.from === block.to ? marked(block.to, words) : `${marked(block.from, words)} → ${marked(block.to, words)}`
    case 'sources':
      return [`${block.label}:`, ...block.sources.map(source)].join('\n')
    case 'list':
      return block.items
        .map((item) => `- ${linked({ ...item, text: [item.text, item.note ?? []].flat().join('\n  ') }, '\n  ')}`)
        .join('\n')
    case 'links':
      return block.items.map(({ text, href }) => `${text}:\n${href}`).join('\n')
    case 'button':
      return `${block.text}:\n${block.href}`
  }
}

function linked({ text, href }: Phrase, between = '\n'): string {
  return href === undefined ? text : `${text}${between}${href}`
}

function ruled(text: string, rule: string): string {
  return `${text}\n${rule.repeat(Math.min(LONGEST_RULE, text.length))}`
}

function marked(status: Status, words: Words): string {
  return `${STATUS_GLYPHS[status]} ${words.t(`terms.status.${status}`)}`
}

function source({ title, facts, note }: SourceLine): string {
  const address = title.href === undefined ? '' : `\n  ${title.href}`
  return `- ${title.text}. ${facts}.${note === null ? '' : ` ${note.text}`}${address}`
}
