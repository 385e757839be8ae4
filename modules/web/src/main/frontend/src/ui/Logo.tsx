/** The sign of Devex: a prompt, waiting. */
export function Logo({ size = 24 }: { size?: number }) {
  return (
    <svg width={size} height={size} viewBox="0 0 32 32" aria-hidden>
      <rect width="32" height="32" rx="7" fill="var(--color-logo)" />
      <g fill="none" stroke="#fff" strokeWidth="3" strokeLinecap="round" strokeLinejoin="round">
        <path d="M8.5 10.5 14 16l-5.5 5.5" />
        <path d="M17 22h7" />
      </g>
    </svg>
  )
}
