/** An entry as any reader should see it. */
export interface ExpectedEntry {
  readonly id: string
  readonly title: string
  /** Unix time in seconds. */
  readonly published: number
  readonly address: string
  readonly enclosures: readonly (readonly [href: string, bytes: number, type: string])[]
}

interface JsonFeed {
  readonly title: string
  readonly items: readonly {
    readonly id: string
    readonly title: string
    readonly url: string
    readonly date_published: string
    readonly attachments?: readonly { readonly url: string; readonly size_in_bytes: number; readonly mime_type: string }[]
  }[]
}

/** What a feed in another format should say: its JSON Feed, which takes no parser of feeds to read. */
export async function expectedFeed(address: string): Promise<{ readonly title: string; readonly entries: readonly ExpectedEntry[] }> {
  const response = await fetch(address.replace(/\.(atom|rss)(?=$|\?)/, '.json'))
  if (response.status !== 200) throw new Error(`${address} as JSON: status ${response.status}`)
  const { title, items } = (await response.json()) as JsonFeed
  return {
    title,
    entries: items.map((item) => ({
      id: item.id,
      title: item.title,
      published: Math.floor(Date.parse(item.date_published) / 1000),
      address: item.url,
      enclosures: (item.attachments ?? []).map(({ url, size_in_bytes, mime_type }) => [url, size_in_bytes, mime_type] as const),
    })),
  }
}
