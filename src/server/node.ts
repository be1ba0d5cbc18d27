export { nodeEnv } from '../env/nodeEnv.ts'
export { sqliteStore } from './store/sqliteStore.ts'
export { startServer, type RunningServer, type StartServerOptions } from './node/startServer.ts'
