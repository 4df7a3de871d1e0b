const END_OF_DIRECTORY = 0x06054b50
const DIRECTORY_ENTRY = 0x02014b50
const LOCAL_HEADER = 0x04034b50
/** 1980-01-01 00:00, the beginning of time in MS-DOS. */
const TIME_AND_DATE = 0x00210000

/** Sets the time of every entry of a ZIP file (APPNOTE 4.3) to one that is always the same, so that the same content is the same bytes. */
export function fixZipTimes(zip: Buffer): Buffer {
  const end = zip.lastIndexOf(Buffer.from([0x50, 0x4b, 0x05, 0x06]))
  if (end < 0 || zip.readUInt32LE(end) !== END_OF_DIRECTORY) throw new Error('no end of a central directory')
  let place = zip.readUInt32LE(end + 16)
  for (let count = zip.readUInt16LE(end + 10); count > 0; count -= 1) {
    const local = zip.readUInt32LE(place + 42)
    if (zip.readUInt32LE(place) !== DIRECTORY_ENTRY || zip.readUInt32LE(local) !== LOCAL_HEADER)
      throw new Error('the central directory is broken')
    zip.writeUInt32LE(TIME_AND_DATE, place + 12)
    zip.writeUInt32LE(TIME_AND_DATE, local + 10)
    place += 46 + zip.readUInt16LE(place + 28) + zip.readUInt16LE(place + 30) + zip.readUInt16LE(place + 32)
  }
  return zip
}
