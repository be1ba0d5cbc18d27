import { asObject, type Json } from '../../wire/decode.ts'

/*
 * Custom data lies beside the built-in fields (v1) or in an object of its own (v2). What is built in has to be
 * known, or it would be taken for custom.
 */
const builtIn: Readonly<
  Record<'user' | 'channel' | 'message' | 'thread' | 'event' | 'poll', ReadonlySet<string>>
> = {
  user: new Set(
    'id name image role language online invisible banned shadow_banned teams teams_role blocked_user_ids last_active deactivated_at deleted_at created_at updated_at ban_expires bypass_moderation devices privacy_settings push_notifications push_preferences revoke_tokens_issued_before avg_response_time total_unread_count total_unread_count_by_team unread_channels unread_count unread_threads mutes channel_mutes latest_hidden_channels custom'.split(
      ' ',
    ),
  ),
  channel: new Set(
    'id type cid name image frozen disabled blocked hidden muted mute_expires_at member_count message_count cooldown last_message_at truncated_at truncated_by deleted_at created_by created_at updated_at own_capabilities config team members filter_tags hide_messages_before auto_translation_enabled auto_translation_language custom'.split(
      ' ',
    ),
  ),
  event: new Set(
    'type cid channel channel_id channel_type channel_member_count channel_message_count channel_last_message_at channel_custom message message_id message_update parent_id thread thread_id hard_delete deleted_for_me reaction member user user_id watcher_count last_read_at last_read_message_id first_unread_message_id unread_messages total_unread_count unread_channels unread_count unread_threads unread_thread_messages connection_id me custom created_at received_at created_by team reason poll poll_vote thread_participants automoderation automoderation_scores grouped_unread_channels'.split(
      ' ',
    ),
  ),
  poll: new Set(
    'id name description options voting_visibility enforce_unique_vote max_votes_allowed allow_user_suggested_options allow_answers is_closed vote_count vote_counts_by_option latest_votes_by_option answers_count latest_answers own_votes created_by_id created_by created_at updated_at custom'.split(
      ' ',
    ),
  ),
  thread: new Set(
    'channel_cid channel parent_message_id parent_message title reply_count participant_count active_participant_count thread_participants created_by_user_id created_by last_message_at created_at updated_at deleted_at latest_replies read draft custom'.split(
      ' ',
    ),
  ),
  message: new Set(
    'id cid type text html mml user user_id member created_at updated_at message_text_updated_at deleted_at deleted_for_me parent_id show_in_channel quoted_message_id quoted_message attachments mentioned_users mentioned_channel mentioned_here mentioned_roles mentioned_groups mentioned_group_ids restricted_visibility reply_count deleted_reply_count thread_participants pinned pinned_at pin_expires pinned_by silent shadowed reaction_counts reaction_scores reaction_groups latest_reactions own_reactions poll poll_id i18n command moderation image_labels draft reminder shared_location channel custom'.split(
      ' ',
    ),
  ),
}

/** Whether a name is one of the protocol's own, and so can be no custom field. */
export const isBuiltIn = (kind: keyof typeof builtIn, name: string): boolean => builtIn[kind].has(name)

const NOTHING: Json = Object.freeze(Object.create(null) as Json)

/** Deeper values are left out: nothing shows them, and comparing or storing them would exhaust the stack. */
const DEEPEST = 32

const isShallow = (value: unknown, left: number = DEEPEST): boolean =>
  typeof value !== 'object' ||
  value === null ||
  (left > 0 && Object.values(value).every((inner) => isShallow(inner, left - 1)))

/** The custom data of an entity in either form, in an object without a prototype. */
export function customOf(kind: keyof typeof builtIn, entity: Json): Json {
  const own = Object.entries(entity).filter(([name]) => !builtIn[kind].has(name))
  const nested = Object.entries(asObject(entity['custom']))
  if (own.length === 0 && nested.length === 0) return NOTHING
  const custom = Object.create(null) as Record<string, unknown>
  for (const [name, value] of [...own, ...nested]) if (isShallow(value)) custom[name] = value
  return custom
}
