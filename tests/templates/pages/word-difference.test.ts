import { expect, it } from 'vitest'
import { wordDifference } from '../../../templates/pages/parts/word-difference.ts'

const marked = async (text: string, other: string) => String(await wordDifference(text, other, 'ins'))

it.each([
  ['tres de los siete acuerdos', 'dos de los siete acuerdos', '<ins>tres</ins> de los siete acuerdos'],
  ['a b c d', 'a c d', 'a<ins> b</ins> c d'],
  ['a c d', 'a b c d', 'a c d'],
  ['uno\ndos', 'uno dos', 'uno\ndos'],
  ['nuevo', '', '<ins>nuevo</ins>'],
  ['', 'viejo', ''],
  ['x <b>y</b>', 'x', 'x<ins> &lt;b&gt;y&lt;/b&gt;</ins>'],
])('%j beside %j', async (text, other, expected) => {
  expect(await marked(text, other)).toBe(expected)
})

it('marks what lies between the same beginning and the same end as one piece when texts are very long', async () => {
  const long = (word: string) => `igual ${`${word} `.repeat(20_000)}final`
  expect(await marked(long('a'), long('b'))).toMatch(/^igual<ins>[^<]+<\/ins> final$/)
})
