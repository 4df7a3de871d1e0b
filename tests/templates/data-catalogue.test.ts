import { expect, it } from 'vitest'
import { dataCatalogue } from '../../templates/open-data/data-catalogue.ts'
import { asTurtle } from '../../templates/open-data/graph.ts'

const origin = 'https://vigia.example'

function contacts(contact?: string): readonly string[] {
  const turtle = asTurtle(dataCatalogue({ datasets: [], dump: null, modified: null, began: null, origin, contact }))
  return [...new Set([...turtle.matchAll(/vcard:has\w+ <[^>]+>/g)].map(([statement]) => statement))]
}

it('the catalogue says where questions go: the address that is set up, and the page of the data where that is none', () => {
  expect(contacts()).toEqual([`vcard:hasURL <${origin}/es/data>`])
  expect(contacts('datos@vigia.example')).toEqual([`vcard:hasEmail <mailto:datos@vigia.example>`, `vcard:hasURL <${origin}/es/data>`])
  expect(contacts('https://vigia.example/contacto')).toEqual(['vcard:hasURL <https://vigia.example/contacto>'])
})
