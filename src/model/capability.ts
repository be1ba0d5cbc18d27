/** What a back end can do at all. What I may do in one channel is `ChannelCapability`. Nobody reads a back end's name. */
export type Capability =
  | 'edit-message'
  | 'delete-message'
  | 'reactions'
  | 'unique-reactions'
  | 'list-reactions'
  | 'typing'
  | 'read-marks'
  | 'presence'
  | 'quotes'
  | 'pins'
  | 'threads'
  | 'custom-events'
