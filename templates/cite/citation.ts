/** What a citation says, in the language of the page it was taken from. */
export interface Citation {
  /** Of one recommendation: its code. */
  readonly code: string
  /** Code and title. */
  readonly title: string
  /** Name of the site, who publishes it. */
  readonly site: string
  /** BCP 47. */
  readonly language: string
  /** ISO instant that the record is cited as of. */
  readonly instant: string
  /** `YYYY-MM-DD` of the instant in the record's zone. */
  readonly day: string
  /** Permanent address, as of the instant. */
  readonly address: string
  /** What the date of a living record means, and its licence. */
  readonly note: string
}

export const CITATION_FORMATS = ['bib', 'ris', 'json'] as const
export type CitationFormat = (typeof CITATION_FORMATS)[number]
