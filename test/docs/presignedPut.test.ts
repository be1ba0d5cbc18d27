import { expect, it } from 'vitest'
import { presignedPut } from '../../docs/examples/presignedPut.ts'
import type { FileTransport } from '../../src/core.ts'
import { everyTransport, noise, openFiles } from './support/everyTransport.ts'
import { startStorage, type Storage } from './support/storage.ts'

const bucket = ({ url }: Storage, signature = 'right'): FileTransport =>
  presignedPut(({ name }) =>
    Promise.resolve({
      uploadUrl: `${url}/bucket/${name}?signature=${signature}`,
      headers: { 'X-Signed': 'yes' },
      url: `${url}/bucket/${name}`,
    }),
  )
everyTransport('presigned PUT', bucket)

it('a bucket says no to an address that nobody signed', async () => {
  const storage = await startStorage()
  const { add, until, stateIs } = await openFiles(bucket(storage, 'wrong'))
  await add(noise(10))
  await until(stateIs('rejected'))
  expect(storage.files.size).toBe(0)
})
