import { lazy, Suspense } from 'react'
import { useRoute } from './router'

const Ide = lazy(() => import('../ide').then(({ Ide }) => ({ default: Ide })))

export function App() {
  const route = useRoute()
  if (route.page === 'repl') {
    return (
      <Suspense fallback={null}>
        <Ide key={route.replId} replId={route.replId} />
      </Suspense>
    )
  }
  return <main>Devex</main>
}
