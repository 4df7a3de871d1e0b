/**
 * Text without what XML 1.0 cannot carry (controls, lone surrogates, non-characters) and without U+FFFD, which says that something
 * was lost. Lines end as every reader of XML ends them.
 */
export function cleanText(text: string): string {
  return text
    .replaceAll(/\r\n?/g, '\n')
    .replaceAll(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f-\u009f\ufffd-\uffff]|\p{Surrogate}/gu, '')
}

/** The same on one line, as titles stand: runs of white space become one space, none at the ends. */
export function cleanLine(text: string): string {
  return cleanText(text).replaceAll(/\s+/g, ' ').trim()
}

/** Text for an XML 1.0 document, cleaned and escaped. */
export function escapeXml(text: string): string {
  return cleanText(text).replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;')
}

/** One element: attributes that are undefined are left out; text is escaped; children stand as they are. */
export function element(
  name: string,
  attributes: Readonly<Record<string, string | undefined>>,
  content: string | readonly string[] = [],
): string {
  const written = Object.entries(attributes)
    .flatMap(([key, value]) => (value === undefined ? [] : [` ${key}="${escapeXml(value)}"`]))
    .join('')
  const inside = typeof content === 'string' ? escapeXml(content) : content.join('')
  return inside === '' ? `<${name}${written}/>` : `<${name}${written}>${inside}</${name}>`
}
