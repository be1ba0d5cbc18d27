/**
 * The names that answers use themselves. Custom data may not take them: beside the other fields (v1) a custom
 * `deleted_at` would pass for the real one.
 */
const names = (text: string): ReadonlySet<string> => new Set(text.trim().split(/\s+/))

export const reservedOfUser: ReadonlySet<string> = names(`
  id name image role language invisible teams privacy_settings custom online banned shadow_banned blocked_user_ids
  last_active deactivated_at deleted_at created_at updated_at ban_expires devices mutes channel_mutes push_notifications
  total_unread_count unread_channels unread_count unread_threads teams_role avg_response_time bypass_moderation
  revoke_tokens_issued_before latest_hidden_channels push_preferences total_unread_count_by_team user user_id
`)

export const reservedOfChannel: ReadonlySet<string> = names(`
  id type cid custom frozen disabled hidden muted blocked cooldown member_count message_count last_message_at truncated_at
  truncated_by deleted_at created_by created_by_id created_at updated_at own_capabilities config config_overrides
  members membership invites team filter_tags auto_translation_enabled auto_translation_language hide_messages_before
  mute_expires_at read watchers watcher_count messages pinned_messages threads draft hide_for_creator truncated_by_id
`)

export const reservedOfMember: ReadonlySet<string> = names(`
  user user_id channel_role role custom banned shadow_banned notifications_muted invited invite_accepted_at
  invite_rejected_at is_moderator status archived_at pinned_at ban_expires created_at updated_at deleted_at
  deleted_messages cid
`)

export const reservedOfMessage: ReadonlySet<string> = names(`
  id cid type text html mml command user user_id attachments mentioned_users mentioned_channel mentioned_here
  mentioned_groups mentioned_group_ids mentioned_roles restricted_visibility parent_id show_in_channel
  quoted_message_id quoted_message reply_count deleted_reply_count thread_participants pinned pinned_at pinned_by
  pin_expires silent shadowed reaction_counts reaction_scores reaction_groups latest_reactions own_reactions custom
  created_at updated_at deleted_at deleted_for_me message_text_updated_at poll poll_id shared_location reminder draft
  i18n image_labels member moderation channel
`)

export const reservedOfReaction: ReadonlySet<string> = names(`
  message_id type score emoji_code user user_id custom created_at updated_at
`)

export const reservedOfPoll: ReadonlySet<string> = names(`
  id name description options voting_visibility enforce_unique_vote max_votes_allowed allow_user_suggested_options
  allow_answers is_closed vote_count vote_counts_by_option latest_votes_by_option answers_count latest_answers own_votes
  created_by created_by_id user user_id custom created_at updated_at duration
`)

export const reservedOfPollOption: ReadonlySet<string> = names('id text user user_id custom duration')

export const reservedOfFlag: ReadonlySet<string> = names(`
  target_message_id target_user_id target_message target_user reason user user_id created_by_automod created_at
  updated_at approved_at rejected_at reviewed_at reviewed_by details message moderation_feedback moderation_result custom
`)

export const reservedOfAttachment: ReadonlySet<string> = names(`
  type title title_link text image_url thumb_url asset_url og_scrape_url custom author_icon
  author_link author_name color fallback footer footer_icon original_height original_width pretext actions fields giphy
`)

export const reservedOfThread: ReadonlySet<string> = names(`
  channel_cid channel parent_message_id parent_message title reply_count participant_count active_participant_count
  thread_participants created_by_user_id created_by last_message_at created_at updated_at deleted_at custom
  latest_replies read draft duration
`)

export const reservedOfEvent: ReadonlySet<string> = names(`
  type cid channel channel_id channel_type channel_member_count channel_message_count channel_last_message_at
  channel_custom message message_id message_update parent_id thread thread_id hard_delete deleted_for_me reaction member
  user user_id watcher_count last_read_at last_read_message_id first_unread_message_id unread_messages
  total_unread_count unread_channels unread_count unread_threads unread_thread_messages connection_id me custom
  created_at received_at created_by team reason poll poll_vote thread_participants automoderation
  automoderation_scores grouped_unread_channels
`)
