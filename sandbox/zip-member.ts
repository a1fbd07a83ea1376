import { inflateRawSync } from 'node:zlib'

/**
 * One file out of a zip archive (PKWARE APPNOTE 4.3; a Python wheel is one): `name` is looked up in the directory at
 * the archive's end. Throws an Error when it is not there, or is packed otherwise than stored or deflated. Archives
 * over 4 GB are not read; the caller knows the archive to be whole.
 */
export function memberOfZip(archive: Buffer, name: string): Buffer {
  const end = archive.lastIndexOf(END_OF_DIRECTORY)
  if (end < 0) throw new Error('Not a zip archive: it has no directory.')
  const entries = archive.readUInt16LE(end + 10)
  let at = archive.readUInt32LE(end + 16)
  for (let entry = 0; entry < entries; entry++) {
    const nameLength = archive.readUInt16LE(at + 28)
    const nameStart = at + DIRECTORY_ENTRY_BYTES
    if (archive.toString('utf8', nameStart, nameStart + nameLength) === name) return unpack(archive, at, name)
    at = nameStart + nameLength + archive.readUInt16LE(at + 30) + archive.readUInt16LE(at + 32)
  }
  throw new Error(`The archive has no ${name}.`)
}

const END_OF_DIRECTORY = Buffer.from('PK\x05\x06', 'latin1')
const DIRECTORY_ENTRY_BYTES = 46
const LOCAL_HEADER_BYTES = 30
const STORED = 0
const DEFLATED = 8

function unpack(archive: Buffer, entry: number, name: string): Buffer {
  const method = archive.readUInt16LE(entry + 10)
  const packedLength = archive.readUInt32LE(entry + 20)
  const header = archive.readUInt32LE(entry + 42)
  // The local header repeats the name, with extra fields of its own length.
  const start = header + LOCAL_HEADER_BYTES + archive.readUInt16LE(header + 26) + archive.readUInt16LE(header + 28)
  const packed = archive.subarray(start, start + packedLength)
  if (method === STORED) return packed
  if (method === DEFLATED) return inflateRawSync(packed)
  throw new Error(`${name} is packed by method ${method}; only stored and deflated are read.`)
}
