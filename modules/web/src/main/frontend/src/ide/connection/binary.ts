import { UnreadableFrame } from './fields'

/** Binary frames of `devex.binary.v1`: type u8, terminal number u32, sequence u64, big-endian, then bytes. */
const OUTPUT = 1
const INPUT = 2
const DRAWN = 3
const TYPED = 4
const HEADER = 13
const HIGH = 2 ** 32

export type BinaryFrame =
  | { readonly kind: 'output'; readonly terminal: number; readonly sequence: number; readonly bytes: Uint8Array }
  | { readonly kind: 'typed'; readonly terminal: number; readonly sequence: number }

/** `sequence` is the position of the first byte in all that this page has typed into the terminal. */
export function inputFrame(terminal: number, sequence: number, bytes: Uint8Array): ArrayBuffer {
  const frame = framed(INPUT, terminal, sequence, bytes.length)
  new Uint8Array(frame, HEADER).set(bytes)
  return frame
}

/** All output before `sequence` is drawn. */
export function drawnFrame(terminal: number, sequence: number): ArrayBuffer {
  return framed(DRAWN, terminal, sequence, 0)
}

/** The bytes of an output stay in `buffer`. */
export function decodeBinary(buffer: ArrayBuffer): BinaryFrame {
  if (buffer.byteLength < HEADER) throw new UnreadableFrame('a binary frame is cut short')
  const header = new DataView(buffer, 0, HEADER)
  const terminal = header.getUint32(1)
  const sequence = header.getUint32(5) * HIGH + header.getUint32(9)
  const type = header.getUint8(0)
  if (type === OUTPUT) return { kind: 'output', terminal, sequence, bytes: new Uint8Array(buffer, HEADER) }
  if (type === TYPED) return { kind: 'typed', terminal, sequence }
  throw new UnreadableFrame(`unknown type of binary frame ${type}`)
}

function framed(type: number, terminal: number, sequence: number, length: number): ArrayBuffer {
  const buffer = new ArrayBuffer(HEADER + length)
  const header = new DataView(buffer)
  header.setUint8(0, type)
  header.setUint32(1, terminal)
  header.setUint32(5, Math.floor(sequence / HIGH))
  header.setUint32(9, sequence % HIGH)
  return buffer
}
