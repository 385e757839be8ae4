export function Ide({ replId }: { replId: string }) {
  return <main>{replId}</main>
}
