import { PDF_UA_METADATA } from './pdf-ua-metadata.ts'
import { xml } from './xml.ts'

/** Where the licence stands in full. */
const LICENCE = 'https://creativecommons.org/licenses/by/4.0/'

export interface DocumentFacts {
  readonly title: string
  /** How to cite it, as one sentence. */
  readonly citation: string
  /** Address of the online edition. */
  readonly address: string
  /** Name of the licence in the document's language. */
  readonly licence: string
}

/** `locale` is BCP 47. XMP beyond what pdfkit writes of its own: the declaration of PDF/UA, language, address and licence. All schemas are predefined ones. */
export function documentMetadata({ address, licence }: DocumentFacts, locale: string): string {
  const alternatives = `<rdf:Alt><rdf:li xml:lang="x-default">${xml(licence)}</rdf:li><rdf:li xml:lang="${locale}">${xml(licence)}</rdf:li></rdf:Alt>`
  return `${PDF_UA_METADATA}
<rdf:Description rdf:about="" xmlns:dc="http://purl.org/dc/elements/1.1/">
  <dc:language><rdf:Bag><rdf:li>${locale}</rdf:li></rdf:Bag></dc:language>
  <dc:identifier>${xml(address)}</dc:identifier>
  <dc:rights>${alternatives}</dc:rights>
</rdf:Description>
<rdf:Description rdf:about="" xmlns:xmpRights="http://ns.adobe.com/xap/1.0/rights/">
  <xmpRights:Marked>True</xmpRights:Marked>
  <xmpRights:WebStatement>${LICENCE}</xmpRights:WebStatement>
  <xmpRights:UsageTerms>${alternatives}</xmpRights:UsageTerms>
</rdf:Description>`
}
