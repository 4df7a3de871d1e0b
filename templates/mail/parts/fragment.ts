import type { Words } from '../../i18n/index.ts'
import { blockAsHtml } from './block-as-html.ts'
import { blockAsText } from './block-as-text.ts'
import type { Block, Fragment } from './block.ts'

/** Blocks as text and as HTML, the same content twice. */
export function fragment(blocks: readonly Block[], words: Words): Fragment {
  return {
    text: blocks.map((block) => `${blockAsText(block, words)}\n\n`).join(''),
    html: blocks.map((block) => `${blockAsHtml(block, words)}\n`).join(''),
  }
}

/** Pieces one after the other. */
export function joined(pieces: readonly Fragment[]): Fragment {
  return { text: pieces.map(({ text }) => text).join(''), html: pieces.map(({ html }) => html).join('') }
}
