import { createStore } from 'zustand/vanilla'

export const quickOpen = createStore<{ readonly open: boolean }>(() => ({ open: false }))
