import type { ActivityField } from './activity-fields.ts'

const WHOLE =
  /^(?:(?:fy|fiscal year|año fiscal)\s*'?\d{2,4}\s*)?(?:(?:sub|grand|program|programme|country|regional?|overall|gran)[\s-]*)*(?:total(?:s|es)?)(?:\s+(?:general|(?:for|of|del?|por)\s.+))?\s*:?$/i

/** Whether a row adds up others ("FY 2008 Program Totals"): its name is that of a total and it has neither unit, place nor dates. */
export function isSubtotal(text: (field: ActivityField) => string): boolean {
  const alone = (['unit', 'partner_unit', 'place', 'starts_on', 'ends_on'] as const).every((field) => /^(?:n\/a)?$/i.test(text(field)))
  return alone && (['title', 'program', 'country'] as const).some((field) => WHOLE.test(text(field)))
}
