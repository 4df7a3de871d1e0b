import type { ParagraphStyle } from './run.ts'

/** The type scale of the report, in points. */
export const STYLES = {
  display: { face: 'headline', size: 34, leading: 38, color: 'ink' },
  section: { face: 'headline', size: 20, leading: 24, color: 'ink' },
  heading: { face: 'headline', size: 15, leading: 19, color: 'ink' },
  subheading: { face: 'strong', size: 10, leading: 14, color: 'ink' },
  lead: { face: 'quote', size: 12.5, leading: 17.5, color: 'ink' },
  quote: { face: 'quote', size: 11, leading: 15.5, color: 'ink' },
  body: { face: 'text', size: 10, leading: 14.5, color: 'ink' },
  small: { face: 'text', size: 8.5, leading: 12, color: 'soft' },
  cell: { face: 'text', size: 8.5, leading: 11.5, color: 'ink' },
  head: { face: 'strong', size: 8, leading: 10.5, color: 'soft' },
} as const satisfies Record<string, ParagraphStyle>
