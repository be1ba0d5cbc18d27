import type { Transitions } from '../model/machine.ts'
import type { UploadState } from '../model/upload.ts'

/**
 * - start: its turn has come
 * - send: it is ready, and its first byte may leave
 * - arrive: its last byte has left
 * - finish: the server says where it lies
 * - postpone: nothing came of it, and it is tried again by itself
 * - fail: it is not tried again by itself
 * - reject: the server will not have it
 * - cancel, retry: a person wants it so
 */
export type UploadSignal =
  'start' | 'send' | 'arrive' | 'finish' | 'postpone' | 'fail' | 'reject' | 'cancel' | 'retry'

/**
 *            ┌────────────────────── postpone ──────────────────────┐
 *            ▼                                                      │
 *   add ──▶ queued ──start──▶ preparing ──send──▶ uploading ──arrive──▶ processing ──finish──▶ done
 *            ▲                   │ │                 │ │                   │ │
 *            │                   │ └──────reject─────┴─┼───────────────────┴─┼──▶ rejected
 *            ├──retry── failed ◀─┴─────────fail────────┴─────────────────────┘
 *            └──retry── cancelled ◀── cancel (from everywhere before done, and from failed)
 *
 * What is cancelled hears nothing of the server any more, and what is done or rejected is so for good.
 */
export const uploadMachine: Transitions<UploadState, UploadSignal> = {
  queued: {
    start: 'preparing',
    send: 'queued',
    arrive: 'queued',
    finish: 'queued',
    postpone: 'queued',
    fail: 'failed',
    reject: 'rejected',
    cancel: 'cancelled',
    retry: 'queued',
  },
  preparing: {
    start: 'preparing',
    send: 'uploading',
    arrive: 'preparing',
    finish: 'preparing',
    postpone: 'queued',
    fail: 'failed',
    reject: 'rejected',
    cancel: 'cancelled',
    retry: 'preparing',
  },
  uploading: {
    start: 'uploading',
    send: 'uploading',
    arrive: 'processing',
    finish: 'done',
    postpone: 'queued',
    fail: 'failed',
    reject: 'rejected',
    cancel: 'cancelled',
    retry: 'uploading',
  },
  processing: {
    start: 'processing',
    // An expired token makes it leave once more.
    send: 'uploading',
    arrive: 'processing',
    finish: 'done',
    postpone: 'queued',
    fail: 'failed',
    reject: 'rejected',
    cancel: 'cancelled',
    retry: 'processing',
  },
  done: {
    start: 'done',
    send: 'done',
    arrive: 'done',
    finish: 'done',
    postpone: 'done',
    fail: 'done',
    reject: 'done',
    cancel: 'done',
    retry: 'done',
  },
  failed: {
    start: 'failed',
    send: 'failed',
    arrive: 'failed',
    finish: 'failed',
    postpone: 'failed',
    fail: 'failed',
    reject: 'failed',
    cancel: 'cancelled',
    retry: 'queued',
  },
  rejected: {
    start: 'rejected',
    send: 'rejected',
    arrive: 'rejected',
    finish: 'rejected',
    postpone: 'rejected',
    fail: 'rejected',
    reject: 'rejected',
    cancel: 'rejected',
    retry: 'rejected',
  },
  cancelled: {
    start: 'cancelled',
    send: 'cancelled',
    arrive: 'cancelled',
    finish: 'cancelled',
    postpone: 'cancelled',
    fail: 'cancelled',
    reject: 'cancelled',
    cancel: 'cancelled',
    retry: 'queued',
  },
}
