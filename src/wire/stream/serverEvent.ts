/** Families of events that only a server raises; any other word is an application's own. */
const SERVERS =
  /^(ai_indicator|app|automoderation|ban|call|channel|channel_batch_update|connection|draft|export|feeds|flag|health|import|location|member|message|moderation|notification|poll|reaction|reminder|review_queue_item|thread|typing|user|user_group)\./

/** Whether a type of event belongs to the protocol, known to this table or not. */
export const isServerEvent = (type: string): boolean => SERVERS.test(type)
