/** The key of a topic from its row. */
export function storedTopicKey(stream: string, query: string): string {
  return query === '' ? stream : `${stream}?${query}`
}
