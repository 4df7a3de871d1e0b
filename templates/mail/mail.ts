import type { Words } from '../i18n/index.ts'
import type { Block } from './parts/block.ts'
import { fragment } from './parts/fragment.ts'
import { frame } from './parts/frame.ts'

export interface MailView {
  readonly subject: string
  readonly paragraphs: readonly string[]
  /** The one thing to press, with its whole address. */
  readonly button: { readonly text: string; readonly href: string } | null
  /** Said last and smaller. */
  readonly footnotes: readonly string[]
}

export interface Mail {
  readonly subject: string
  readonly text: string
  readonly html: string
  readonly language: string
}

/** A message as plain text and as HTML from one view: no picture, nothing to load, every address readable. */
export function mail(view: MailView, words: Words, origin: string): Mail {
  const body: Block[] = view.paragraphs.map((text) => ({ kind: 'paragraph', phrase: { text } }))
  if (view.button !== null) body.push({ kind: 'button', ...view.button })
  const foot: Block[] = view.footnotes.map((text) => ({ kind: 'paragraph', phrase: { text } }))
  const written = frame({ subject: view.subject, body: fragment(body, words), foot: fragment(foot, words) }, words, origin)
  return { subject: view.subject, ...written, language: words.language }
}
