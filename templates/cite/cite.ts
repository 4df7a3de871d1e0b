import { asBibtex } from './as-bibtex.ts'
import { asCslJson } from './as-csl-json.ts'
import { asRis } from './as-ris.ts'
import type { Citation, CitationFormat } from './citation.ts'

/** Media type of each format of a citation. */
export const CITATION_TYPES: Readonly<Record<CitationFormat, string>> = {
  bib: 'application/x-bibtex; charset=utf-8',
  ris: 'application/x-research-info-systems; charset=utf-8',
  json: 'application/vnd.citationstyles.csl+json; charset=utf-8',
}

/** A citation in one of the formats that reference managers read. */
export function cite(citation: Citation, format: CitationFormat): string {
  return { bib: asBibtex, ris: asRis, json: asCslJson }[format](citation)
}
