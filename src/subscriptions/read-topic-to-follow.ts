import type { TopicView } from '../../templates/view/topic.ts'
import type { Context } from '../kernel/context.ts'
import { parse } from '../kernel/parse.ts'
import { countStanding, topicKey } from '../topics/index.ts'
import { readFollowed } from './read-followed.ts'
import { TopicForm } from './schemas.ts'

/** A topic with its key and how many addressees fit it now. Throws Invalid (`topic`) when it names nothing that can be followed. */
export async function readTopicToFollow(
  ctx: Context,
  key: string,
): Promise<{ readonly key: string; readonly topic: TopicView; readonly standing: number }> {
  const { topic } = parse(TopicForm, { topic: key })
  return { key: topicKey(topic), topic: await readFollowed(ctx, topic), standing: await countStanding(ctx, topic) }
}
