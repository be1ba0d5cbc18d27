/** What people react with. */
export const REACTIONS = ['like', 'love', 'haha']
