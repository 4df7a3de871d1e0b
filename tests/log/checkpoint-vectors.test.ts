import { describe, expect, it } from 'vitest'
import { checkpointText, parseCheckpoint } from '../../src/verifier/checkpoint.ts'
import { newSigningKey, parseNote, parseSigningKey, parseVerifierKey, signersOf, signNote } from '../../src/verifier/note.ts'
import vectors from './vectors.json' with { type: 'json' }

const key = parseSigningKey(vectors.signing_key)
const verifier = parseVerifierKey(vectors.verifier_key)
const other = parseSigningKey(newSigningKey('vigia.example/log'))

describe('against the Go reference', () => {
  it('reads its keys', () => {
    expect(key.verifier.text).toBe(vectors.verifier_key)
    expect(verifier.text).toBe(vectors.verifier_key)
  })

  it('signs the same checkpoint to the byte, and accepts it', () => {
    const note = parseNote(vectors.checkpoint)
    const checkpoint = note && parseCheckpoint(note.text)
    expect(checkpoint).toMatchObject({ origin: 'vigia.example/log', size: 600 })
    expect(checkpoint?.root.toString('base64')).toBe(vectors.roots['600'])
    expect(checkpoint && signNote(checkpointText(checkpoint), [key])).toBe(vectors.checkpoint)
    expect(note && signersOf(note, [verifier])).toEqual([verifier])
  })

  it('accepts the examples of the specifications', () => {
    const example = parseVerifierKey('example.com/foo+530d903a+AekyeRrm56hApGFkyQR4ZCbV54Id2LKaANYcrnKv3U2k')
    const note = parseNote(
      'This is an example message.\n\n— example.com/foo Uw2QOkn8srV1yJGh2VYRlL1Tnagv1YEq6TfXppzi2ONncAlTgK7Ztg1ERYNZXsYjOBH3mFXmRKuwHjG1Yu72IneyaQM=\n',
    )
    expect(note && signersOf(note, [example])).toEqual([example])
    const log = parseNote(
      'example.com/behind-the-sofa\n20852163\nCsUYapGGPo4dkMgIAUqom/Xajj7h2fB2MPA3j2jxq2I=\n\n— example.com/behind-the-sofa Az3grlgtzPICa5OS8npVmf1Myq/5IZniMp+ZJurmRDeOoRDe4URYN7u5/Zhcyv2q1gGzGku9nTo+zyWE+xeMcTOAYQ8=\n',
    )
    expect(log && parseCheckpoint(log.text)).toMatchObject({ origin: 'example.com/behind-the-sofa', size: 20_852_163 })
  })
})

describe('a signature', () => {
  const text = parseNote(vectors.checkpoint)?.text ?? ''

  it('of an unknown key is passed over; of a known one that is wrong, the whole note falls', () => {
    const both = signNote(text, [key, other])
    expect(signersOf(parseNote(both) ?? never(), [verifier])).toEqual([verifier])
    expect(signersOf(parseNote(both) ?? never(), [verifier, other.verifier])).toHaveLength(2)
    expect(signersOf(parseNote(signNote(text, [other])) ?? never(), [verifier])).toBeNull()
    const forged = both.replace('\n600\n', '\n601\n')
    expect(signersOf(parseNote(forged) ?? never(), [verifier])).toBeNull()
  })

  it('of another key under the name and id of a known one is wrong', () => {
    const stolen = { verifier: key.verifier, privateKey: other.privateKey }
    expect(signersOf(parseNote(signNote(text, [stolen])) ?? never(), [verifier])).toBeNull()
  })
})

describe('what is no note, no checkpoint and no key', () => {
  it.each([
    '',
    'text\n',
    'text\n\n',
    'text\n\n— name\n',
    'text\n\n- name AAAAAAA=\n',
    'text\n\n— na me AAAAAAA=\n',
    'te\txt\n\n— name AAAAAAA=\n',
    'text\n\n— name AAAAAAA=',
  ])('%j is no note', (text) => expect(parseNote(text)).toBeNull())

  it.each([
    '',
    'origin\n5\n',
    '\n5\nCsUYapGGPo4dkMgIAUqom/Xajj7h2fB2MPA3j2jxq2I=\n',
    'origin\n05\nCsUYapGGPo4dkMgIAUqom/Xajj7h2fB2MPA3j2jxq2I=\n',
    'origin\n-5\nCsUYapGGPo4dkMgIAUqom/Xajj7h2fB2MPA3j2jxq2I=\n',
    'origin\n99999999999999999\nCsUYapGGPo4dkMgIAUqom/Xajj7h2fB2MPA3j2jxq2I=\n',
    'origin\n5\nCsUYapGGPo4dkMgIAUqom/Xajj7h2fB2MPA3j2jxq2J=\n',
    'origin\n5\nAAAA\n',
    'origin\n5\nCsUYapGGPo4dkMgIAUqom/Xajj7h2fB2MPA3j2jxq2I=',
  ])('%j is no checkpoint', (text) => expect(parseCheckpoint(text)).toBeNull())

  it.each([
    '',
    'name',
    vectors.verifier_key.replace('+', '+0'),
    vectors.verifier_key.replace('vigia', 'vigía'),
    vectors.verifier_key.slice(0, -2),
  ])('%j is no verifier key', (text) => expect(() => parseVerifierKey(text)).toThrow('key'))

  it('a damaged signing key is refused without being repeated', () => {
    const damaged = vectors.signing_key.replace('vigia.example', 'other.example')
    expect(() => parseSigningKey(damaged)).toThrow(/^a signing key whose id does not fit its name and bytes$/)
    expect(() => newSigningKey('with space')).toThrow('not a key name')
  })
})

function never(): never {
  throw new Error('not a note')
}
