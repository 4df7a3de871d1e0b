import { close, open, paragraph, type Block, type ParagraphBlock } from '../layout/block.ts'
import { plain, type Run } from '../text/run.ts'
import { STYLES } from '../text/styles.ts'

export interface SectionOptions {
  readonly newPage?: boolean
  /** Points that must be free for the headline and what may not be parted from it. */
  readonly room?: number
}

/** A section of the report: rule, headline, bookmark, the place that the contents lead to, and what it holds. */
export function* section(place: string, title: string, content: Iterable<Block>, options: SectionOptions = {}): Generator<Block> {
  const { newPage = false, room = 130 } = options
  if (newPage) yield { kind: 'page' }
  else {
    yield { kind: 'space', height: 26 }
    yield { kind: 'need', height: room }
  }
  yield open('Sect')
  yield { kind: 'rule', color: 'ink', weight: 1, after: 8 }
  yield paragraph(plain(title), STYLES.section, { role: 'H2', after: 8, keep: 60, place, bookmark: { title, level: 0 } })
  yield* content
  yield close
}

/** The heading of a part of a section, with its place and bookmark. */
export function* subsection(place: string, title: string, keep = 60): Generator<Block> {
  yield { kind: 'space', height: 14 }
  yield paragraph(plain(title), STYLES.heading, { role: 'H3', after: 5, keep, place, bookmark: { title, level: 1 } })
}

/** A sentence set as running text; `keep` points of what follows stay with it. */
export function sentence(text: string | readonly Run[], after = 8, keep = 0): ParagraphBlock {
  return paragraph(typeof text === 'string' ? plain(text) : text, STYLES.body, { after, keep })
}

/** A sentence set small: a remark on what stands beside it. */
export function remark(text: string | readonly Run[], after = 6): ParagraphBlock {
  return paragraph(typeof text === 'string' ? plain(text) : text, STYLES.small, { after })
}
