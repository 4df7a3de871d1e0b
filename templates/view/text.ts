export type Language = string

/** A text in the languages it exists in. A language that is missing is labelled by the template, never replaced silently. */
export type Localized = Readonly<Record<Language, string>>

/** A date of the precision that the source gives: `2023`, `2023-08` or `2023-08-14`. Never widened to a day. */
export type PartialDate = string
