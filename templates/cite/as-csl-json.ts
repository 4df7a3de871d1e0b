import type { Citation } from './citation.ts'

/** As CSL-JSON: an array of one item of type `webpage`. */
export function asCslJson(citation: Citation): string {
  const parts = [citation.day.split('-').map(Number)]
  const item = {
    id: `${citation.code}-${citation.day}`,
    type: 'webpage',
    title: citation.title,
    author: [{ literal: citation.site }],
    'container-title': citation.site,
    issued: { 'date-parts': parts },
    accessed: { 'date-parts': parts },
    URL: citation.address,
    language: citation.language,
    note: citation.note,
  }
  return `${JSON.stringify([item], null, 2)}\n`
}
