export { readMoves } from './read-moves.ts'
export { MOVE_COLUMNS, moveRows } from './move-rows.ts'
