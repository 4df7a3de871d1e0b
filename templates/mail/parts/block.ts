import type { Status } from '../../view/scales.ts'

/** A text with its BCP 47 language where that is not the mail's own. */
export interface Phrase {
  readonly text: string
  readonly language?: string
  /** Whole address that it leads to. */
  readonly href?: string
}

/** A line of a list, with what is said of it. */
export interface ListItem extends Phrase {
  readonly note?: string
}

export interface SourceLine {
  readonly title: Phrase
  /** Publisher, date and kind, in words. */
  readonly facts: string
  /** What the source says, in the record's words. */
  readonly note: Phrase | null
}

/** What a mail is made of, before it is text or HTML. */
export type Block =
  | { readonly kind: 'title' | 'section' | 'heading' | 'name'; readonly phrase: Phrase }
  | { readonly kind: 'paragraph' | 'quiet' | 'quote'; readonly phrase: Phrase }
  /** A label, and what it is the label of. */
  | { readonly kind: 'labelled'; readonly label: string; readonly phrase: Phrase }
  /** From one status to another; the same twice: it stands where it stood. */
  | { readonly kind: 'move'; readonly from: Status; readonly to: Status }
  | { readonly kind: 'sources'; readonly label: string; readonly sources: readonly SourceLine[] }
  | { readonly kind: 'list'; readonly items: readonly ListItem[] }
  /** Where to read on. */
  | { readonly kind: 'links'; readonly items: readonly Required<Pick<Phrase, 'text' | 'href'>>[] }
  /** The one thing to press. */
  | { readonly kind: 'button'; readonly text: string; readonly href: string }

/** A piece of a mail, both ways. */
export interface Fragment {
  readonly text: string
  readonly html: string
}
