// @vitest-environment node
import { expect, it } from 'vitest'
import { wireErrorCode, wireErrorStatus } from '../../src/wire/stream/error.ts'
import { streamOperations } from '../../src/wire/stream/operations.ts'

/**
 * The protocol's table in our own words: name, method, path in v1, below which prefix it lies in v2, who may call
 * it. `subscribes` marks the calls that carry `connection_id`: they are what a socket's subscriptions are made of; `form`
 * those that carry a file.
 */
const table = `
  queryChannels               POST   /channels                           chat   client subscribes
  getOrCreateChannel          POST   /channels/{type}/{id}/query         chat   client subscribes
  getOrCreateDistinctChannel  POST   /channels/{type}/query              chat   client subscribes
  getChannel                  GET    /channels/{type}/{id}               chat   client
  updateChannel               POST   /channels/{type}/{id}               chat   client
  updateChannelPartial        PATCH  /channels/{type}/{id}               chat   client
  queryMembers                GET    /members                            chat   client
  sendMessage                 POST   /channels/{type}/{id}/message       chat   client
  getMessage                  GET    /messages/{id}                      chat   client
  getManyMessages             GET    /channels/{type}/{id}/messages      chat   client
  getReplies                  GET    /messages/{parent_id}/replies       chat   client
  updateMessage               POST   /messages/{id}                      chat   client
  updateMessagePartial        PUT    /messages/{id}                      chat   client
  deleteMessage               DELETE /messages/{id}                      chat   client
  sendReaction                POST   /messages/{id}/reaction             chat   client
  deleteReaction              DELETE /messages/{id}/reaction/{type}      chat   client
  getReactions                GET    /messages/{id}/reactions            chat   client
  sendEvent                   POST   /channels/{type}/{id}/event         chat   client
  markRead                    POST   /channels/{type}/{id}/read          chat   client
  markUnread                  POST   /channels/{type}/{id}/unread        chat   client
  markChannelsRead            POST   /channels/read                      chat   client
  unreadCounts                GET    /unread                             chat   client
  search                      GET    /search                             chat   client
  queryThreads                POST   /threads                            chat   client
  getThread                   GET    /threads/{message_id}               chat   client
  updateThreadPartial         PATCH  /threads/{message_id}               chat   client
  createDraft                 POST   /channels/{type}/{id}/draft         chat   client
  getDraft                    GET    /channels/{type}/{id}/draft         chat   client
  deleteDraft                 DELETE /channels/{type}/{id}/draft         chat   client
  queryDrafts                 POST   /drafts/query                       chat   client
  createReminder              POST   /messages/{message_id}/reminders    chat   client
  updateReminder              PATCH  /messages/{message_id}/reminders    chat   client
  deleteReminder              DELETE /messages/{message_id}/reminders    chat   client
  queryReminders              POST   /reminders/query                    chat   client
  markDelivered               POST   /channels/delivered                 chat   client
  sync                        POST   /sync                               chat   client subscribes
  queryUsers                  GET    /users                              common client subscribes
  updateUsers                 POST   /users                              common client
  createGuest                 POST   /guest                              common client
  runMessageAction            POST   /messages/{id}/action               chat   client
  translateMessage            POST   /messages/{id}/translate            chat   client
  flag                        POST   /moderation/flag                    chat   client
  unflag                      POST   /moderation/unflag                  chat   client
  queryMessageFlags           GET    /moderation/flags/message           chat   client
  muteUsers                   POST   /moderation/mute                    common client
  unmuteUsers                 POST   /moderation/unmute                  common client
  blockUser                   POST   /users/block                        common client
  unblockUser                 POST   /users/unblock                      common client
  getBlockedUsers             GET    /users/block                        common client
  getOg                       GET    /og                                 common client
  uploadChannelFile           POST   /channels/{type}/{id}/file          chat   client form
  uploadChannelImage          POST   /channels/{type}/{id}/image         chat   client form
  deleteChannelFile           DELETE /channels/{type}/{id}/file          chat   client
  deleteChannelImage          DELETE /channels/{type}/{id}/image         chat   client
  uploadFile                  POST   /uploads/file                       common client form
  uploadImage                 POST   /uploads/image                      common client form
  deleteFile                  DELETE /uploads/file                       common client
  deleteImage                 DELETE /uploads/image                      common client
  sendUserCustomEvent         POST   /users/{user_id}/event              chat   server
  commitMessage               POST   /messages/{id}/commit               chat   client
  createPoll                  POST   /polls                              common client
  updatePoll                  PUT    /polls                              common client
  queryPolls                  POST   /polls/query                        common client
  getPoll                     GET    /polls/{poll_id}                    common client
  updatePollPartial           PATCH  /polls/{poll_id}                    common client
  deletePoll                  DELETE /polls/{poll_id}                    common client
  createPollOption            POST   /polls/{poll_id}/options            common client
  updatePollOption            PUT    /polls/{poll_id}/options            common client
  getPollOption               GET    /polls/{poll_id}/options/{option_id} common client
  deletePollOption            DELETE /polls/{poll_id}/options/{option_id} common client
  queryPollVotes              POST   /polls/{poll_id}/votes              common client
  castPollVote                POST   /messages/{message_id}/polls/{poll_id}/vote chat client
  deletePollVote              DELETE /messages/{message_id}/polls/{poll_id}/vote/{vote_id} chat client
`

const expected = table
  .trim()
  .split('\n')
  .map((line) => line.trim().split(/\s+/))

it.each(expected)('%s is %s %s', (name, method, path, family, audience, mark) => {
  const row = streamOperations[name as keyof typeof streamOperations]
  const marks = { subscribes: mark === 'subscribes', isForm: mark === 'form' }
  expect(row).toEqual({ method, path, family, audience, ...marks })
})

it('has a line here for every row, so that a new row is looked up in the protocol', () => {
  expect(new Set(Object.keys(streamOperations))).toEqual(new Set(expected.map(([name]) => name)))
})

it('has no two rows with the same method and path', () => {
  const places = Object.values(streamOperations).map(({ method, path }) => `${method} ${path}`)
  expect(new Set(places).size).toBe(places.length)
})

it('travels each error code with the status of the protocol', () => {
  const statuses = { 401: '2 5 40 41 42 43', 400: '4 6 18 19 20 21', 403: '17 60 99', 404: '16', 408: '23' }
  const more = { 413: '22', 429: '9' }
  for (const [status, codes] of Object.entries({ ...statuses, ...more }))
    for (const code of codes.split(' '))
      expect(wireErrorStatus[Number(code) as keyof typeof wireErrorStatus], `code ${code}`).toBe(
        Number(status),
      )
  expect(Object.values(wireErrorCode).toSorted((a, b) => a - b)).toEqual(
    Object.keys(wireErrorStatus)
      .map(Number)
      .toSorted((a, b) => a - b),
  )
})
