// Validates HTML for as long as it is asked: on each line a page as JSON, on each line back its faults.
// node validate.mjs FOLDER, where FOLDER has the packages.

import { createRequire } from 'node:module'
import { createInterface } from 'node:readline'

const { HtmlValidate, StaticConfigLoader } = createRequire(`${process.argv[2]}/`)('html-validate')
const validator = new HtmlValidate(new StaticConfigLoader({ root: true, extends: ['html-validate:standard'] }))

for await (const line of createInterface({ input: process.stdin })) {
  const { results } = validator.validateStringSync(JSON.parse(line))
  const faults = results.flatMap(({ messages }) => messages)
    .map(({ ruleId, message, line, column }) => `${ruleId}: ${message} (line ${line}, column ${column})`)
  process.stdout.write(`${JSON.stringify(faults)}\n`)
}
