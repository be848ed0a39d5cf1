// Takes out of a compiled style sheet what none of our pages uses. Reads standard input, writes
// standard output. A test looks in the templates for the names that unused.json lists.

import { readFileSync } from 'node:fs'
import postcss from 'postcss'

const { names } = JSON.parse(readFileSync(new URL('unused.json', import.meta.url), 'utf8'))
// Letters come from <body>; no browser in use needs the rest.
const PROPERTIES = /^(-(webkit|moz-osx)-font-smoothing|-webkit-clip-path|clip|-ms-user-select|-webkit-text-decoration-skip.*|text-decoration-skip|word-wrap|--govuk-(breakpoint|frontend|template|surface-(text|border)).*)$/
const OLD_BROWSERS = /caret-color|padding: ?max|border-width: ?max/

function slimAtRule (rule) {
  rule.params = rule.params.replace(/, ?\(-ms-high-contrast: ?active\)/, '')
  if (OLD_BROWSERS.test(rule.params)) rule.remove()
}

function slimRule (rule) {
  const used = rule.selectors.filter((selector) => !names.some((name) => selector.includes(name)))
  if (used.length) rule.selectors = used
  else rule.remove()
}

function slimDeclaration (declaration) {
  const { prop, value } = declaration
  const isRepeated = prop === 'font-family' && value.startsWith('system-ui')
  if (isRepeated || PROPERTIES.test(prop)) declaration.remove()
  declaration.value = declaration.value.replace(/var\((--[\w-]+), ?[^()]+\)/g, 'var($1)')
}

function dropEmpty (container) {
  for (const node of [...container.nodes]) {
    if (node.nodes) dropEmpty(node)
    if (node.nodes?.length === 0) node.remove()
  }
}

const root = postcss.parse(readFileSync(0, 'utf8'))
root.walkAtRules(slimAtRule)
root.walkRules(slimRule)
root.walkDecls(slimDeclaration)
dropEmpty(root)
process.stdout.write(root.toString())
