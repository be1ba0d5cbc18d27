export { streamBackend } from './backends/stream/backend.ts'
export { type Receipts, STREAM_BASE_URL, type StreamBackendOptions } from './backends/stream/options.ts'
export type { TokenProvider } from './backends/stream/tokens.ts'
