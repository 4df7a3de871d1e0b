/** What stands at the end of a statement: a resource by its address, a text with its language or datatype, or a resource written out. */
export type Term = { readonly iri: string } | { readonly text: string; readonly language?: string; readonly datatype?: string } | GraphNode

/** A resource with statements about it, in their order. Names of types and properties are `prefix:name`. */
export interface GraphNode {
  /** Null: without an address of its own. */
  readonly id: string | null
  readonly type: string
  readonly statements: readonly (readonly [string, Term | readonly Term[]])[]
}

const PREFIXES: Readonly<Record<string, string>> = {
  adms: 'http://www.w3.org/ns/adms#',
  dcat: 'http://www.w3.org/ns/dcat#',
  dcatap: 'http://data.europa.eu/r5r/',
  dct: 'http://purl.org/dc/terms/',
  foaf: 'http://xmlns.com/foaf/0.1/',
  rdf: 'http://www.w3.org/1999/02/22-rdf-syntax-ns#',
  rdfs: 'http://www.w3.org/2000/01/rdf-schema#',
  skos: 'http://www.w3.org/2004/02/skos/core#',
  spdx: 'http://spdx.org/rdf/terms#',
  vcard: 'http://www.w3.org/2006/vcard/ns#',
  xsd: 'http://www.w3.org/2001/XMLSchema#',
}

/** The resources as JSON-LD 1.1. */
export function asJsonLd(nodes: readonly GraphNode[]): string {
  return `${JSON.stringify({ '@context': PREFIXES, '@graph': nodes.map(jsonOf) }, null, 2)}\n`
}

function jsonOf({ id, type, statements }: GraphNode): object {
  const properties = statements.map(([name, terms]) => {
    const values = listOf(terms).map(valueOf)
    return [name, values.length === 1 ? values[0] : values] as const
  })
  return { ...(id === null ? {} : { '@id': id }), '@type': type, ...Object.fromEntries(properties) }
}

function valueOf(term: Term): object {
  if ('iri' in term) return { '@id': term.iri }
  if ('statements' in term) return jsonOf(term)
  if (term.language !== undefined) return { '@value': term.text, '@language': term.language }
  return { '@value': term.text, ...(term.datatype === undefined ? {} : { '@type': term.datatype }) }
}

/** The same resources as Turtle 1.1. */
export function asTurtle(nodes: readonly GraphNode[]): string {
  const prefixes = Object.entries(PREFIXES).map(([name, address]) => `@prefix ${name}: <${address}> .\n`)
  const resources = nodes.map((node) => `\n${node.id === null ? '[]' : iri(node.id)} ${body(node, '  ')} .\n`)
  return [...prefixes, ...resources].join('')
}

function body({ type, statements }: GraphNode, indent: string): string {
  const lines = statements.map(
    ([name, terms]) =>
      `${name} ${listOf(terms)
        .map((term) => written(term, indent))
        .join(', ')}`,
  )
  return [`a ${type}`, ...lines].join(` ;\n${indent}`)
}

function written(term: Term, indent: string): string {
  if ('iri' in term) return iri(term.iri)
  if ('statements' in term) return term.id === null ? `[ ${body(term, `${indent}  `)} ]` : iri(term.id)
  const text = `"${term.text.replaceAll(/[\\"\n\r\t]/g, (letter) => ESCAPES[letter] ?? letter)}"`
  if (term.language !== undefined) return `${text}@${term.language}`
  return term.datatype === undefined ? text : `${text}^^${term.datatype}`
}

const ESCAPES: Readonly<Record<string, string>> = { '\\': '\\\\', '"': '\\"', '\n': '\\n', '\r': '\\r', '\t': '\\t' }

/** Turtle, IRIREF: what may not stand between the brackets is written as a numeric escape. */
function iri(address: string): string {
  return `<${address.replaceAll(/[\u0000-\u0020<>"{}|^`\\]/g, (letter) => `\\u${letter.charCodeAt(0).toString(16).padStart(4, '0').toUpperCase()}`)}>`
}

function listOf(terms: Term | readonly Term[]): readonly Term[] {
  return Array.isArray(terms) ? (terms as readonly Term[]) : [terms as Term]
}
