/** Every element that a host may style (`THEMING` §4): each has the class `parlour-<slot>` and the attribute `data-slot`. */
export type SlotName =
  | 'root'
  | 'panes'
  | 'skip-links'
  | 'skip-link'
  | 'live-region'
  | 'overlay'
  | 'button'
  | 'icon-button'
  | 'icon'
  | 'notice'
  | 'notice-text'
  | `skeleton${'' | '-shape' | '-group' | '-bubbles'}`
  | 'text'
  | 'text-quote'
  | `avatar${'' | '-image'}`
  | `presence${'' | '-dot'}`
  | `toast${'' | '-region' | '-text' | '-action' | '-close'}`
  | `dialog${'' | '-title' | '-text' | '-actions'}`
  | `menu${'' | '-item' | '-separator' | '-label' | '-shortcut'}`
  | `popover${'' | '-title' | '-text' | '-actions'}`
  | `tooltip${'' | '-anchor'}`
  | `profile${'' | '-name' | '-facts' | '-fact' | '-actions'}`
  | `shortcut-help${'' | '-group' | '-keys' | '-key'}`
  | 'link-confirm'
  | `report${'' | '-reasons' | '-reason' | '-note' | '-fault'}`
  | `message-flags${'' | '-list' | '-head' | '-note' | '-more'}`
  | `message-flag${'' | '-author' | '-channel' | '-time' | '-text' | '-reports' | '-report' | '-note' | '-actions'}`
  | `connection-banner${'' | '-text'}`
  | `channel-list${'' | '-items' | '-section' | '-section-heading' | '-read' | '-more' | '-failure'}`
  | `channel-item${'' | '-button' | '-avatar' | '-name' | '-preview' | '-author' | '-text' | '-time' | '-badge' | '-status' | '-actions'}`
  | 'channel'
  | `channel-header${'' | '-text' | '-title' | '-name' | '-subtitle' | '-actions' | '-back' | '-profile' | '-pinned'}`
  | `message-list${'' | '-viewport' | '-content' | '-top' | '-bottom' | '-rows' | '-row' | '-hint'}`
  | 'date-separator'
  | 'sticky-date'
  | 'unread-separator'
  | `unread-strip${'' | '-text' | '-action'}`
  | `jump-pill${'' | '-count'}`
  | 'jump-back'
  | 'system-message'
  | 'gap-row'
  | `message${
      | ''
      | '-gutter'
      | '-avatar'
      | '-content'
      | '-header'
      | '-heading'
      | '-author'
      | '-role'
      | '-time'
      | '-edited'
      | '-bubble'
      | '-quote'
      | '-quote-author'
      | '-quote-text'
      | '-body'
      | '-held'
      | '-mention'
      | '-mentioned'
      | '-link'
      | '-code'
      | '-code-box'
      | '-code-copy'
      | '-clip'
      | '-marks'
      | '-meta'
      | '-more'
      | '-attachments'
      | '-reactions'
      | '-status'
      | '-unkept'
      | '-failure'
      | '-toolbar'
      | '-tombstone'
      | '-ephemeral'
      | '-translated'
      | '-blocked'
      | '-pinned'
      | '-reminder'}`
  | `attachment${'' | '-actions' | '-error' | '-file' | '-words' | '-name' | '-size' | '-audio' | '-sound' | '-video' | '-film'}`
  | `picture${'' | '-frame' | '-image' | '-failure' | '-failed' | '-more'}`
  | `album${'' | '-place'}`
  | `lightbox${'' | '-view' | '-close' | '-stage' | '-sheet' | '-thumb' | '-image' | '-bar' | '-counter'}`
  | `voice-message${'' | '-main' | '-wave' | '-position' | '-bars' | '-played' | '-rest' | '-time' | '-speed' | '-failure'}`
  | `voice-recorder${'' | '-state' | '-wave' | '-time' | '-note' | '-dot'}`
  | `reminder-list${'' | '-items'}`
  | `pinned-messages${'' | '-items' | '-dialog' | '-close' | '-rest'}`
  | `pinned-message${'' | '-button' | '-author' | '-text' | '-by'}`
  | `forward${'' | '-search' | '-list' | '-choice' | '-none' | '-note' | '-hint'}`
  | `delete-choice${'' | 's'}`
  | `reminder-item${'' | '-button' | '-author' | '-channel' | '-text' | '-time'}`
  | `link-preview${'' | '-box' | '-remove' | '-image' | '-words' | '-title' | '-text' | '-host'}`
  | `reaction${'' | '-emoji' | '-count'}`
  | 'reaction-bar'
  | 'emoji-popover'
  | `emoji-picker${'' | '-search' | '-categories' | '-category' | '-grid' | '-section' | '-heading' | '-row' | '-cell' | '-none' | '-foot' | '-name' | '-tone'}`
  | `reactors${'' | '-tabs' | '-tab' | '-panel' | '-list' | '-rest'}`
  | `reactor${'' | '-name'}`
  | `composer${
      | ''
      | '-context'
      | '-context-text'
      | '-row'
      | '-grow'
      | '-field'
      | '-command'
      | '-command-name'
      | '-hint'
      | '-counter'
      | '-actions'
      | '-send'
      | '-notice'}`
  | `composer-${'paste' | 'paste-action'}`
  | `upload-tray${'' | '-items' | '-limits'}`
  | `upload${'' | '-thumb' | '-image' | '-edit' | '-name' | '-text' | '-meta' | '-progress' | '-error' | '-actions' | '-editor' | '-alt'}`
  | `upload-rejected${'' | '-head' | '-items' | '-item'}`
  | 'upload-button'
  | `message-uploads${'' | '-actions'}`
  | `dropzone${'' | '-text'}`
  | `composer-preview${'' | '-image' | '-words' | '-title' | '-host'}`
  | `suggestions${'' | '-item' | '-symbol' | '-name' | '-detail' | '-none'}`
  | `typing${'' | '-dots' | '-text'}`
  | `thread${'' | '-header' | '-title' | '-channel' | '-root' | '-count' | '-also'}`
  | `message-replies${'' | '-dot'}`
  | `thread-list${'' | '-items'}`
  | `thread-item${'' | '-button' | '-actions' | '-avatar' | '-name' | '-channel' | '-text' | '-draft' | '-summary' | '-badge'}`
  | `poll${
      | ''
      | '-question'
      | '-description'
      | '-hint'
      | '-options'
      | '-option'
      | '-control'
      | '-label'
      | '-badge'
      | '-bar'
      | '-count'
      | '-voters'
      | '-more'
      | '-foot'
      | '-actions'
      | '-form'
      | '-field'
      | '-fault'}`
  | `poll-${'dialog' | 'results' | 'result' | 'people' | 'person' | 'person-name' | 'comments'}`
  | `poll-comment${'' | '-author' | '-time' | '-text'}`
  | `poll-list${'' | '-filters' | '-filter' | '-items' | '-more' | '-failure'}`
  | `poll-item${'' | '-question' | '-facts'}`
  | `create-poll${'' | '-button' | '-field' | '-input' | '-options' | '-option' | '-handle' | '-switch' | '-fault' | '-hint'}`
  | `search${'' | '-bar' | '-input' | '-filters' | '-filter' | '-chips' | '-body' | '-results' | '-result' | '-author' | '-place' | '-time' | '-text' | '-mark' | '-more' | '-hint' | '-failure' | '-dialog' | '-close' | '-choice'}`

/** The class and the attribute by which a host finds one element of a component. */
export interface SlotProps {
  readonly className: string
  readonly 'data-slot': string
}

/** Names an element: `slot('message-body')` gives the class `parlour-message-body` and the same slot. */
export type NameSlot = (name: SlotName, ...extra: readonly (string | false | undefined)[]) => SlotProps

/**
 * Names an element without the host's own classes; components take the one of `useLook`, which has them.
 * @param extra further classes, the caller's own last
 */
export const slot: NameSlot = (name, ...extra) => ({
  className: [`parlour-${name}`, ...extra.filter(Boolean)].join(' '),
  'data-slot': name,
})

/** A state attribute: there when true, absent when not. */
export const flag = (on: boolean): '' | undefined => (on ? '' : undefined)
