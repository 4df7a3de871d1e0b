/** The words of the record that are defined, grouped and in reading order; the scales among them carry a definition for each value. */
export const GLOSSARY = {
  asked: ['source', 'recommendation', 'kind', 'theme', 'concern', 'standard', 'institution', 'addressee', 'due'],
  said: ['position', 'status', 'status_update', 'overall', 'evidence', 'indicator', 'reply'],
  computed: ['overdue', 'stale', 'awaiting_reply'],
  agreements: ['agreement', 'disclosure'],
  record: ['edition', 'as_of', 'log', 'correction', 'redaction'],
} as const
export type GlossaryGroup = keyof typeof GLOSSARY
export type GlossaryTerm = (typeof GLOSSARY)[GlossaryGroup][number]
