import { createContext, useContext } from 'react'
import type { Workbench } from './workbench'

export const WorkbenchContext = createContext<Workbench | null>(null)

export function useWorkbench(): Workbench {
  const workbench = useContext(WorkbenchContext)
  if (!workbench) throw new Error('This view is part of the IDE and cannot stand outside of it.')
  return workbench
}
