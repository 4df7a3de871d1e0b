import { setTimeout as sleep } from 'node:timers/promises'
import { expect, it } from 'vitest'
import { openShop } from '../../src/kernel/open-shop.ts'

const made = (length: number) => ({ length })

it('makes a thing once, one after the other, and refuses what would wait too long', async () => {
  const shop = openShop({ bytes: 1000, waiting: 2 })
  let drawn = 0
  let atOnce = 0
  const draw = async () => {
    atOnce += 1
    expect(atOnce).toBe(1)
    await sleep(5)
    atOnce -= 1
    drawn += 1
    return made(10)
  }
  const first = await Promise.all([
    shop.order('a', draw),
    shop.order('a', draw),
    shop.order('b', draw),
    shop.order('c', draw),
    shop.order('d', draw),
  ])
  expect(first.map((answer) => answer?.length ?? null)).toEqual([10, 10, 10, 10, null])
  expect(drawn).toBe(3)
  expect(await shop.order('a', draw)).toBe(first[0])
  expect((await shop.order('d', draw))?.length).toBe(10)
  expect(drawn).toBe(4)
})

it('keeps what was asked for last, and no more bytes than it may', async () => {
  const shop = openShop({ bytes: 100, waiting: 2 })
  const drawn: string[] = []
  const order = (key: string) =>
    shop.order(key, () => {
      drawn.push(key)
      return Promise.resolve(made(40))
    })
  for (const key of ['a', 'b', 'a', 'c', 'a', 'b']) await order(key)
  expect(drawn).toEqual(['a', 'b', 'c', 'b'])
})

it('goes on after a making that failed, which is tried again', async () => {
  const shop = openShop({ bytes: 100, waiting: 2 })
  await expect(shop.order('a', () => Promise.reject(new Error('no such thing')))).rejects.toThrow('no such thing')
  expect((await shop.order('a', () => Promise.resolve(made(7))))?.length).toBe(7)
})
