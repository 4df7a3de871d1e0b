export { enqueueDuePings } from './enqueue-due-pings.ts'
export { pingHubs } from './ping-hubs.ts'
export { readHubFigures, type HubFigures } from './read-hub-figures.ts'
export { tellHubs } from './tell-hubs.ts'
