export { parseTopicKey, topicKey, TopicFilter, topicQuery, type ParsedTopicFilter, type Topic } from './topic.ts'
export { noteEvents } from './note-events.ts'
