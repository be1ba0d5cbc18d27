// A process of its own, which keeps its chat in a file: for tests that end it without warning.
import { startServer } from '../../../src/server/node.ts'

const [file] = process.argv.slice(2)
const { url } = await startServer({ data: file ?? 'chat.db' })
process.send?.({ url })
