import { create } from 'zustand'

/** Whether somebody who was signed in no longer is, without having said so in this page. */
export const useSession = create<{ hasEnded: boolean }>()(() => ({ hasEnded: false }))
