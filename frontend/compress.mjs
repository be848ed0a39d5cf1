// Writes FILE.br and FILE.gz beside each FILE named on the command line, where that is smaller.

import { readFileSync, writeFileSync } from 'node:fs'
import { brotliCompressSync, gzipSync } from 'node:zlib'

for (const file of process.argv.slice(2)) {
  const content = readFileSync(file)
  const packed = { br: brotliCompressSync(content), gz: gzipSync(content, { level: 9 }) }
  for (const [ending, bytes] of Object.entries(packed)) {
    if (bytes.length < content.length) writeFileSync(`${file}.${ending}`, bytes)
  }
}
