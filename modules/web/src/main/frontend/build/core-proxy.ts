import type { ProxyOptions } from 'vite'

/**
 * Sends `/auth` and `/api` of the dev server to a running core.
 *
 * The core refuses a foreign `Host` (421) and a foreign `Origin` (403). Both name the dev server here, so both are
 * rewritten; a request from any other site keeps its own `Origin` and is refused as it should be.
 */
export function core(target = process.env['DEVEX_PUBLIC_URL'] ?? 'http://localhost:9080'): ProxyOptions {
  return {
    target,
    changeOrigin: true,
    configure: (proxy) => {
      proxy.on('proxyReq', (outgoing, incoming) => {
        const ours = `http://${incoming.headers.host}`
        if (incoming.headers.origin === ours) outgoing.setHeader('origin', new URL(target).origin)
      })
    },
  }
}
